import Decimals
import ExactJSON
import FEEL
import Grants

extension OfflineEvaluation {
    /// The payout schedule of a grant (api.md section 5); of the support applied for, and as of today, where none is given.
    func payouts(
        of grant: Decimal128?, decidedOn day: CalendarDate?, advance: Decimal128?, carryOvers: [CarryOver] = []
    ) throws(CommandFailure) -> JSON {
        guard let start = content.period?.start, let end = content.period?.end else {
            throw CommandFailure("/period: the application states no period to pay out over")
        }
        let day = day ?? call.zone.date(at: .now())
        do {
            let grant = try grant ?? content.requestedSupport.values.sum()
            let award = Award(
                grant: grant, supportByYear: content.requestedSupport, start: start, end: end, decidedOn: day, calendar: programme.calendar,
                advance: advance, carryOvers: carryOvers)
            let instalments = try programme.payout.schedule(for: award)
            return .members([
                ("currency", .string(programme.currency)), ("granted", grant.moneyJSON),
                ("acceptBy", try programme.payout.acceptBy(decidedOn: day).map { .string($0.description) }),
                ("items", .array(instalments.map { .members($0.members) })),
            ])
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}

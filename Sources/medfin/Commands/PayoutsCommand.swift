import ArgumentParser
import Decimals
import ExactJSON
import FEEL
import Grants
import Localisation

struct PayoutsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payouts",
        abstract: "Compute the payout schedule that a grant to an application would have, with no server or database.",
        discussion: "The schedule is that of the programme's payout plan; whether the grant keeps the programme's rules is told by evaluate.")

    @OptionGroup var document: DocumentOptions

    @Option(
        help: ArgumentHelp("The grant, such as 3697750; by default the support that is applied for.", valueName: "amount"), transform: Self.amount)
    var grant: Decimal128?

    @Option(help: ArgumentHelp("The day of the decision, such as 2019-12-10; by default today.", valueName: "date"), transform: Self.day)
    var decided: CalendarDate?

    @Option(help: ArgumentHelp("What the decision says is paid in advance.", valueName: "amount"), transform: Self.amount)
    var advance: Decimal128?

    @Option(
        help: ArgumentHelp(
            "A year whose tranche, or so much of it, is not used then and paid with the next year's. May be given more than once.",
            valueName: "year[=amount]"),
        transform: Self.carryOver)
    var carryOver: [CarryOver] = []

    @Flag(help: "Print what GET /v1/applications/{id}/payout-schedule answers, without the application.")
    var json = false

    func run() async throws {
        let offline = try document.evaluation()
        let schedule = try offline.payouts(of: grant, decidedOn: decided, advance: advance, carryOvers: carryOver)
        guard !json else { return Console.write(schedule.text(.pretty)) }
        Console.write(
            offline.heading + "\n\n" + PayoutReport(schedule: schedule, currency: offline.programme.currency, language: document.language).text)
    }

    /// Money, as documents write it.
    static func amount(_ argument: String) throws -> Decimal128 {
        guard case .success(let amount) = Money.read(.string(argument)) else {
            throw ValidationError("expected an amount such as 3697750 or 0.50, found \(argument)")
        }
        return amount
    }

    static func carryOver(_ argument: String) throws -> CarryOver {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let year = Int(parts[0]), (1...9999).contains(year) else {
            throw ValidationError("expected a year such as 2019, or 2019=250000 for a part of its tranche, found \(argument)")
        }
        return CarryOver(year: year, amount: try parts.dropFirst().first.map(amount))
    }

    static func day(_ argument: String) throws -> CalendarDate {
        guard let day = try? CalendarDate(parsing: argument) else {
            throw ValidationError("expected a date such as 2019-12-10, found \(argument)")
        }
        return day
    }
}

import Decimals
import ExactJSON
import Explanation
import FEEL
import Testing

@testable import Grants

/// Applications a little beyond one limit, and what their remedy must do.
@Suite("Remedies of generated applications")
struct RemedyProperties {
    /// A limit, the rule that holds it, and an application just beyond it.
    enum Limit: CaseIterable {
        case displayedShare, exactShare, publicSupport, preStudy, regionAmount, advance
        case shareOfCosts, highestSupport, duration, councilAdvice, smallCost

        var isSwedish: Bool {
            switch self {
            case .displayedShare, .exactShare, .publicSupport, .preStudy, .regionAmount, .advance: true
            case .shareOfCosts, .highestSupport, .duration, .councilAdvice, .smallCost: false
            }
        }

        var rule: String {
            switch self {
            case .displayedShare: "supportShare"
            case .exactShare: "exactShare"
            case .publicSupport: "publicSupport"
            case .preStudy: "preStudySupport"
            case .regionAmount: "regionAmountLimit"
            case .advance: "advanceAmount"
            case .shareOfCosts, .highestSupport: "supportLimit"
            case .duration: "duration"
            case .councilAdvice: "councilAdvice"
            case .smallCost: "costOutsideSize"
            }
        }

        /// What a remedy must be able to change.
        var facts: Set<String> {
            switch self {
            case .displayedShare, .exactShare, .publicSupport, .preStudy, .regionAmount, .shareOfCosts, .highestSupport:
                ["financing.requestedSupport"]
            case .advance: ["answers.advanceAmount"]
            case .duration: ["period.start", "period.end"]
            case .councilAdvice, .smallCost: ["staff", "externalServices"]
            }
        }
    }

    @Test("A remedy carried out in the document passes its rule, and one step less does not", arguments: Limit.allCases, 0..<6)
    func remedy(limit: Limit, seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed * 31 + 7))
        let (evaluator, content) = try Self.application(limit, &random)
        let instant = try Instant(parsing: "2026-11-21T12:00:00Z")
        let evaluation = try evaluator.evaluate(content, at: instant, explained: true)
        let result = try #require(evaluation.rules.first { $0.id == limit.rule })
        #expect(result.outcome == .fail)
        let remedies = try #require(result.explanation).remedies
        #expect(Set(remedies.flatMap(\.changes).map(\.path)) == limit.facts)
        for change in remedies.flatMap(\.changes) {
            let step = change.direction == .raise ? -1 : 1
            for (needed, outcome) in [(change.needed, RuleResult.Outcome.pass), (Self.moved(change.needed, by: step), .fail)] {
                let changed = try Self.carryOut(change.path, needed, in: content)
                let again = try evaluator.evaluate(changed, at: instant).rules.first { $0.id == limit.rule }
                #expect(again?.outcome == outcome, "\(change.path) \(change.current) to \(needed)")
            }
            guard change.path == "financing.requestedSupport" else { continue }
            let granted = try evaluator.evaluate(content, at: instant, grantedSupport: change.needed.number)
            #expect(granted.rules.first { $0.id == limit.rule }?.outcome == .pass)
        }
    }

    private static func moved(_ value: Value, by step: Int) -> Value {
        switch value {
        case .number(let number): .number(number.adding(Decimal128(step)) ?? number)
        case .date(let date): .of(CalendarDate(daysSinceEpoch: date.daysSinceEpoch + step))
        default: value
        }
    }

    // MARK: Documents

    static func application(_ limit: Limit, _ random: inout SplitMix) throws -> (Evaluator, ApplicationContent) {
        var programme = try Repository.programme(limit.isSwedish ? "se-eruf-mellersta-norrland" : "no-difi-medfinansiering")
        let call = try Repository.call(limit.isSwedish ? "se-eruf-mellersta-norrland-open" : "no-difi-medfinansiering-open")
        let excess = Decimal128(1 + random.below(3))
        var content = ApplicationContent()
        let years = Array(2026..<2027 + random.below(4))
        let seed = random.below(1 << 20)
        func spread(_ total: Decimal128) throws -> YearlyAmounts {
            let weights = Dictionary(uniqueKeysWithValues: years.enumerated().map { ($1, Decimal128(1 + (seed >> (3 * $0)) % 8)) })
            return try weights.scaled(to: total, in: years)
        }
        func cost(_ category: String, _ total: Decimal128) throws -> BudgetLine {
            var line = BudgetLine()
            line.category = category
            line.amounts = try spread(total)
            return line
        }
        func coFinancing(_ total: Decimal128) throws -> CoFinancier {
            var coFinancier = CoFinancier()
            coFinancier.sector = .public
            coFinancier.cash = try spread(total)
            return coFinancier
        }
        let third = Decimal128(200_000 + random.below(3_000_000))
        let amount = try third + Decimal128(random.below(100)) / 100
        switch limit {
        case .displayedShare:
            content.lines = [try cost("staff", amount), try cost("externalServices", third)]
            content.coFinanciers = [try coFinancing(amount)]
            content.requestedSupport = try spread((amount + amount / 4000 + excess).rounded(toScale: 2))
        case .exactShare:
            content.lines = [try cost("staff", amount)]
            content.coFinanciers = [try coFinancing(amount)]
            content.requestedSupport = try spread(amount + excess)
        case .publicSupport:
            content.lines = [try cost("externalServices", amount * 2)]
            content.coFinanciers = [try coFinancing(amount + excess)]
            content.requestedSupport = try spread(amount)
        case .preStudy:
            content.lines = [try cost("staff", third + 900_000)]
            content.requestedSupport = try spread(400_000 + excess)
            content.answers = [Answer(question: "preStudy", value: true)]
        case .regionAmount:
            let index = try #require(programme.parameters.firstIndex { $0.id == "regionMaximumSupport" })
            programme.parameters[index].values[0].value = .number(amount)
            content.lines = [try cost("staff", amount * 3)]
            content.requestedSupport = try spread(amount + excess)
        case .advance:
            content.lines = [try cost("staff", amount)]
            content.requestedSupport = try spread(amount)
            let half = try amount / 2
            let asked = try (min(half, 400_000) + excess).rounded(toScale: 2)
            content.answers = [
                Answer(question: "advanceRequested", value: true),
                Answer(question: "advanceAmount", value: .string(asked.plainText)),
            ]
        case .shareOfCosts:
            content.lines = [try cost("staff", amount), try cost("externalServices", amount)]
            content.requestedSupport = try spread(amount + excess)
        case .highestSupport:
            content.lines = [try cost("staff", amount + 40_000_000)]
            content.requestedSupport = try spread(15_000_000 + excess)
        case .duration:
            let start = CalendarDate(daysSinceEpoch: 20_500 + random.below(1000))
            var period = ProjectPeriod()
            period.start = start
            period.end = start.flatMap { CalendarDate(daysSinceEpoch: $0.daysSinceEpoch + 1096 + seed % 20) }
            content.period = period
        case .councilAdvice:
            content.lines = [try cost("staff", 4_000_000), try cost("externalServices", 6_000_000 + excess)]
        case .smallCost:
            content.lines = [try cost("staff", 2_000_000), try cost("externalServices", 3_000_000 - excess)]
        }
        return (Evaluator(programme, call: call), content)
    }

    /// As an applicant would: less support from the last years, the difference paid by a private co-financier; the whole
    /// difference of a cost in the first year of its first line.
    private static func carryOut(_ path: String, _ needed: Value, in content: ApplicationContent) throws -> ApplicationContent {
        var content = content
        switch (path, needed) {
        case ("financing.requestedSupport", .number(let amount)):
            var left = try content.requestedSupport.values.sum() - amount
            var coFinancier = CoFinancier()
            coFinancier.sector = .private
            for (year, support) in content.requestedSupport.sorted(by: { $0.key > $1.key }) {
                let part = min(support, left)
                content.requestedSupport[year] = try support - part
                coFinancier.cash[year] = part
                left = try left - part
            }
            content.coFinanciers.append(coFinancier)
        case ("answers.advanceAmount", .number(let amount)):
            let index = try #require(content.answers.firstIndex { $0.question == "advanceAmount" })
            content.answers[index].value = .string(amount.plainText)
        case ("period.start", .date(let date)): content.period?.start = date
        case ("period.end", .date(let date)): content.period?.end = date
        case (_, .number(let amount)):
            let index = try #require(content.lines.firstIndex { $0.category == path })
            let year = try #require(content.lines[index].amounts.keys.min())
            let difference = try amount - content.lines[index].amounts.values.sum()
            content.lines[index].amounts[year] = try (content.lines[index].amounts[year] ?? 0) + difference
        default: Issue.record("\(path) is nothing that can be changed")
        }
        return content
    }
}

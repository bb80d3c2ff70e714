import Decimals
import Explanation
import FEEL
import Localisation
import Testing

/// A rule on the example's inputs with the remedies expected in English, or in the languages given.
struct RemedyCase: Sendable, CustomTestStringConvertible {
    let source: String
    let expected: [String]

    init(_ source: String, _ expected: String...) {
        self.source = source
        self.expected = expected
    }

    var testDescription: String { source }
}

@Suite("Remedies")
struct RemedyTests {
    static let facts = [
        AdjustableFact("finance.requested", minimum: 0), AdjustableFact("finance.total", minimum: 0),
        AdjustableFact("share", unit: Example.number("0.01"), minimum: 0), AdjustableFact("start"), AdjustableFact("end"),
        AdjustableFact("partners"),
    ]

    static func finder(_ source: String, slots: [Value] = Example.slots) throws -> RemedyFinder {
        RemedyFinder(try FEELExpression.compile(source: source, against: Example.declarations), slots: slots)
    }

    @Test(
        "a failed rule says the least change of each fact that would make it pass",
        arguments: [
            RemedyCase(
                "finance.requested <= 0.5 * finance.total", "Lower requested support by 5 to 3,697,750.",
                "Raise total financing by 10 to 7,395,510."),
            RemedyCase(
                "finance.requested < 0.5 * finance.total", "Lower requested support by 6 to 3,697,749.",
                "Raise total financing by 11 to 7,395,511."),
            RemedyCase(
                "finance.requested * 2 = finance.total", "Lower requested support by 5 to 3,697,750.",
                "Raise total financing by 10 to 7,395,510."),
            RemedyCase("finance.requested != 3697755", "Lower requested support by 1 to 3,697,754."),
            RemedyCase(
                "finance.requested <= finance.total / 3", "Lower requested support by 1,232,589 to 2,465,166.",
                "Raise total financing by 3,697,765 to 11,093,265."),
            RemedyCase("-finance.requested >= -3e6", "Lower requested support by 697,755 to 3,000,000."),
            RemedyCase("share >= 62", "Raise aid rate by 0.72 to 62."),
            RemedyCase("share between 10 and 50", "Lower aid rate by 11.28 to 50."),
            RemedyCase("share in (<10, [20..30])", "Lower aid rate by 31.28 to 30."),
            RemedyCase("share in (50, 60, 70)", "Lower aid rate by 1.28 to 60."),
            RemedyCase("share in [70..80)", "Raise aid rate by 8.72 to 70."),
            RemedyCase("not(share > 50)", "Lower aid rate by 11.28 to 50."),
            RemedyCase(
                "share > 70 or finance.requested < 1000000", "Lower requested support by 2,697,756 to 999,999.",
                "Raise aid rate by 8.73 to 70.01."),
            RemedyCase(
                "share <= 20 and start <= end", "Lower aid rate by 41.28 to 20. Set start to 14 January 2018 at the latest."),
            RemedyCase(
                "finance.requested <= 0.5 * finance.total and finance.requested <= 3600000",
                "Lower requested support by 97,755 to 3,600,000."),
            RemedyCase(
                "finance.requested <= 0.5 * finance.total and finance.requested <= 3600000 and share < 61",
                "Lower requested support by 97,755 to 3,600,000. Lower aid rate by 0.29 to 60.99."),
            RemedyCase(
                "if share > 50 then finance.requested <= 1000 else finance.requested <= 5000",
                "Lower requested support by 3,696,755 to 1,000."),
            RemedyCase("if share > 50 then false else true", "Lower aid rate by 11.28 to 50."),
            RemedyCase(
                "sum(finance.requested, finance.total) <= 1e7", "Lower requested support by 1,093,255 to 2,604,500.",
                "Lower total financing by 1,093,255 to 6,302,245."),
            RemedyCase("min(finance.requested, 100000) <= 3", "Lower requested support by 3,697,752 to 3."),
            RemedyCase("max([finance.requested, 100000]) <= 200000", "Lower requested support by 3,497,755 to 200,000."),
            RemedyCase("abs(share - 50) <= 1", "Lower aid rate by 10.28 to 51."),
            RemedyCase("floor(finance.requested / 1000) <= 3000", "Lower requested support by 696,756 to 3,000,999."),
            RemedyCase("round half up(share, -1) = 50", "Lower aid rate by 6.29 to 54.99."),
            RemedyCase("share * share <= 2500", "Lower aid rate by 11.28 to 50."),
            RemedyCase("every p in partners satisfies share <= p.cash + 80", "Lower aid rate by 1.28 to 60."),
            RemedyCase(
                "start <= end", "Set start to 14 January 2018 at the latest.", "Set end to 17 January 2018 at the earliest."),
            RemedyCase("start = end", "Set start to 14 January 2018.", "Set end to 17 January 2018."),
            RemedyCase("start >= @\"2019-10-03\"", "Set start to 3 October 2019 at the earliest."),
            RemedyCase(
                "end - start >= @\"P30D\"", "Set start to 15 December 2017 at the latest.",
                "Set end to 16 February 2018 at the earliest."),
            RemedyCase(
                "years and months duration(start, end) >= @\"P1Y\"", "Set start to 14 January 2017 at the latest.",
                "Set end to 17 January 2019 at the earliest."),
            RemedyCase("start.year = 2019", "Set start to 1 January 2019 at the earliest."),
            RemedyCase("before(start, [@\"2018-01-01\"..@\"2018-01-10\"])", "Set start to 31 December 2017 at the latest."),
            RemedyCase("count(partners) >= 5", "partners: at least 5, 2 more than now."),
            RemedyCase("count(partners) < 3", "partners: at most 2, 1 fewer than now."),
        ])
    func remedies(_ example: RemedyCase) throws {
        let remedies = try Self.finder(example.source).remedies(changing: Self.facts)
        #expect(remedies.map { $0.text(in: .en, labels: Example.labels) } == example.expected)
    }

    @Test(
        "where nothing that may be changed helps there is no remedy",
        arguments: [
            "share <= 70", "missing > 5", "share > share", "code = \"x\"", "1 = 2", "finance.requested < 0",
            "sum(partners.cash) > 100", "count(partners[cash > 0]) > 2", "count(partners) > 20000", "share + missing > 3",
            "finance.requested > 10 ** 30", "share / 0 > 1", "sent > @\"2019-01-01T00:00:00Z\"",
        ])
    func none(_ source: String) throws {
        #expect(try Self.finder(source).remedies(changing: Self.facts).isEmpty)
    }

    @Test("a remedy keeps within the bounds of its fact, and to its unit")
    func bounds() throws {
        func texts(_ fact: AdjustableFact) throws -> [String] {
            try Self.finder("finance.requested <= 3000500").remedies(changing: [fact]).map { $0.text(in: .en, labels: Example.labels) }
        }
        #expect(try texts(AdjustableFact("finance.requested", unit: 1000)) == ["Lower requested support by 697,755 to 3,000,000."])
        #expect(try texts(AdjustableFact("finance.requested", minimum: 3_000_500)) == ["Lower requested support by 697,255 to 3,000,500."])
        #expect(try texts(AdjustableFact("finance.requested", minimum: 3_000_501)).isEmpty)
        #expect(try texts(AdjustableFact("finance.requested", unit: 0)).isEmpty)
        #expect(try texts(AdjustableFact("finance.other")).isEmpty)
    }

    @Test(
        "at a limit there is nothing to mend, just beyond it one unit",
        arguments: [(3_697_749, nil), (3_697_750, nil), (3_697_751, 1), (3_697_752, 2)] as [(Int, Int?)])
    func limits(_ requested: Int, _ difference: Int?) throws {
        var slots = Example.slots
        slots[0] = .context(["requested": .number(requested), "total": 7_395_500])
        let remedies = try Self.finder("finance.requested <= 0.5 * finance.total", slots: slots)
            .remedies(changing: [AdjustableFact("finance.requested")])
        let change = remedies.first?.changes.first
        #expect(change?.difference == difference.map { .number($0) })
        #expect(change.map { $0.needed } == difference.map { _ in .number(3_697_750) })
    }

    @Test("derived values follow the change where the caller evaluates them anew")
    func derived() throws {
        // The flat rate stands on the staff costs, the costs on both, each rounded to the krona.
        let rule = try FEELExpression.compile(source: "support <= 0.5 * costs", against: Declarations(["support": .number, "costs": .number]))
        func slots(_ staff: Decimal128) -> [Value]? {
            guard let overhead = staff.multiplied(by: Example.number("0.15")).flatMap({ try? $0.rounded(toUnit: 1) }),
                let costs = staff.adding(overhead)
            else { return nil }
            return [5000, .number(costs)]
        }
        let finder = RemedyFinder(rule, slots: try #require(slots(8000))) { given in
            given["budget.staff"]?.number.flatMap(slots)
        }
        let remedies = finder.remedies(changing: [AdjustableFact("budget.staff", current: 8000)])
        #expect(remedies.map { $0.text(in: .en, labels: { _ in nil }) } == ["Raise budget.staff by 696 to 8,696."])
        #expect(slots(8695)?[1] == 9999)
    }

    @Test("a limit on a share printed with two decimals is met by the greatest amount that still rounds to it")
    func roundedShare() throws {
        let rule = try FEELExpression.compile(source: "share <= 50", against: Declarations(["share": .number]))
        var evaluations = 0
        func slots(_ support: Decimal128) -> [Value]? {
            evaluations += 1
            guard let total = support.adding(3_697_745), let share = support.multiplied(by: 100).flatMap({ $0.divided(by: total) }),
                let shown = try? share.quantized(toScale: 2, mode: .halfUp)
            else { return nil }
            return [.number(shown)]
        }
        let finder = RemedyFinder(rule, slots: try #require(slots(3_800_000))) { given in given["support"]?.number.flatMap(slots) }
        let remedies = finder.remedies(changing: [AdjustableFact("support", current: 3_800_000, minimum: 0)])
        #expect(remedies.map { $0.text(in: .en, labels: { _ in nil }) } == ["Lower support by 101,516 to 3,698,484."])
        #expect(evaluations < 150)
    }
}

@Suite("Remedies at the bounds of a fact")
struct BoundedRemedyTests {
    @Test("a fact whose first step down is its highest value is still searched below it")
    func nextToTheBound() throws {
        let declarations = Declarations(["amount": .number])
        let condition = try FEELExpression.compile(source: "round half up(amount / 100, 0) <= 50", against: declarations)
        let current = Value.number(Example.number("5123.40"))
        let fact = AdjustableFact("amount", current: current, minimum: 0, maximum: current)
        let remedies = RemedyFinder(condition, slots: [current]).remedies(changing: [fact])
        #expect(remedies.map { $0.text(in: .en) { _ in nil } } == ["Lower amount by 74.40 to 5,049."])
    }
}

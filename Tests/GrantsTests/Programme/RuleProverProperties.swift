import FEEL
import Localisation
import Testing

@testable import Grants

@Suite("What the check of rules proves") struct RuleProverProperties {
    private let parameters: [Parameter] = [
        Parameter(
            id: "p", kind: .number, label: [:],
            values: [dated(1, until: (2019, 12, 31)), dated(3, from: (2020, 1, 1), until: (2020, 12, 31))]),
        Parameter(id: "q", kind: .number, label: [:], values: [dated(2)]),
    ]

    private static func dated(_ value: Int, from: (Int, Int, Int)? = nil, until: (Int, Int, Int)? = nil) -> Parameter.Dated {
        func date(_ parts: (Int, Int, Int)?) -> CalendarDate? { parts.flatMap { CalendarDate(year: $0.0, month: $0.1, day: $0.2) } }
        return Parameter.Dated(from: date(from), until: date(until), value: .number(value), text: "\(value)", source: "", assumption: true)
    }

    /// The values that p and q have together on some day.
    private let days: [(p: Value, q: Value)] = [(1, 2), (3, 2), (.null, 2)]

    private func facts(_ formula: FEELExpression) -> ProvableFacts {
        var facts = ProvableFacts(declarations: RandomConditions.declarations)
        facts.choices["c"] = ["a", "b"]
        facts.formulas["e"] = formula.tree
        return facts
    }

    private func compiled(_ source: String) throws -> FEELExpression {
        try FEELExpression.compile(source: source, against: RandomConditions.declarations, checking: .lenient)
    }

    /// Whether some answers on some day give every condition its outcome, by trying all.
    private func isPossible(_ demands: [(FEELExpression, Literal.Truth)], formula: FEELExpression) throws -> Bool {
        let names = RandomConditions.declarations.names
        let used = Set((demands.map(\.0) + [formula]).flatMap(\.inputs).map { names[$0] })
        var slots = [Value](repeating: .null, count: names.count)
        func tries(_ place: Int) throws -> Bool {
            guard place < 5 else {
                for day in days {
                    slots[5] = day.p
                    slots[6] = day.q
                    slots[7] = try formula.evaluate(slots: slots)
                    let meetsAll = try demands.allSatisfy { condition, truth in
                        let value = try condition.evaluate(slots: slots).boolean
                        return truth == (value.map { $0 ? .yes : .no } ?? .neither)
                    }
                    if meetsAll { return true }
                }
                return false
            }
            for value in used.contains(names[place]) ? RandomConditions.values(of: names[place]) : [.null] {
                slots[place] = value
                if try tries(place + 1) { return true }
            }
            return false
        }
        return try tries(0)
    }

    @Test("is never refuted by trying every answer on every day", arguments: 0..<8) func soundness(batch: Int) throws {
        var proven = 0
        for round in 0..<60 {
            var random = RandomConditions(seed: UInt64(1 + batch * 1000 + round))
            let formula = try compiled(random.condition(depth: 1, names: false))
            let demands = try (0...random.below(3)).map { _ in
                (try compiled(random.condition(depth: 1 + random.below(3))), [Literal.Truth.yes, .no, .yes, .neither][random.below(4)])
            }
            var prover = RuleProver(facts(formula), parameters: parameters)
            guard prover.isImpossible(demands.map { ($0.0.tree, $0.1) }) else { continue }
            proven += 1
            let isPossible = try isPossible(demands, formula: formula)
            #expect(!isPossible, "\(demands.map { "\($0.0.source) \($0.1)" }) with e = \(formula.source)")
        }
        // Else there would be nothing that could be refuted.
        #expect(proven >= 3)
    }

    @Test(
        "covers intervals, choices, parameters over time, formulas and nulls",
        arguments: [
            ["n > 3 and n < 2"], ["n >= 2 and n < 2"], ["n = 1 and n = 2"], ["n < m and m < n"], ["n < m", "m <= n"], ["n < m and m < q and n > 2"],
            ["c = \"x\""], ["c != \"a\" and c != \"b\" and c != null"], ["b and not(b)"], ["b = true and b = false"], ["q < 1"], ["p > q and p < 2"],
            ["n = null and n > 1"], ["d > date(\"2020-01-03\") and d < date(\"2020-01-01\")"], ["n in [1..2] and n > 2"],
            ["n between 1 and 2 and n > q"],
            ["e and n > 2"], ["if n = null then null else n > 3 and n < 1"], ["count([1]) < 0"], ["c in (\"x\", \"y\")"],
            ["some x in [n, m] satisfies x > 1", "not(some x in [n, m] satisfies x > 1)"], ["n != n"], ["n > 1 and null"],
        ])
    func completeness(conditions: [String]) throws {
        var prover = RuleProver(facts(try compiled("n < 2 and m > 0")), parameters: parameters)
        let demands = try conditions.map { (try compiled($0), Literal.Truth.yes) }
        let isProven = prover.isImpossible(demands.map { ($0.0.tree, $0.1) })
        #expect(isProven)
        let isPossible = try isPossible(demands, formula: compiled("n < 2 and m > 0"))
        #expect(!isPossible)
    }

    @Test("is little where effort has run out, and bounded for formulas that stand on each other") func bounds() throws {
        var prover = RuleProver(facts(try compiled("true")), parameters: parameters, effort: 0)
        let isProven = prover.isImpossible([(try compiled("n < 1 and n > 1").tree, .yes)])
        #expect(!isProven)
        let deep = (0..<25).reduce("b") { inner, _ in "(if \(inner) then b else not(b))" }
        var other = RuleProver(facts(try compiled(deep)), parameters: parameters)
        _ = other.isImpossible([(try compiled("e and not(e)").tree, .yes)])
        #expect(other.effort > 0)
    }

    @Test("takes effort for every day and every limit that the condition stands on, and for no other") func effort() throws {
        let starts = (0..<60).map { (2000 + $0, 1, 1) }
        let often = Parameter(
            id: "p", kind: .number, label: [:],
            values: starts.map { Self.dated(1, from: $0, until: ($0.0, 12, 31)) })
        let limits = try (0..<100).map { place in
            let amount = Formula(source: "1", line: 1, column: 1, compiled: try compiled("1"))
            return LimitDefinition(id: "l\(place)", label: [:], amount: amount, source: "")
        }
        var prover = RuleProver(facts(try compiled("true")), parameters: [often], limits: limits)
        _ = prover.isImpossible([(try compiled("n <= p").tree, .yes)])
        let spent = RuleProver.standardEffort - prover.effort
        #expect(spent > 60 && spent < 10_000)
        _ = prover.isImpossible(
            [(try compiled("n = null and p != 7").tree, .yes)],
            given: [.order(Term("n", kind: .number), isStrict: false, Term("permitted", kind: .number))])
        #expect(RuleProver.standardEffort - prover.effort - spent > 60 * 100 * 10)
    }

    @Test("nothing is proven once there is no more time") func time() throws {
        var prover = RuleProver(facts(try compiled("true")), parameters: parameters) { false }
        let isProven = prover.isImpossible([(try compiled("n < 1 and n > 1").tree, .yes)])
        #expect(!isProven && prover.effort == 0)
    }
}

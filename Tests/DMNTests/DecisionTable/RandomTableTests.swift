import DMN
import FEEL
import Testing

@Suite("Random decision tables against a reading of their own") struct RandomTableTests {
    static let policies: [(DecisionTable.HitPolicy, DecisionTable.Aggregation?)] = [
        (.unique, nil), (.any, nil), (.first, nil), (.priority, nil), (.ruleOrder, nil), (.outputOrder, nil), (.collect, nil),
        (.collect, .sum), (.collect, .min), (.collect, .max), (.collect, .count),
    ]

    static func compile(_ table: DecisionTable) throws -> CompiledDecisionTable {
        try CompiledDecisionTable.compile(table, against: ReferenceTable.scope)
    }

    @Test("Every policy gives what the rules tried one by one give", arguments: 0..<40)
    func evaluation(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let reference = ReferenceTable(using: &generator)
        for (policy, aggregation) in Self.policies {
            let compiled = try Self.compile(reference.table(policy, aggregation))
            for point in reference.grid.shuffled(using: &generator).prefix(60) {
                let expected = reference.result(policy, aggregation, point)
                let value = try compiled.evaluate(slots: reference.slots(point))
                let (traced, trace) = try compiled.evaluateTraced(slots: reference.slots(point))
                #expect(value == expected)
                #expect(traced == expected)
                #expect(trace.matches.map { $0.number - 1 } == reference.hits(point))
            }
        }
    }

    @Test("Every gap told is one, and every gap is told", arguments: 0..<90)
    func gaps(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed + 1000)
        let reference = ReferenceTable(using: &generator)
        let compiled = try Self.compile(reference.table(.ruleOrder))
        let analysis = try Self.compile(reference.table(.any)).analysis()
        #expect(analysis.isComplete)
        var unary = UnaryTests()
        for gap in analysis.gaps {
            #expect(try compiled.evaluate(slots: Self.slots(reference, gap.example)) == [])
            for (column, test) in zip(gap.example.labels, zip(gap.tests, gap.example.values)) {
                let isMet = try unary.areMet(by: test.1, test.0, column)
                #expect(isMet)
            }
        }
        for point in reference.grid {
            let isGap = reference.hits(point).isEmpty
            let isTold = try analysis.gaps.contains { gap in
                try zip(reference.columns, zip(gap.tests, point)).allSatisfy { try unary.areMet(by: $1.1.value, $1.0, $0) }
            }
            #expect(isGap == isTold)
        }
    }

    @Test("Every overlap told is one, and every overlap is told", arguments: 0..<90)
    func overlaps(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed + 2000)
        let reference = ReferenceTable(using: &generator)
        let compiled = try Self.compile(reference.table(.unique))
        let analysis = compiled.analysis()
        for overlap in analysis.overlaps {
            let trace = try compiled.evaluateTraced(slots: Self.slots(reference, overlap.example)).trace
            #expect(Set(trace.matches.map(\.number)).isSuperset(of: overlap.rules))
            #expect(overlap.haveSameOutputs == (reference.outputs[overlap.rules[0] - 1] == reference.outputs[overlap.rules[1] - 1]))
        }
        let told = Set(analysis.overlaps.map(\.rules))
        #expect(told.count == analysis.overlaps.count)
        for point in reference.grid {
            let hits = reference.hits(point).map { $0 + 1 }
            for first in hits { for second in hits where first < second { #expect(told.contains([first, second])) } }
        }
    }

    @Test("A rule of a FIRST table is told unreachable when no input reaches it, null counted", arguments: 0..<90)
    func unreachable(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed + 3000)
        let reference = ReferenceTable(using: &generator)
        let analysis = try Self.compile(reference.table(.first)).analysis()
        let told = analysis.unreachableRules.map { $0.rule - 1 }
        let domains = reference.columns.map { (ReferenceTable.domains[$0] ?? []) + [.null] }
        let grid = domains.reduce([[]]) { points, domain in points.flatMap { point in domain.map { point + [$0] } } }
        var reached: Set<Int> = []
        var unary = UnaryTests()
        for point in grid { if let first = try Self.firstHit(reference, point, &unary) { reached.insert(first) } }
        #expect(told == reference.entries.indices.filter { !reached.contains($0) })
    }

    @Test("A rule is told to be subsumed when it matches only where the other does", arguments: 0..<70)
    func subsumed(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed + 4000)
        let reference = ReferenceTable(using: &generator)
        let analysis = try Self.compile(reference.table(.collect)).analysis()
        for pair in analysis.subsumedRules {
            for point in reference.grid where reference.matches(pair.rule - 1, point) {
                #expect(reference.matches(pair.by - 1, point))
            }
        }
        let told = Set(analysis.subsumedRules.flatMap { $0.isDuplicate ? [[$0.rule, $0.by], [$0.by, $0.rule]] : [[$0.rule, $0.by]] })
        for (first, entries) in reference.entries.enumerated() {
            for (second, others) in reference.entries.enumerated() where first != second {
                if entries.map(\.text) == others.map(\.text), !reference.grid.allSatisfy({ !reference.matches(first, $0) }) {
                    #expect(told.contains([first + 1, second + 1]))
                }
            }
        }
    }

    // MARK: Support

    /// With null inputs the table itself is asked, as the closures know no three-valued logic.
    static func firstHit(
        _ reference: ReferenceTable, _ point: [ReferenceTable.Datum], _ unary: inout UnaryTests
    ) throws -> Int? {
        guard point.contains(.null) else { return reference.hits(point).first }
        for rule in reference.entries.indices {
            let holds = try zip(reference.columns, zip(reference.entries[rule], point)).allSatisfy { try unary.areMet(by: $1.1.value, $1.0.text, $0) }
            if holds { return rule }
        }
        return nil
    }

    /// Whether a value meets unary tests, by the expression language itself.
    struct UnaryTests {
        private var known: [[String]: FEELExpression] = [:]

        mutating func areMet(by value: Value?, _ tests: String, _ column: String) throws -> Bool {
            guard let value else { return tests == "-" }
            let compiled =
                try known[[column, tests]]
                ?? FEELExpression.compileUnaryTests(source: tests, of: column, against: ReferenceTable.scope)
            known[[column, tests]] = compiled
            var slots = [Value](repeating: .null, count: ReferenceTable.scope.count)
            slots[ReferenceTable.scope.slot(of: column) ?? 0] = value
            return try compiled.evaluate(slots: slots) == true
        }
    }

    static func slots(_ reference: ReferenceTable, _ example: TableAnalysis.Example) -> [Value] {
        ReferenceTable.scope.names.map { name in example.labels.firstIndex(of: name).flatMap { example.values[$0] } ?? .null }
    }
}

import DMN
import FEEL

/// What must hold of any decision table: that what its analysis says is so, and that nothing stops it.
enum TableCheck {
    private static let policies: [(DecisionTable.HitPolicy, DecisionTable.Aggregation?)] = [
        (.unique, nil), (.any, nil), (.first, nil), (.ruleOrder, nil), (.collect, .count), (.collect, .max), (.priority, nil),
    ]

    static func run(_ choices: Choices) {
        var generator = TableGenerator(choices)
        let table = generator.table()
        let points = generator.points()
        let (policy, aggregation) = generator.choices.one(of: policies)
        guard let unique = compile(table, .unique) else { return }
        let findings = unique.analysis()
        for gap in findings.gaps where gap.isCertain {
            let matches = matches(unique, point(gap.example))
            hold(matches.isEmpty, "\(gap), but rules \(matches) match: \(table)")
        }
        for overlap in findings.overlaps where overlap.isCertain {
            let matches = matches(unique, point(overlap.example))
            hold(Set(matches).isSuperset(of: overlap.rules), "\(overlap), but rules \(matches) match: \(table)")
        }
        let other = compile(table, policy, aggregation)
        for point in points {
            let matches = matches(unique, point)
            let isKnown = findings.isComplete && findings.notes.isEmpty && !point.contains(.null)
            if isKnown, findings.gaps.isEmpty { hold(!matches.isEmpty, "no gap is told, but none matches \(point): \(table)") }
            if isKnown, findings.overlaps.isEmpty { hold(matches.count < 2, "no overlap is told, but \(matches) match \(point): \(table)") }
            guard let other else { continue }
            let plain = outcome { try other.evaluate(slots: point) }
            let traced = outcome { try other.evaluateTraced(slots: point).value }
            hold(plain == traced, "\(policy) gives \(plain), traced \(traced), for \(point): \(table)")
        }
        for rule in compile(table, .first)?.analysis().unreachableRules ?? [] {
            for point in points { hold(matches(unique, point).first != rule.rule, "\(rule), but it is for \(point): \(table)") }
        }
    }

    private static func compile(
        _ table: DecisionTable, _ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation? = nil
    ) -> CompiledDecisionTable? {
        var table = table
        table.hitPolicy = policy
        table.aggregation = aggregation
        do {
            return try CompiledDecisionTable.compile(table, against: TableGenerator.scope)
        } catch {
            hold(!error.errors.isEmpty, "refused without an error: \(table)")
            return nil
        }
    }

    private static func matches(_ table: CompiledDecisionTable, _ point: [Value]) -> [Int] {
        (try? table.evaluateTraced(slots: point).trace.matches.map(\.number)) ?? []
    }

    private static func outcome(_ evaluate: () throws -> Value) -> String {
        do { return try evaluate().description } catch { return "failure: \(error)" }
    }

    private static func point(_ example: TableAnalysis.Example) -> [Value] {
        TableGenerator.scope.names.map { name in
            example.labels.firstIndex(of: name).flatMap { example.values[$0] } ?? TableGenerator.anyValue(of: name)
        }
    }
}

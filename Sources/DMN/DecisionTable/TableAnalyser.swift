import FEEL

/// Analyses one table.
struct TableAnalyser {
    let table: CompiledDecisionTable
    let limits: TableAnalysis.Limits
    private let origins: [String: ValueOrigin]
    private(set) var axes: [AnalysisAxis] = []
    /// Rules that test an input with more than constants.
    private var openRules: RuleSet
    /// For each axis and rule the classes that the rule matches.
    private var reach: [[RuleSet]] = []
    /// Axes of which one may depend on the other.
    private var dependent: [(Int, Int)] = []
    private var budget: Int
    private var result = TableAnalysis()

    init(_ table: CompiledDecisionTable, _ limits: TableAnalysis.Limits, _ origins: [String: ValueOrigin]) {
        self.table = table
        self.limits = limits
        self.origins = origins
        openRules = RuleSet(count: table.rules.count)
        budget = limits.effort
    }

    private var count: Int { table.rules.count }

    mutating func analyse() -> TableAnalysis {
        makeAxes()
        noteDependentInputs()
        findRulesThatMatchNothing()
        findPairs()
        if table.table.hitPolicy == .first { findUnreachableRules() }
        result.unreachableRules.sort { $0.rule < $1.rule }
        if !table.table.givesList, table.table.aggregation == nil, table.defaultOutput == nil { findGaps() }
        if !result.isComplete { result.notes.append("the table is too large to list everything: there may be more") }
        result.effort = limits.effort - budget
        return result
    }

    // MARK: Axes

    private mutating func makeAxes() {
        var places: [String: [Int]] = [:]
        var order: [String] = []
        for (column, input) in table.table.inputs.enumerated() {
            let key = "\(table.inputs[column].type) \(input.expression.text)"
            if places[key] == nil { order.append(key) }
            places[key, default: []].append(column)
        }
        for key in order {
            let axis = AnalysisAxis(columns: places[key] ?? [], of: table)
            axes.append(axis)
            openRules.formUnion(axis.open)
        }
        if !openRules.isEmpty {
            let numbers = openRules.members.map { $0 + 1 }
            result.notes.append(
                "not analysed: \(numbers.count == 1 ? "rule" : "rules") \(listed(numbers)) with tests of more than constants; "
                    + "where such a test stands, any value is taken to be covered")
        }
        reach = axes.map { axis in
            var classes = Array(repeating: RuleSet(count: axis.classes.count), count: count)
            for (place, one) in axis.classes.enumerated() {
                for rule in one.rules.members { classes[rule].insert(place) }
            }
            return classes
        }
    }

    private func label(_ column: Int) -> String {
        let input = table.table.inputs[column]
        return input.label.isEmpty ? input.expression.text : input.label
    }

    private mutating func noteDependentInputs() {
        var work = budget / 100
        let found = axes.map { ValueOrigin(table.inputs[$0.columns[0]].expression.facts, under: origins, within: &work) }
        // Each is looked up in all others.
        budget = work * 100 - 100 * axes.count * found.reduce(0) { $0 + $1.paths.count }
        guard budget > 0 else { return result.isComplete = false }
        for left in axes.indices {
            for right in axes.indices where right > left && found[left].mayDepend(on: found[right]) {
                dependent.append((left, right))
                guard result.notes.count < limits.findings, found[left].shares(with: found[right]) else { continue }
                let (one, other) = (label(axes[left].columns[0]), label(axes[right].columns[0]))
                result.notes.append("\"\(one)\" and \"\(other)\" depend on the same value, so some combinations may not occur")
            }
        }
    }

    // MARK: Rules

    private mutating func findRulesThatMatchNothing() {
        for rule in 0..<count where isVoid(rule) {
            guard result.unreachableRules.count < limits.findings else { return result.isComplete = false }
            result.unreachableRules.append(.init(rule: rule + 1, coveredBy: []))
        }
    }

    private func isVoid(_ rule: Int) -> Bool {
        axes.indices.contains { !axes[$0].open.contains(rule) && reach[$0][rule].isEmpty }
    }

    /// Overlaps and subsumed rules.
    private mutating func findPairs() {
        let tellsOverlaps = table.table.hitPolicy == .unique || table.table.hitPolicy == .any
        var differing = 0
        for first in 0..<count where !isVoid(first) {
            for second in first + 1..<max(count, first + 1) {
                budget -= 30
                guard budget > 0 else { return result.isComplete = false }
                guard areJoint(first, second), !isVoid(second) else { continue }
                budget -= 50 * axes.count
                let same = haveSameOutputs(first, second)
                addSubsumption(first, second, same)
                guard tellsOverlaps, !openRules.contains(first), !openRules.contains(second) else { continue }
                if table.table.hitPolicy == .any, same != false {
                    if same == nil { differing += 1 }
                    continue
                }
                guard result.overlaps.count < limits.findings else { return result.isComplete = false }
                let shared = axes.indices.map { reach[$0][first].intersection(reach[$0][second]) }
                result.overlaps.append(
                    .init(
                        rules: [first + 1, second + 1], example: overlap(shared), haveSameOutputs: same,
                        isCertain: isCertain { shared[$0].members.count < axes[$0].classes.count }))
            }
        }
        if differing > 0 { result.notes.append("not analysed: whether \(differing) pairs of rules that match together give the same outputs") }
    }

    /// Whether some input may meet both rules.
    private func areJoint(_ first: Int, _ second: Int) -> Bool {
        for axis in reach.indices where !reach[axis][first].intersects(reach[axis][second]) {
            if !axes[axis].open.contains(first), !axes[axis].open.contains(second) { return false }
        }
        return true
    }

    private mutating func addSubsumption(_ first: Int, _ second: Int, _ same: Bool?) {
        let inner = isCovered(first, by: second), outer = isCovered(second, by: first)
        guard inner || outer else { return }
        guard result.subsumedRules.count < limits.findings else { return result.isComplete = false }
        let (rule, by) = outer ? (second, first) : (first, second)
        result.subsumedRules.append(.init(rule: rule + 1, by: by + 1, isDuplicate: inner && outer, haveSameOutputs: same))
    }

    /// Whether a rule certainly matches only where another one does too.
    private func isCovered(_ rule: Int, by other: Int) -> Bool {
        axes.indices.allSatisfy { axis in
            if axes[axis].open.contains(other) { return axes[axis].columns.allSatisfy { entry(rule, $0) == entry(other, $0) } }
            if axes[axis].open.contains(rule) { return axes[axis].classes.indices.allSatisfy { reach[axis][other].contains($0) } }
            return reach[axis][rule].isSubset(of: reach[axis][other])
        }
    }

    private func entry(_ rule: Int, _ column: Int) -> String { table.table.rules[rule].inputEntries[column].text }

    private func haveSameOutputs(_ first: Int, _ second: Int) -> Bool? {
        if let left = table.rules[first].constant, let right = table.rules[second].constant { return left.values == right.values }
        let texts = [first, second].map { table.table.rules[$0].outputEntries.map(\.text) }
        return texts[0] == texts[1] ? true : nil
    }

    /// A value of each axis from the classes that both rules match, null and odd kinds only where nothing else is.
    private func overlap(_ shared: [RuleSet]) -> TableAnalysis.Example {
        example(
            zip(axes, shared).map { axis, classes in
                classes.members.first { !axis.classes[$0].isBeside } ?? classes.members.first ?? 0
            })
    }

    /// Whether no two of the axes that a finding is bound to depend on each other.
    private func isCertain(_ isBound: (Int) -> Bool) -> Bool { !dependent.contains { isBound($0.0) && isBound($0.1) } }

    private mutating func findUnreachableRules() {
        for rule in 0..<count where !isVoid(rule) {
            guard result.unreachableRules.count < limits.findings else { return result.isComplete = false }
            budget -= rule * 30
            guard budget > 0 else { return result.isComplete = false }
            let earlier = (0..<rule).filter { !openRules.contains($0) && areJoint(rule, $0) }
            budget -= earlier.count * 50
            if let one = earlier.first(where: { isCovered(rule, by: $0) }) {
                result.unreachableRules.append(.init(rule: rule + 1, coveredBy: [one + 1]))
                continue
            }
            guard earlier.count > 1 else { continue }
            budget -= axes.reduce(0) { $0 + $1.classes.count } * (count / 16 + 30)
            var search = CoverSearch(
                axes: axes.indices.map { axis in
                    axes[axis].classes.enumerated().filter { place, _ in axes[axis].open.contains(rule) || reach[axis][rule].contains(place) }
                        .map { ($0.offset, $0.element.rules) }
                },
                ruleCount: count, limit: 1, budget: budget)
            var rules = RuleSet(count: count)
            for other in earlier { rules.insert(other) }
            let isReached = !search.uncovered(by: rules).isEmpty
            budget = search.budget
            guard budget > 0 else { return result.isComplete = false }
            if !isReached, search.isComplete { result.unreachableRules.append(.init(rule: rule + 1, coveredBy: earlier.map { $0 + 1 })) }
        }
    }

    // MARK: Gaps

    private mutating func findGaps() {
        // Axes with few classes first: what they leave is shared more often.
        let order = axes.indices.sorted { (axes[$0].classes.count, $0) < (axes[$1].classes.count, $1) }
        var search = CoverSearch(
            axes: order.map { axis in
                axes[axis].valueClasses.map { place in
                    var rules = axes[axis].classes[place].rules
                    rules.formUnion(axes[axis].open)
                    return (place, rules)
                }
            },
            ruleCount: count, limit: limits.findings, budget: budget)
        let regions = search.uncovered(by: RuleSet.all(count))
        budget = search.budget
        if !search.isComplete { result.isComplete = false }
        for region in regions {
            var chosen = Array(repeating: [Int](), count: axes.count)
            for (place, classes) in zip(order, region) { chosen[place] = classes }
            var tests = Array(repeating: "-", count: table.inputs.count)
            for (axis, classes) in zip(axes, chosen) { for column in axis.columns { tests[column] = axis.tests(of: classes) } }
            let places = zip(axes, chosen).map { axis, classes in
                classes.min { length(axis.classes[$0].example) < length(axis.classes[$1].example) } ?? 0
            }
            result.gaps.append(
                .init(
                    example: example(places), tests: tests,
                    isCertain: isCertain { chosen[$0].count < axes[$0].valueClasses.count }))
        }
    }

    private func length(_ value: Value?) -> Int { value?.description.utf8.count ?? 0 }

    /// One value of each class, in the order of the columns.
    private func example(_ classes: [Int]) -> TableAnalysis.Example {
        var values = [Value?](repeating: nil, count: table.inputs.count)
        for (axis, place) in zip(axes, classes) where place < axis.classes.count {
            for column in axis.columns { values[column] = axis.classes[place].example }
        }
        return TableAnalysis.Example(labels: table.inputs.indices.map(label), values: values)
    }
}

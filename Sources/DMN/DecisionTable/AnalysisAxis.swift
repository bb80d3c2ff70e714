import FEEL

/// One input of a table as the analysis sees it: classes of values that all rules treat alike.
///
/// Columns with the same expression are one axis, as their values always go together.
struct AnalysisAxis {
    let columns: [Int]
    let classes: [Class]
    /// Rules that test the axis with more than constants; they are in no class.
    let open: RuleSet
    private let index: ColumnIndex?

    struct Class {
        let cells: [Int]
        let rules: RuleSet
        /// Nil when any value will do.
        let example: Value?
        /// Null, or a value of a kind that no test names: rules may match it, but it makes no gap.
        let isBeside: Bool
    }

    init(columns: [Int], of table: CompiledDecisionTable) {
        self.columns = columns
        let count = table.rules.count
        let inputs = columns.map { table.inputs[$0] }
        let tests = (0..<count).map { rule in
            inputs.reduce(ConstantTest.always as ConstantTest?) { sum, input in
                guard let sum, let test = input.entries[rule].constant else { return nil }
                return .both(sum, test)
            }
        }
        let allowed = inputs.compactMap(\.allowed)
        let isBounded = allowed.allSatisfy { $0.constant != nil }
        let isFree = allowed.isEmpty && tests.allSatisfy { $0?.isAlways ?? true }
        let known =
            columns.count == 1
            ? inputs[0].index
            : ColumnIndex(
                type: inputs[0].type, tests: tests,
                allowed: allowed.compactMap(\.constant).reduce(ConstantTest.always, ConstantTest.both), maskLimit: ColumnIndex.maskLimit)
        index = isBounded && !isFree ? known : nil
        var open = RuleSet(count: count)
        if let index {
            for (rule, test) in tests.enumerated() where test == nil { open.insert(rule) }
            classes = AnalysisAxis.classes(of: index, without: open) + AnalysisAxis.classesBeside(index, type: inputs[0].type, tests)
        } else {
            // Where constants do not part the values, a rule tests the axis or it does not.
            var rules = RuleSet(count: count)
            for (rule, test) in tests.enumerated() {
                if test?.isAlways ?? false { rules.insert(rule) } else { open.insert(rule) }
            }
            classes = [Class(cells: [0], rules: rules, example: nil, isBeside: false)]
        }
        self.open = open
    }

    private static func classes(of index: ColumnIndex, without open: RuleSet) -> [Class] {
        var cells: [RuleSet: [Int]] = [:]
        var order: [RuleSet] = []
        for cell in 0..<index.nullCell where index.samples[cell] != nil && index.isAllowed[cell] {
            var rules = RuleSet(words: index.mask(of: cell))
            for rule in open.members { rules.remove(rule) }
            if cells[rules, default: []].isEmpty { order.append(rules) }
            cells[rules, default: []].append(cell)
        }
        return order.map { rules in
            let cells = cells[rules] ?? []
            return Class(cells: cells, rules: rules, example: example(of: cells, in: index), isBeside: false)
        }
    }

    /// One class for null, and one for each other kind where the column's type leaves the kind open.
    private static func classesBeside(_ index: ColumnIndex, type: FEELType, _ tests: [ConstantTest?]) -> [Class] {
        let others = kinds.filter { ScalarKind($0) != index.kind && ScalarKind(type) == nil && $0.type.mayBe(type) }
        return ([.null] + others).map { value in
            var rules = RuleSet(count: tests.count)
            for (rule, test) in tests.enumerated() where test?.holds(for: value) == true { rules.insert(rule) }
            return Class(cells: [], rules: rules, example: value, isBeside: true)
        }
    }

    /// A value of every kind; where no test names a constant of the kind, all its values fare alike.
    private static let kinds: [Value] =
        [.number(0), "other", true, false, []]
        + [
            CalendarDate("2000-01-01").map(Value.date), ClockTime("00:00:00").map(Value.time), ClockTime("00:00:00Z").map(Value.time),
            DateTime("2000-01-01T00:00:00").map(Value.dateTime), DateTime("2000-01-01T00:00:00Z").map(Value.dateTime),
            YearsMonthsDuration(months: 0).map(Value.yearsMonthsDuration), .daysTimeDuration(DaysTimeDuration(days: 0)),
        ].compactMap(\.self)

    /// The value that is shortest to write among some cells.
    private static func example(of cells: [Int], in index: ColumnIndex) -> Value? {
        cells.prefix(16).compactMap { index.samples[$0] }.min { $0.description.utf8.count < $1.description.utf8.count }
    }

    /// The classes whose values can make a gap.
    var valueClasses: [Int] { classes.indices.filter { !classes[$0].isBeside } }

    // MARK: Texts

    /// Unary tests that just the values of some classes meet, such as `"2"` or `> 5000000`; `-` for all.
    func tests(of chosen: [Int]) -> String {
        guard let index, chosen.count < valueClasses.count else { return "-" }
        let cells = Set(chosen.flatMap { classes[$0].cells })
        if index.hasOneOther {
            let isOther = index.samples.indices.contains { $0.isMultiple(of: 2) && cells.contains($0) }
            let named = index.points.indices.filter { cells.contains($0 * 2 + 1) != isOther }.map { index.points[$0].description }
            return isOther ? "not(" + named.joined(separator: ", ") + ")" : named.joined(separator: ", ")
        }
        var runs: [ClosedRange<Int>] = []
        var isJoined = false
        for cell in 0..<index.nullCell {
            // Cells that have no value join their neighbours.
            guard index.samples[cell] != nil else { continue }
            if cells.contains(cell) {
                if isJoined, let last = runs.popLast() { runs.append(last.lowerBound...cell) } else { runs.append(cell...cell) }
            }
            isJoined = cells.contains(cell)
        }
        return runs.map { text(of: $0, index.points) }.joined(separator: ", ")
    }

    private func text(of run: ClosedRange<Int>, _ points: [Value]) -> String {
        let (first, last) = (run.lowerBound, run.upperBound)
        if first == last, !first.isMultiple(of: 2) { return points[first / 2].description }
        let lower = first.isMultiple(of: 2) ? (first == 0 ? nil : points[first / 2 - 1]) : points[first / 2]
        let upper = last.isMultiple(of: 2) ? (last == points.count * 2 ? nil : points[last / 2]) : points[last / 2]
        let (isFrom, isTo) = (!first.isMultiple(of: 2), !last.isMultiple(of: 2))
        switch (lower, upper) {
        case (let lower?, let upper?): return "\(isFrom ? "[" : "(")\(lower)..\(upper)\(isTo ? "]" : ")")"
        case (let lower?, nil): return "\(isFrom ? ">=" : ">") \(lower)"
        case (nil, let upper?): return "\(isTo ? "<=" : "<") \(upper)"
        case (nil, nil): return "-"
        }
    }
}

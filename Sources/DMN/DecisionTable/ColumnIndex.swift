import FEEL

/// The values of one kind parted by the constants that tests compare them with, and for each part the rules whose
/// tests it meets.
///
/// Of n constants there are 2n + 1 cells in order: below the first, the first, between the first and the second, ...;
/// the last cell, 2n + 1, is null.
final class ColumnIndex: Sendable {
    let kind: ScalarKind
    let points: [Value]
    /// A value of each cell; nil where the kind has none.
    let samples: [Value?]
    /// Whether the cell's values are among the allowed ones; null is.
    let isAllowed: [Bool]
    /// Texts are only told apart, not ordered, so that all that are not named fare alike.
    let hasOneOther: Bool
    /// Words of 64 rules.
    let words: Int
    /// For each cell its words: the rules whose test holds, and those whose test is more than a constant one.
    let masks: [UInt64]

    /// Words of all masks of a table at most; columns beyond are matched rule by rule.
    static let maskLimit = 4_000_000

    /// Nil when the values are of no one kind, or the index would be too large.
    init?(type: FEELType, tests: [ConstantTest?], allowed: ConstantTest?, maskLimit: Int) {
        let known = tests.compactMap(\.self) + (allowed.map { [$0] } ?? [])
        let constants = known.flatMap(\.boundaries)
        guard let kind = ColumnIndex.kind(of: type, constants) else { return nil }
        self.kind = kind
        points = ColumnIndex.ordered(constants.filter { ScalarKind($0) == kind } + (kind == .boolean ? [false, true] : []))
        words = (tests.count + 63) / 64
        let cells = points.count * 2 + 2
        guard cells * words <= maskLimit else { return nil }
        hasOneOther = kind == .string && !known.contains(where: \.comparesOrder)
        let other = hasOneOther ? ColumnIndex.otherText(than: points) : nil
        var samples: [Value?] = []
        for cell in 0..<cells - 1 {
            let place = cell / 2
            if !cell.isMultiple(of: 2) {
                samples.append(points[place])
            } else if let other {
                samples.append(other)
            } else {
                samples.append(kind.between(place > 0 ? points[place - 1] : nil, place < points.count ? points[place] : nil))
            }
        }
        samples.append(.null)
        self.samples = samples
        isAllowed = samples.map { sample in
            guard let sample, let allowed, !sample.isNull else { return true }
            return allowed.holds(for: sample) == true
        }
        var masks = [UInt64](repeating: 0, count: cells * words)
        for (rule, test) in tests.enumerated() {
            let (word, bit) = (rule / 64, (1 as UInt64) << UInt64(rule % 64))
            for run in ColumnIndex.runs(of: test, points) {
                // A test gives the same for all values of a run.
                if let test {
                    guard let sample = samples[run].lazy.compactMap(\.self).first, test.holds(for: sample) == true else { continue }
                }
                for cell in run { masks[cell * words + word] |= bit }
            }
            if test.map({ $0.holds(for: .null) == true }) ?? true { masks[(cells - 1) * words + word] |= bit }
        }
        self.masks = masks
    }

    var nullCell: Int { samples.count - 1 }

    /// The cell of a value; nil when it is of another kind.
    func cell(of value: Value) -> Int? {
        if value.isNull { return nullCell }
        if points.isEmpty { return ScalarKind(value) == kind ? 0 : nil }
        var low = 0, high = points.count
        while low < high {
            let middle = (low + high) / 2
            guard let order = ScalarKind.order(value, points[middle]) else { return nil }
            if order == 0 { return middle * 2 + 1 }
            if order < 0 { high = middle } else { low = middle + 1 }
        }
        return low * 2
    }

    /// Keeps the rules of a cell.
    func narrow(_ rules: inout [UInt64], to cell: Int) {
        let start = cell * words
        for word in rules.indices { rules[word] &= masks[start + word] }
    }

    func mask(of cell: Int) -> ArraySlice<UInt64> { masks[cell * words..<(cell + 1) * words] }

    // MARK: Building

    /// The stretches of cells that the test's own constants leave together.
    private static func runs(of test: ConstantTest?, _ points: [Value]) -> [Range<Int>] {
        let own = Set((test?.boundaries ?? []).compactMap { place(of: $0, in: points) }).sorted()
        var runs: [Range<Int>] = []
        var start = 0
        for place in (points.first?.boolean != nil ? [0, 1] : own) {
            runs.append(start..<place * 2 + 1)
            runs.append(place * 2 + 1..<place * 2 + 2)
            start = place * 2 + 2
        }
        runs.append(start..<points.count * 2 + 1)
        return runs.filter { !$0.isEmpty }
    }

    private static func place(of value: Value, in points: [Value]) -> Int? {
        var low = 0, high = points.count
        while low < high {
            let middle = (low + high) / 2
            guard let order = ScalarKind.order(value, points[middle]) else { return nil }
            if order == 0 { return middle }
            if order < 0 { high = middle } else { low = middle + 1 }
        }
        return nil
    }

    private static func kind(of type: FEELType, _ constants: [Value]) -> ScalarKind? {
        if let kind = ScalarKind(type) { return kind }
        switch type {
        case .any, .null, .time, .dateTime: break
        default: return nil
        }
        let kinds = Set(constants.map { ScalarKind($0) })
        return kinds.count == 1 ? kinds.first ?? nil : nil
    }

    private static func ordered(_ values: [Value]) -> [Value] {
        var result: [Value] = []
        for value in values.sorted(by: { ScalarKind.order($0, $1).map { $0 < 0 } ?? false }) {
            if let last = result.last, ScalarKind.order(last, value) == 0 { continue }
            result.append(value)
        }
        return result
    }

    private static func otherText(than named: [Value]) -> Value {
        let taken = Set(named.compactMap(\.string))
        let free = (1...taken.count + 1).lazy.map { $0 == 1 ? "other" : "other \($0)" }.first { !taken.contains($0) }
        return .string(free ?? "")
    }
}

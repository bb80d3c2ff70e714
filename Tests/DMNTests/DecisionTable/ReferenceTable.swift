import DMN
import Decimals
import FEEL

/// A small random table with a reading of its own, which shares nothing with the engine: tests are closures over plain
/// numbers, texts and truths, and rules are tried one by one.
struct ReferenceTable {
    enum Datum: Hashable {
        case number(Int)  // in halves
        case text(String)
        case truth(Bool)
        case null

        var value: Value {
            switch self {
            case .number(let halves): Decimal128(coefficient: Int128(halves) * 5, exponent: -1).map(Value.number) ?? .null
            case .text(let text): .string(text)
            case .truth(let truth): .boolean(truth)
            case .null: .null
            }
        }
    }

    struct Entry {
        let text: String
        let holds: (Datum) -> Bool
    }

    let columns: [String]
    let entries: [[Entry]]
    let outputs: [Int]

    static let scope = Declarations(["n": .number, "m": .number, "t": .string, "b": .boolean])
    static let domains: [String: [Datum]] = [
        "n": (-2...14).map(Datum.number), "m": (-2...14).map(Datum.number), "t": ["A", "B", "C", "D"].map(Datum.text),
        "b": [.truth(false), .truth(true)],
    ]

    init(using generator: inout SeededGenerator) {
        let columns = ["n", "m", "t", "b"].shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator))
        self.columns = Array(columns)
        let count = Int.random(in: 1...7, using: &generator)
        entries = (0..<count).map { _ in columns.map { Self.entry($0, &generator) } }
        outputs = (0..<count).map { _ in Int.random(in: 1...3, using: &generator) }
    }

    // MARK: Reading

    func matches(_ rule: Int, _ point: [Datum]) -> Bool { zip(entries[rule], point).allSatisfy { $0.holds($1) } }

    func hits(_ point: [Datum]) -> [Int] { entries.indices.filter { matches($0, point) } }

    /// The result by the standard's words; the priority of an output is 2, then 3, then 1.
    func result(_ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation?, _ point: [Datum]) -> Value {
        let found = hits(point).map { outputs[$0] }
        let priority = [2: 0, 3: 1, 1: 2]
        let byPriority = found.sorted { priority[$0, default: 9] < priority[$1, default: 9] }
        func list(_ numbers: [Int]) -> Value { .list(numbers.map { .number($0) }) }
        func one(_ number: Int?) -> Value { number.map { .number($0) } ?? .null }
        return switch (policy, aggregation) {
        case (.unique, _): found.count == 1 ? one(found[0]) : .null
        case (.any, _): Set(found).count == 1 ? one(found[0]) : .null
        case (.first, _): one(found.first)
        case (.priority, _): one(byPriority.first)
        case (.outputOrder, _): list(byPriority)
        case (.collect, .sum): found.isEmpty ? .null : one(found.reduce(0, +))
        case (.collect, .min): one(found.min())
        case (.collect, .max): one(found.max())
        case (.collect, .count): .number(found.count)
        default: list(found)
        }
    }

    /// Every combination of the domains' values.
    var grid: [[Datum]] {
        columns.reduce([[]]) { points, column in
            points.flatMap { point in (Self.domains[column] ?? []).map { point + [$0] } }
        }
    }

    // MARK: The table in the language

    func table(_ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation? = nil) -> DecisionTable {
        DecisionTable(
            hitPolicy: policy, aggregation: aggregation, inputs: columns.map { DecisionTable.column($0) },
            outputs: [DecisionTable.output("o", .number, allowed: "2, 3, 1")],
            rules: zip(entries, outputs).map { entries, output in
                DecisionTable.Rule(
                    inputEntries: entries.map { DecisionTable.SourceCell(text: $0.text) },
                    outputEntries: [DecisionTable.SourceCell(text: "\(output)")])
            })
    }

    func slots(_ point: [Datum]) -> [Value] {
        Self.scope.names.map { name in columns.firstIndex(of: name).map { point[$0].value } ?? .null }
    }

    // MARK: Random entries

    private static func entry(_ column: String, _ generator: inout SeededGenerator) -> Entry {
        if Int.random(in: 0..<4, using: &generator) == 0 { return Entry(text: "-") { _ in true } }
        switch column {
        case "t": return textEntry(&generator)
        case "b":
            let truth = Bool.random(using: &generator)
            return Bool.random(using: &generator)
                ? Entry(text: "\(truth)") { $0 == .truth(truth) } : Entry(text: "not(\(truth))") { $0 != .truth(truth) }
        default: return numberEntry(&generator)
        }
    }

    private static func textEntry(_ generator: inout SeededGenerator) -> Entry {
        let chosen = ["A", "B", "C"].shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator))
        let list = chosen.map { "\"\($0)\"" }.joined(separator: ", ")
        let named = Set(chosen.map(Datum.text))
        return Bool.random(using: &generator)
            ? Entry(text: list) { named.contains($0) } : Entry(text: "not(\(list))") { !named.contains($0) }
    }

    private static func numberEntry(_ generator: inout SeededGenerator) -> Entry {
        // Bounds are whole: the halves between them are what lies inside and between.
        let low = Int.random(in: 0...5, using: &generator), high = low + Int.random(in: 0...3, using: &generator)
        func number(_ datum: Datum) -> Int? { if case .number(let halves) = datum { halves } else { nil } }
        func test(_ text: String, _ body: @escaping (Int) -> Bool) -> Entry { Entry(text: text) { number($0).map(body) ?? false } }
        let (a, b) = (low * 2, high * 2)
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return test("\(low)") { $0 == a }
        case 1: return test("< \(low)") { $0 < a }
        case 2: return test("<= \(low)") { $0 <= a }
        case 3: return test("> \(low)") { $0 > a }
        case 4: return test(">= \(low).0") { $0 >= a }
        case 5: return test("[\(low)..\(high)]") { a <= $0 && $0 <= b }
        case 6: return test("(\(low)..\(high)]") { a < $0 && $0 <= b }
        case 7: return test("[\(low)..\(high))") { a <= $0 && $0 < b }
        case 8: return test("\(low), > \(high)") { $0 == a || $0 > b }
        case 9: return test("not([\(low)..\(high)))") { !(a <= $0 && $0 < b) }
        case 10: return test("? > \(low) and ? != \(high)") { $0 > a && $0 != b }
        default: return test("< \(low), (\(low)..\(high))") { $0 < a || (a < $0 && $0 < b) }
        }
    }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

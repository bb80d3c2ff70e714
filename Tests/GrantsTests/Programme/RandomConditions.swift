import FEEL

@testable import Grants

/// Makes small conditions over a few names, the same ones for the same seed.
struct RandomConditions {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// The names with their types; `p` and `q` are parameters, `e` is a formula.
    static let declarations = Declarations([
        "n": .number, "m": .number, "c": .string, "b": .boolean, "d": .date, "p": .number, "q": .number, "e": .boolean,
    ])

    mutating func below(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % count
    }

    private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

    mutating func condition(depth: Int = 3, names: Bool = true) -> String {
        let isLeaf = depth == 0 || below(4) == 0
        if isLeaf { return leaf(names) }
        let (left, right) = (condition(depth: depth - 1, names: names), condition(depth: depth - 1, names: names))
        switch below(8) {
        case 0...2: return "(\(left) and \(right))"
        case 3...4: return "(\(left) or \(right))"
        case 5: return "not(\(left))"
        case 6: return "(if \(left) then \(right) else \(condition(depth: 0, names: names)))"
        default: return "(if \(left) then null else \(right))"
        }
    }

    private mutating func number() -> String { pick(["n", "n", "m", "p", "q", "0", "1", "2", "3", "n + 1", "count([1, 2])"]) }

    private mutating func leaf(_ names: Bool) -> String {
        switch below(names ? 13 : 12) {
        case 0...4: return "\(number()) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(number())"
        case 5: return "c \(pick(["=", "!="])) \(pick(["\"a\"", "\"b\"", "\"x\"", "null"]))"
        case 6: return pick(["b", "b = true", "b = false", "b != true", "b != null"])
        case 7: return "d \(pick(["<", "<=", ">", ">=", "=", "!="])) date(\"2020-01-0\(1 + below(3))\")"
        case 8: return "n in [\(below(2))..\(1 + below(3))\(pick(["]", ")"]))"
        case 9: return "n between \(number()) and \(number())"
        case 10: return "c in (\(pick(["\"a\"", "\"b\"", "\"x\""])), \"b\")"
        case 11: return pick(["n = null", "m != null", "d = null", "some x in [n, m] satisfies x > 1", "true", "string length(c) > 0"])
        default: return "e"
        }
    }

    /// Values that every comparison with the constants of `leaf` tells apart, and null.
    static func values(of name: String) -> [Value] {
        switch name {
        case "n", "m": [.null, -2, -1, 0, 1, 2, 3, 4] + ["0.5", "1.5", "2.5"].compactMap { Parameter.Kind.number.value(of: $0) }
        case "c": [.null, "a", "b"]
        case "b": [.null, true, false]
        case "d": [.null] + (0...4).compactMap { CalendarDate(year: 2020, month: 1, day: 1)?.adding(days: $0 - 1).map(Value.date) }
        default: [.null]
        }
    }
}

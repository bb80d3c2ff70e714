import Decimals
import FEEL

/// The same random conditions for the same seed.
struct RandomExpressions {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

    // MARK: Rules on the amounts x and y

    private mutating func coefficient() -> String { pick(["1", "2", "-1", "-3", "0.5", "1.25", "(1 / 3)", "-0.1"]) }

    /// Linear in x and in y.
    mutating func line() -> String {
        switch next(4) {
        case 0: "\(coefficient()) * x + \(coefficient()) * y - \(next(60))"
        case 1: "x * \(coefficient()) + \(next(60) - 30)"
        case 2: "(x - y / 4) / \(pick(["2", "3", "-8"]))"
        default: "-(x + \(next(9))) + 2 * y"
        }
    }

    /// With kinks and steps in x and y.
    mutating func bent() -> String {
        switch next(7) {
        case 0: "min(\(line()), \(line()))"
        case 1: "max([\(line()), \(line()), \(next(40))])"
        case 2: "abs(\(line()))"
        case 3: "floor(\(line()))"
        case 4: "round half up(\(line()), -1)"
        case 5: "(if x > \(next(100) - 50) then \(line()) else \(line()))"
        default: "sum(\(line()), abs(y))"
        }
    }

    mutating func bentComparison() -> String { "\(bent()) \(pick(["<", "<=", ">", ">="])) \(next(2) == 0 ? bent() : "\(next(200) - 100)")" }

    mutating func comparison() -> String {
        "\(line()) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(next(2) == 0 ? line() : "\(next(200) - 100)")"
    }

    /// Comparisons of lines, joined.
    mutating func rule(_ depth: Int) -> String {
        guard depth > 0 else { return comparison() }
        switch next(6) {
        case 0: return "\(rule(depth - 1)) and \(rule(depth - 1))"
        case 1: return "(\(rule(depth - 1)) or \(rule(depth - 1)))"
        case 2: return "not(\(rule(depth - 1)))"
        case 3: return "\(line()) between \(next(50)) and \(50 + next(50))"
        case 4: return "(\(line())) in (< \(next(20) - 60), [\(next(40))..\(40 + next(30))))"
        default: return "(if \(rule(depth - 1)) then \(rule(depth - 1)) else \(comparison()))"
        }
    }

    // MARK: Anything

    mutating func condition(_ depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "approved", "true", "null", "missing > 5", "code = \"company\"", "share >= 50", "start < end", "open", "p.cash > 3",
                "false", "kinds = null", "missing = null", "open.a = 1",
            ])
        }
        let (a, b) = (value(depth - 1), value(depth - 1))
        switch next(20) {
        case 0, 1: return "\(condition(depth - 1)) and \(condition(depth - 1))"
        case 2, 3: return "(\(condition(depth - 1)) or \(condition(depth - 1)))"
        case 4: return "not(\(condition(depth - 1)))"
        case 5, 6, 7: return "\(a) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(b)"
        case 8: return "\(a) between \(b) and \(value(depth - 1))"
        case 9: return "\(a) in [\(b)..\(value(depth - 1))]"
        case 10: return "\(a) in (< \(b), \(value(depth - 1)), (\(a)..\(b)])"
        case 11: return "(if \(condition(depth - 1)) then \(condition(depth - 1)) else \(condition(depth - 1)))"
        case 12:
            return
                "(\(pick(["some", "every"])) p in \(pick(["partners", "kinds", "[1, 2, missing]", "missing", "1..3"])) satisfies \(condition(depth - 1)))"
        case 13: return "(every p in partners, q in kinds satisfies \(condition(depth - 1)))"
        case 14: return "\(pick(["contains", "starts with", "ends with", "matches"]))(\(a), \(b))"
        case 15: return "list contains(\(a), \(b))"
        case 16: return "\(pick(["before", "after", "coincides", "is", "includes", "during"]))(\(a), \(b))"
        case 17: return "\(a) instance of \(pick(["number", "string", "list<number>", "context", "date", "Any", "Null", "function"]))"
        case 18: return "\(a) in (? > \(b) and \(condition(depth - 1)))"
        default: return "(function(p) \(condition(depth - 1)))(\(a))"
        }
    }

    mutating func value(_ depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "finance.requested", "finance.total", "share", "code", "start", "end", "sent", "length", "lead", "kinds", "partners",
                "missing", "open", "5", "-1.5", "\"a\\\"b\"", "@\"2018-01-17\"", "@\"P1D\"", "null", "p", "partners.cash", "[]", "[1..3]",
            ])
        }
        let (a, b) = (value(depth - 1), value(depth - 1))
        switch next(12) {
        case 0, 1, 2: return "(\(a) \(pick(["+", "-", "*", "/", "**"])) \(b))"
        case 3: return "-\(value(0))"
        case 4: return "\(pick(["sum", "min", "max", "count", "abs", "floor", "string", "date", "number", "reverse"]))(\(a))"
        case 5: return "[\(a), \(b)]"
        case 6: return "{a: \(a), b: a}"
        case 7: return "partners[\(condition(depth - 1))]"
        case 8: return "(for p in \(pick(["partners", "1..3", "kinds"])) return \(a))"
        case 9: return "(if \(condition(depth - 1)) then \(a) else \(b))"
        case 10: return "\(pick(["start.year", "{a: 1}.a", "[1..3].end", "partners[1].name", "open.x.y"]))"
        default: return a
        }
    }
}

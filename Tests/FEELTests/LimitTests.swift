import Decimals
import FEEL
import Testing

@Suite("Limits")
struct LimitTests {
    /// A context whose last entry is small to hold and has 2^26 elements to walk through.
    static let doubled = "{a: [1, 1]" + zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz").map { ", \($1): [\($0), \($0)]" }.joined() + "}"

    @Test(
        "an evaluation beyond a limit ends with its reason",
        arguments: [
            ("count(for i in 1..1000000000 return i)", EvaluationFailure.listTooLong),
            ("count(for i in 1..400, j in 1..400 return 1)", .listTooLong),
            ("some i in 1..90000, j in 1..90000 satisfies false", .tooManySteps),
            ("{f: function(g) g(g), r: f(f)}.r", .callsTooDeep),
            ("\(doubled).z = \(doubled).z", .tooManySteps), ("count(flatten(\(doubled).z))", .tooManySteps),
            ("string length(string(for i in 1..10000 return \"xxxxxxxxxxxxxxxx\"))", .stringTooLong), ("string(\(doubled).z)", .tooManySteps),
            ("count(distinct values(for i in 1..5000 return [i]))", .tooManySteps),
            ("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a*)*c\")", .tooManySteps),
            ("count(for i in 1..40, s in [\"xxxxxxxx\"] return if i = 1 then s else partial[-1] + partial[-1])", .stringTooLong),
        ])
    func breaches(_ source: String, _ failure: EvaluationFailure) throws {
        let expression = try FEELExpression.compile(source: source)
        var limits = Limits()
        limits.steps = 300_000
        limits.listCount = 100_000
        limits.stringLength = 100_000
        #expect(throws: failure) { try expression.evaluate(environment: EvaluationEnvironment(limits: limits)) }
    }

    @Test("missing input values are an error, not a crash")
    func slots() throws {
        let expression = try FEELExpression.compile(source: "a + b", against: Declarations(["a": .number, "b": .number]))
        #expect(throws: EvaluationFailure.missingSlots(expected: 2, given: 1)) { try expression.evaluate(slots: [1]) }
    }

    @Test(
        "nesting without end is refused by the parser",
        arguments: ["(", "[", "-", "if true then ", "{a: ", "not(", "function() ", "1 in (", "for x in [1] return ", "[1][", "x."])
    func nesting(_ piece: String) {
        #expect(throws: FEELErrors.self) {
            try FEELExpression.compile(source: String(repeating: piece, count: 5000), checking: .lenient)
        }
    }

    @Test("long chains are refused with a message, those of ordinary length are not")
    func chains() throws {
        let sum = Array(repeating: "1", count: 300).joined(separator: " + ")
        #expect(try FEELExpression.compile(source: sum).evaluate() == 300)
        let long = Array(repeating: "1", count: 5000).joined(separator: " + ")
        #expect(throws: FEELErrors.self) { try FEELExpression.compile(source: long) }
        #expect(throws: FEELErrors.self) { try FEELExpression.compile(source: String(repeating: " ", count: 70_000)) }
    }

    @Test(
        "extreme numbers and dates give null, never a trap",
        arguments: [
            "9.999999999999999999999999999999999E+6144 * 10", "@\"999999999-12-31\" + @\"P1D\"", "@\"-999999999-01-01\" - @\"P1M\"",
            "@\"P1Y\" * 1E+30", "@\"P1M\" * -9223372036854775808", "@\"P1D\" * 1E+40", "@\"P999999999999999999Y\"", "[1, 2][9E+100]",
            "[1, 2][-9223372036854775808]",
            "substring(\"abc\", 1E+30)", "sublist([1], 1, 9E+30)", "insert before([1], -9223372036854775808, 1)",
            "decimal(1, 1E+10)", "round up(1, -9223372036854775808)", "date(1E+18, 1, 1)", "2 ** 1E+18", "10 ** 9223372036854775807",
            "0 ** -1", "time(25, 0, 0)", "time(1, 1, 1E+30)", "1 / 1E-6176 / 1E-6176", "modulo(1, 0)", "sqrt(-1)", "@\"-P999999999999999999D\"",
            "date and time(\"999999999-12-31T23:59:59Z\") + @\"P1D\"", "partition([1], 0)", "@\"2024-01-01\" + @\"P500000000000D\"",
        ])
    func extremes(_ source: String) throws {
        #expect(try value(of: source).isNull)
    }

    @Test("random texts never crash the reader, and what is read never crashes the evaluator")
    func garbage() {
        let pieces = [
            "1", "2.5", "\"a\"", "x", "a b", "item", "partial", "?", "+", "-", "*", "/", "**", "=", "<", "<=", ">", "!=", "(", ")", "[", "]",
            "{", "}", ":", ",", ".", "..", "if ", "then ", "else ", "for ", "in ", "return ", "some ", "every ", "satisfies ", "and ", "or ",
            "not(", "function(", "between ", "instance of ", "number", "list<", "context<", "date(", "@\"2024-01-01\"", "@\"P1D\"", "@\"PT1H\"",
            "sum(", "count(", "sort(", "null", "true", " ", "\n", "//", "/*", "*/", "\\", "\"", "\u{1F600}", "'", "substring(", "year", "string(",
            "1E+6144", "-1E-6176", "for i in 1..3 return ", "some i in [1] satisfies ", "{a: 1}", "[1, 2, 3]", "before(", "range(",
        ]
        let declarations = Declarations(["x": .number, "a b": .any])
        var generator = SystemRandomNumberGenerator()
        var limits = Limits()
        limits.steps = 10_000
        limits.listCount = 10_000
        var read = 0
        for _ in 0..<4_000 {
            let count = Int.random(in: 1...14, using: &generator)
            let source = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            for checking in [FEELExpression.Checking.strict, .lenient] {
                guard let expression = try? FEELExpression.compile(source: source, against: declarations, checking: checking, limits: limits)
                else { continue }
                read += 1
                _ = try? expression.evaluateTraced(slots: [1, "text"], environment: EvaluationEnvironment(limits: limits)).trace.steps
            }
        }
        #expect(read > 20)
    }

    @Test(
        "a value printed and read again is the same",
        arguments: [
            "null", "true", "-1.50", "1E+6144", "\"å \\\"x\\\" \\\\ \\n\"", "[1, [2, []], {a: 1, \"b c\": {}}]", "@\"-0004-02-29\"",
            "@\"10:00:00.5Z\"",
            "@\"2024-01-01T10:00:00@Europe/Oslo\"", "@\"-P1Y2M\"", "@\"P1DT2H3M4.000000005S\"", "[1..2]", "(1..2)", "(< 5)", "(>= @\"2024-01-01\")",
            "{\"if\": 1, \"1x\": 2, \"\": 3}",
        ])
    func roundTrip(_ source: String) throws {
        let first = try value(of: source)
        let again = try value(of: first.description)
        #expect(again == first)
        #expect(again.description == first.description)
    }
}

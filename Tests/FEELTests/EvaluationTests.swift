import Decimals
import Testing

@testable import FEEL

/// Evaluates a text without inputs, as a lenient engine does.
func value(of source: String, _ environment: EvaluationEnvironment = EvaluationEnvironment()) throws -> Value {
    try FEELExpression.compile(source: source, checking: .lenient).evaluate(environment: environment)
}

@Suite("Evaluating expressions")
struct EvaluationTests {
    @Test(
        "a part that is computed when the expression is compiled is the same whatever stands around it",
        arguments: [
            "-(1)", "2 * 3", "1 < 2", "true and null", "2 in [1..5]", "2 in < 3", "3 between 1 and 5", "[1, [2, 3]]", "{a: 1, b: {c: \"x\"}}",
            "{a: 1, b: {c: \"x\"}}.b.c", "[1..5)", "(< 3)", "@\"2024-12-24\".weekday", "substring(\"abc\", 2)", "substring(\"abc\", 1, 2)",
            "sum(1, 2, 3)", "[1] instance of list<number>", "round half up(n: 2.55, scale: 1)",
        ])
    func constantParts(_ source: String) throws {
        let around = "[1 + 1, {k: 7, l: \"x\"}.l, 5 instance of string, x, \(source), 2 * 4, x]"
        let found = try FEELExpression.compile(source: around, against: Declarations(["x": .number])).evaluate(slots: [9])
        #expect(found == [2, "x", false, 9, try value(of: source), 8, 9])
    }

    @Test("what a part was computed from is not kept")
    func keptConstants() throws {
        let sums = Array(repeating: "1 + 1", count: 50).joined(separator: ", ")
        #expect(try FEELExpression.compile(source: "[x, \(sums)]", against: Declarations(["x": .number])).program.constants.count == 51)
        #expect(try FEELExpression.compile(source: "[\(sums)]").program.constants.count == 2)
    }

    @Test(
        "an expression gives the value the standard says",
        arguments: [
            ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 ** 3 + 1", "9"), ("-2 ** 2", "4"), ("10 / 4", "2.5"), ("1 / 0", "null"),
            ("0.1 + 0.2 = 0.3", "true"), ("1 / 3", "0.3333333333333333333333333333333333"), ("5 - 2 - 1", "2"),
            ("1 < 2 and 2 < 3", "true"), ("true and null", "null"), ("false and null", "false"), ("true or null", "true"),
            ("false or null", "null"), ("null = null", "true"), ("1 = null", "false"), ("1 = \"1\"", "null"),
            ("1 < \"1\"", "null"), ("null < 1", "null"), ("1 + null", "null"), ("\"a\" + \"b\"", "\"ab\""),
            ("if null then 1 else 2", "2"), ("if 2 > 1 then \"a\" else \"b\"", "\"a\""), ("5 between 1 and 5", "true"),
            ("5 in [1..5]", "true"), ("5 in [1..5)", "false"), ("5 in ]1..5[", "false"), ("5 in (1, < 5, >= 10)", "false"),
            ("11 in (1, < 5, >= 10)", "true"), ("5 in [[1..2], [4..6]]", "true"), ("\"b\" in (\"a\", \"b\")", "true"),
            ("[1, 2, 3][2]", "2"), ("[1, 2, 3][-1]", "3"), ("[1, 2, 3][4]", "null"), ("[1, 2, 3][item > 1]", "[2, 3]"),
            ("[{a: 1}, {a: 2}][a > 1]", "[{a: 2}]"), ("[{a: 1}, {a: 2}].a", "[1, 2]"), ("{a: 1, b: a + 1}.b", "2"),
            ("for x in [1, 2], y in [3, 4] return x * y", "[3, 4, 6, 8]"), ("for i in 3..1 return i", "[3, 2, 1]"),
            ("for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24]"),
            ("some x in [1, 2] satisfies x > 1", "true"), ("every x in [1, 2] satisfies x > 1", "false"),
            ("every x in [] satisfies false", "true"), ("some x in [null, 2] satisfies x > 1", "true"),
            ("(function(a, b) a - b)(5, 3)", "2"), ("(function(a, b) a - b)(b: 5, a: 3)", "-2"),
            ("{f: function(x) function(y) x + y, g: f(1), h: g(2)}.h", "3"), ("1 instance of number", "true"),
            ("[1] instance of list<string>", "false"), ("null instance of number", "false"),
            ("{f: function(x, y, z) {a: 1, b: 2, c: x}, r: f(3, 4, 5).c}.r", "3"), ("(function(x, y, z) {a: 1, b: 2})(1, 2, 3).b", "2"),
            ("{first name: \"A\", full: first name + \"!\"}.full", "\"A!\""), ("// remark\n1 /* one */ + 1", "2"),
            ("\"\\u00e5 \\\"x\\\" \\U01F600\"", "\"\u{e5} \\\"x\\\" \u{1F600}\""),
            ("@\"2024-01-31\" + duration(\"P1M\")", "@\"2024-02-29\""), ("@\"2024-03-01\" - @\"2024-02-28\"", "@\"P2D\""),
            ("@\"2017-09-15T16:15:00@Europe/Helsinki\" < @\"2017-09-15T13:15:01Z\"", "true"),
            ("@\"2017-09-15T16:15:00@Europe/Helsinki\" = @\"2017-09-15T13:15:00Z\"", "true"),
            ("@\"P1Y\" * 1.5", "@\"P1Y6M\""), ("@\"PT1H\" / @\"PT20M\"", "3"), ("@\"2024-12-24\".weekday", "2"),
            ("date(2024, 2, 30)", "null"), ("@\"16:15:00\".hour", "16"), ("time(\"10:00:00+02:00\") = time(\"08:00:00Z\")", "true"),
            ("[1..10].end included", "true"), ("< 5", "(< 5)"), ("not(null)", "null"), ("not(false)", "true"),
        ])
    func gives(_ source: String, _ expected: String) throws {
        #expect(try value(of: source).description == expected)
    }
}

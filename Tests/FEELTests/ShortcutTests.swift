import Decimals
import FEEL
import Testing

/// Calls that the evaluator has a shorter way for, beside the same calls of the functions as values, which have none.
@Suite("Shorter ways through built-in functions")
struct ShortcutTests {
    static let values = [
        "null", "5", "\"a\"", "true", "[]", "[null]", "[1, 2, 3]", "[3, 1, 2]", "[1, null]", "[1, \"a\"]", "[\"b\", \"a\", \"c\"]", "[true, false]",
        "[[1, 2]]",
        "[[1], [2]]", "[1, 2, 3][item > 1]", "[{a: 1}, {a: null}, {b: 2}].a", "[{a: 1}, {a: 4}][item.a > 1].a", "[[1], [2, 3]][count(item) > 1]",
        "concatenate([1, 2], [3])", "concatenate([1], null)", "concatenate(1, [2][item > 1])", "[true]", "{a: 1}", "[1..3]",
        "[@\"2024-01-01\", @\"2023-01-01\"]", "[@\"10:00:00\", @\"10:00:00Z\"]", "for i in 1..3 return i * i",
    ]
    static let functions: [(name: String, parameter: String)] = [
        ("count", "list"), ("sum", "list"), ("min", "list"), ("max", "list"), ("not", "negand"),
    ]

    private func value(_ source: String, traced: Bool = false) throws -> String {
        let expression = try FEELExpression.compile(
            source: source, against: Declarations(["one": .number, "any": .any]), checking: .lenient)
        return traced
            ? try expression.evaluateTraced(slots: [1, 1]).value.description : try expression.evaluate(slots: [1, 1]).description
    }

    @Test("a call gives what the function gives as a value, by name and traced too", arguments: values)
    func oneArgument(_ argument: String) throws {
        // Read through an input, so that nothing is worked out beforehand.
        let list = "(if one = 1 then \(argument) else any)"
        for function in Self.functions {
            let expected = try value("{f: \(function.name), r: f(\(list))}.r")
            for call in ["\(function.name)(\(argument))", "\(function.name)(\(list))", "\(function.name)(\(function.parameter): \(list))"] {
                #expect(try value(call) == expected, "\(call)")
                #expect(try value(call, traced: true) == expected, "\(call), traced")
            }
        }
    }

    @Test("so does the search of a list", arguments: values)
    func search(_ list: String) throws {
        for element in ["1", "null", "\"a\"", "[1]", "one", "any + 2", "[2, 3]"] {
            let expected = try value("{f: list contains, r: f(\(list), \(element))}.r")
            for call in ["list contains(\(list), \(element))", "list contains(element: \(element), list: \(list))"] {
                #expect(try value(call) == expected, "\(call)")
                #expect(try value(call, traced: true) == expected, "\(call), traced")
            }
        }
    }

    @Test("a joined list that is not made may not be too long either", arguments: [false, true])
    func joinedTooLong(_ isTraced: Bool) throws {
        let expression = try FEELExpression.compile(
            source: "sum(concatenate(a, concatenate(a, a)))", against: Declarations(["a": .list(.number)]))
        var limits = Limits()
        limits.listCount = 20
        let environment = EvaluationEnvironment(limits: limits)
        func evaluate(_ count: Int) throws -> Value {
            let slots: [Value] = [.list(Array(repeating: 1, count: count))]
            return isTraced
                ? try expression.evaluateTraced(slots: slots, environment: environment).value
                : try expression.evaluate(slots: slots, environment: environment)
        }
        #expect(try evaluate(6) == 18)
        #expect(throws: EvaluationFailure.listTooLong) { try evaluate(7) }
    }

    @Test("positions in positions are looked up once, filters in filters are ended by the budget")
    func nestedFilters() throws {
        func nested(_ innermost: String) -> String { (1...60).reduce(innermost) { inner, _ in "[1, 2][\(inner)]" } }
        var limits = Limits()
        limits.steps = 10_000
        let environment = EvaluationEnvironment(limits: limits)
        #expect(try FEELExpression.compile(source: nested("2")).evaluate(environment: environment) == 2)
        let filters = try FEELExpression.compile(source: nested("item"), checking: .lenient)
        #expect(throws: EvaluationFailure.tooManySteps) { try filters.evaluate(environment: environment) }
    }
}

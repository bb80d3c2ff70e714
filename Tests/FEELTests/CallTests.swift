import Decimals
import FEEL
import Testing

@Suite("Calls by position and by name")
struct CallTests {
    static let declarations: Declarations = {
        var declarations = Declarations()
        declarations.append("subsidy", .function([.number, .number], .number), parameters: ["cost", "share"])
        declarations.append("unnamed", .function([.number, .number], .number))
        declarations.append("model", .context(["rate": .function([.string], .number)]))
        return declarations
    }()

    static let slots: [Value] = {
        let product = FunctionValue(parameters: [("cost", .number), ("share", .number)], depth: 1) { arguments, _, _ in
            guard let cost = arguments[0].number, let share = arguments[1].number else { return .null }
            return cost.multiplied(by: share).map(Value.number) ?? .null
        }
        let rate = FunctionValue(parameters: [("kind", .string)], depth: 1) { arguments, _, _ in arguments[0] == "high" ? 2 : 1 }
        return [.function(product), .function(product), .context(["rate": .function(rate)])]
    }()

    @Test(
        "a declared function is called either way",
        arguments: [
            ("subsidy(100, 0.5)", Value.number(50)), ("subsidy(share: 0.5, cost: 100)", 50), ("unnamed(share: 0.5, cost: 100)", 50),
            ("model.rate(\"high\")", 2), ("model.rate(kind: \"low\")", 1), ("subsidy([100], 0.5)", 50),
            ("for c in [1, 2] return subsidy(cost: c, share: 2)", [2, 4]),
        ] as [(String, Value)])
    func declared(_ source: String, _ expected: Value) throws {
        #expect(try FEELExpression.compile(source: source, against: Self.declarations).evaluate(slots: Self.slots) == expected)
    }

    @Test(
        "a wrong call of a declared function is reported",
        arguments: [
            ("subsidy(1)", "1:1: the function takes 2 arguments, found 1; expected subsidy(cost, share)"),
            ("subsidy(cost: 1, shere: 2)", "1:18: \"subsidy\" has no parameter \"shere\"; expected subsidy(cost, share); did you mean \"share\"?"),
            ("subsidy(cost: 1)", "1:1: \"subsidy\" needs the argument \"share\"; expected subsidy(cost, share)"),
            ("subsidy(\"1\", 2)", "1:9: argument \"cost\" must be number, found string"),
            ("subsidy(share: 1, cost: \"1\")", "1:25: argument \"cost\" must be number, found string"),
            ("unnamed(1, \"2\")", "1:12: the argument must be number, found string"),
            ("model.rate(1)", "1:12: the argument must be string, found number"),
            (
                "subsidy(1, 2) = \"x\"",
                "1:1: \"=\" cannot compare number with string; string(...) makes text of a number, number(...) a number of text"
            ),
        ])
    func mistakes(_ source: String, _ message: String) {
        var found: [String] = []
        do throws(FEELErrors) {
            _ = try FEELExpression.compile(source: source, against: Self.declarations)
        } catch {
            found = error.errors.map(\.description)
        }
        #expect(found == [message])
    }

    @Test(
        "what does not fit gives null where checking is lenient",
        arguments: [
            "abs()", "abs(1, 2)", "abs(m: 1)", "abs(n: 1, n: 2)", "substring(length: 1)", "(function(a, b) a)(1)", "(function(a) a)(b: 1)",
            "(function(a: number) a)(\"x\")", "context put(context: {}, key: [\"a\", \"b\"], value: 1)",
            "(function(x) external {java: {class: \"a\"}})(1)",
            "{f: abs}.f(m: 1)", "sort([1, 2], function(a) true)", "list replace([1], function(a) true, 2)", "is(value1: 1, value2: 1, value3: 1)",
        ])
    func nulls(_ source: String) throws {
        #expect(try value(of: source).isNull)
    }

    @Test(
        "functions are values",
        arguments: [
            ("{f: abs, r: f(-1)}.r", "1"), ("{f: abs, r: f(n: -1)}.r", "1"), ("{f: substring, r: f(start position: 2, string: \"abc\")}.r", "\"bc\""),
            ("sort([2, 1, 3], function(x: number, y: number) x > y)", "[3, 2, 1]"), ("(function(a: number) a)([1])", "1"),
            ("(function(a: list<number>) a)(1)", "[1]"), ("context put(context: {}, keys: [\"a\"], value: 1)", "{a: 1}"),
            ("(function(a) a) instance of function<number>->number", "true"), ("(function(a: string) a) instance of function<number>->Any", "false"),
            ("(function(a: number) \"x\") instance of function<number>->number", "false"),
            ("(function() 1) instance of function<number>->number", "false"),
            ("abs instance of function<number>->number", "true"),
        ])
    func values(_ source: String, _ expected: String) throws {
        #expect(try value(of: source).description == expected)
    }
}

import Testing

@Suite("Contexts, conversions and functions as the standard and other engines publish them")
struct PublishedContextTests {
    /// Source: DMN 1.5 section 10.3.4.10 (Table 81), Drools FEEL handbook, feelin.
    static let functions: [(String, String)] = [
        (#"get value({colour: "red"}, "colour")"#, #""red""#), (#"get value({colour: 0}, "colour")"#, "0"),
        (#"get value({colour: "red"}, "shade")"#, "null"), (#"get value(key: "a", m: {a: "x"})"#, #""x""#),
        (#"get value({a+1: "x"}, "a+1")"#, #""x""#), ("get entries({p: 1, q: 2})", #"[{key: "p", value: 1}, {key: "q", value: 2}]"#),
        (#"get entries(m: {p: "x"})"#, #"[{key: "p", value: "x"}]"#), (#"get entries({p: 5})[key = "p"].value"#, "[5]"),
        ("get entries({})", "[]"), (#"context([{key: "p", value: 1}, {key: "q", value: 2}])"#, "{p: 1, q: 2}"),
        (#"context([{key: "p", value: 1, note: "x"}])"#, "{p: 1}"), (#"context([{key: "p", value: 1}, {key: "q"}])"#, "null"),
        ("context([{value: 1}])", "null"), ("context([{key: 1, value: 1}])", "null"), (#"context(entries: {key: "p", value: 1})"#, "{p: 1}"),
        ("context([])", "{}"), (#"context put({p: 1}, "q", 2)"#, "{p: 1, q: 2}"), (#"context put({p: 1, q: 0}, "q", 2)"#, "{p: 1, q: 2}"),
        (#"context put({p: 1, q: 0, r: 0}, "q", 2)"#, "{p: 1, q: 2, r: 0}"),
        (#"context put(context: {p: 1}, key: "q", value: 2)"#, "{p: 1, q: 2}"), (#"context put({}, "p", null)"#, "{p: null}"),
        ("context put({}, 1, 1)", "null"), (#"context put({p: 1}, ["q"], 2)"#, "{p: 1, q: 2}"),
        (#"context put({p: 1, q: {a: 0}}, ["q", "a"], 2)"#, "{p: 1, q: {a: 2}}"), ("context put({p: 1, q: {a: 0}}, [], 2)", "null"),
        ("context put({p: 1}, [null], 2)", "null"), (#"context put(context: {p: 1}, keys: ["q"], value: 2)"#, "{p: 1, q: 2}"),
        ("context merge([{p: 1}, {q: 2}])", "{p: 1, q: 2}"), ("context merge([{p: 1, q: 0}, {q: 2}])", "{p: 1, q: 2}"),
        ("context merge([])", "{}"),
    ]

    @Test("Context functions", arguments: functions)
    func checkFunctions(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.4.1 (Table 72), feelin, Camunda documentation.
    static let conversions: [(String, String)] = [
        (#"number("2 500,75", " ", ",")"#, "2500.75"), (#"number("2,500.75", ",", ".")"#, "2500.75"),
        (#"number("2.500,75", ".", ",")"#, "2500.75"), (#"number("2500.75", null, ".")"#, "2500.75"),
        (#"number("2,500,000", ",", null)"#, "2500000"), (#"number("2500.75")"#, "2500.75"), (#"number("-12")"#, "-12"),
        (#"number("twelve")"#, "null"), (#"number("2.500.000,01", ".")"#, "null"),
        (#"number(from: "2,500", grouping separator: ",", decimal separator: ".")"#, "2500"), ("string(2.5)", #""2.5""#),
        ("string(null)", "null"), (#"string("x")"#, #""x""#), ("string(true)", #""true""#), (#"string([1, 2, "x"])"#, #""[1, 2, \"x\"]""#),
        (#"string([1, [2, "x"]])"#, #""[1, [2, \"x\"]]""#), (#"string({a: "x"})"#, #""{a: \"x\"}""#),
        (#"string({a: "x", b: {c: 1}})"#, #""{a: \"x\", b: {c: 1}}""#), (#"string({"{": 1})"#, #""{\"{\": 1}""#),
    ]

    @Test("Conversion functions", arguments: conversions)
    func checkConversions(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.2.6, Drools FEELContextsTest.
    static let expressions: [(String, String)] = [
        ("{a: 1, b: a + 1, c: a + b}.c", "3"), (#"{full name: {first name: "Ida", last name: "Berg"}}.full name.last name"#, #""Berg""#),
        ("{a: {b: {c: 7}}}.a.b.c", "7"), ("{a: 1}.b", "null"), ("{a: null}.a.b", "null"), (#"{"a b": 1, r: a b + 1}.r"#, "2"),
        ("{a: 1, a: 2}", "null"), ("{x: 1, y: {x: 2, z: x}}.y.z", "2"), ("{x: 1, y: {z: x}}.y.z", "1"), (#"{🐎: "horse"}.🐎"#, #""horse""#),
        ("{tax rate: 0.25, net: 80, gross: net * (1 + tax rate)}.gross", "100"), ("{a+b: 5, r: a+b * 2}.r", "10"),
        ("{person's age: 17, r: person's age < 18}.r", "true"),
    ]

    @Test("Context expressions and paths", arguments: expressions)
    func checkExpressions(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 sections 10.3.2.8 and 10.3.2.13, Drools FEELExpressionsTest.
    static let functionsAsValues: [(String, String)] = [
        ("(function(a, b) a * b)(6, 7)", "42"), ("{f: function(a, b) a - b, r: f(9, 4)}.r", "5"),
        ("{f: function(a, b) a - b, r: f(b: 9, a: 4)}.r", "-5"),
        ("{f: function(given, years) given = null and years < 18, r: f(years: 16)}.r", "true"), ("(function(a, b) [a, b])(b: 2)", "[null, 2]"),
        ("{is minor: function(person's age) person's age < 18, r: is minor(person's age: 16)}.r", "true"),
        ("{add: function(x) function(y) x + y, r: add(2)(3)}.r", "5"), ("{f: abs, r: f(-3)}.r", "3"),
        ("{f: function(a: number) a + 1, r: f(2)}.r", "3"), ("{f: function(a) a, r: f(1, 2)}.r", "null"), ("{f: function() 7, r: f()}.r", "7"),
        ("(for f in [floor, ceiling] return f(1.5))", "[1, 2]"),
    ]

    @Test("Function definitions and invocations", arguments: functionsAsValues)
    func checkFunctionsAsValues(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }
}

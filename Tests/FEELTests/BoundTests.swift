import FEEL
import Testing

@Suite("Bounds of work and nesting")
struct BoundTests {
    /// A text of 80 000 bytes, and a list of 20 000 numbers.
    static let large = "{s: string join(for i in 1..20000 return \"abcd\", \"\"), l: for i in 1..20000 return i, r: "

    @Test(
        "values made during evaluation do not nest without end",
        arguments: [
            "count(for i in 1..1000000 return {a: partial[-1]})", "count(for i in 1..1000000 return [partial[-1]])",
            "for i in 1..1000000 return append([], partial[-1])",
            "for i in 1..1000000 return context put({}, \"a\", partial[-1])", "for i in 1..1000000 return list replace([1], 1, partial[-1])",
            "for i in 1..1000000 return insert before([1], 1, partial[-1])",
            "{g: function(x) [[[[[[[[x]]]]]]]], f: function(x) g(g(g(g(x)))), r: f(f(f(f(f(f(f(f(f(f(f(f(1))))))))))))}.r",
        ])
    func nesting(_ source: String) throws {
        let expression = try FEELExpression.compile(source: source, checking: .lenient)
        #expect(throws: EvaluationFailure.valuesTooDeep) { try expression.evaluate() }
    }

    @Test("a value of the deepest nesting is compared, printed, checked and given up without trouble")
    func deepest() throws {
        let value = try value(of: "for i in 1..250 return [partial[-1]]")
        #expect(value == value)
        #expect(value.description.utf8.count > 10_000)
        #expect(value.conforms(to: .list(.any)))
        #expect(value.type.description.hasPrefix("list<list<"))
    }

    @Test(
        "work on large values is paid for by its size",
        arguments: [
            "count(for i in 1..1000000 return s + \"x\")", "count(for i in 1..1000000 return s = s + \"x\")",
            "count(for i in 1..1000000 return s < s + \"x\")",
            "count(for i in 1..1000000 return upper case(s))", "count(for i in 1..1000000 return substring(s, 2, 1))",
            "count(for i in 1..1000000 return string join([s, s]))", "count(for i in 1..1000000 return 5 in l)",
            "count(for i in 1..1000000 return l.a)",
            "count(for i in 1..1000000 return {a: l})", "count(for i in 1..1000000 return sort(l))", "count(for i in 1..1000000 return string(l))",
            "count(for i in 1..1000000 return l instance of list<number>)", "concatenate(l, l, l)",
            "count(for i in 1..1000000 return split(s, \"b\"))",
            "some i in 1..1000000 satisfies (some j in 1..1000000000 satisfies false)", "string join(for i in 1..1000 return s)",
            "count(for i in 1..1000000 return count(partial))", "for i in 1..1000000 return function() partial",
            "for i in 1..1000000 return replace(s, \"a\", \"bbbbbbbb\")",
        ])
    func work(_ source: String) throws {
        let expression = try FEELExpression.compile(source: Self.large + source + "}.r", checking: .lenient)
        var limits = Limits()
        limits.steps = 300_000
        limits.listCount = 50_000
        let environment = EvaluationEnvironment(limits: limits)
        #expect(throws: EvaluationFailure.self) { try expression.evaluate(environment: environment) }
    }

    @Test("types nested around shared lists are looked through within the budget")
    func sharedTypes() throws {
        let type = String(repeating: "list<", count: 27) + "string" + String(repeating: ">", count: 27)
        let expression = try FEELExpression.compile(source: "x instance of \(type)", against: Declarations(["x": .any]))
        var shared: Value = [1, 1]
        for _ in 0..<26 { shared = [shared, shared] }
        var deep: Value = ["a", "a"]
        for _ in 0..<26 { deep = [deep, deep] }
        #expect(try expression.evaluate(slots: [shared]) == false)
        #expect(throws: EvaluationFailure.tooManySteps) { try expression.evaluate(slots: [deep]) }
    }

    @Test("searching does not take time by the product of the lengths")
    func searching() throws {
        let source = "{s: string join(for i in 1..100000 return \"aaaa\", \"\"), t: substring(s, 1, 200000) + \"b\", r: contains(s, t)}.r"
        #expect(try value(of: source) == false)
        #expect(try value(of: "substring before(\"abababac\", \"abac\")") == "abab")
        #expect(try value(of: "substring after(\"aabaabaaa\", \"aabaaa\")") == "")
    }
}

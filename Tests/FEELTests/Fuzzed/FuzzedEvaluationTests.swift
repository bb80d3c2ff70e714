import FEEL
import Testing

/// What the fuzzer found in evaluation.
@Suite("Fuzzed evaluation")
struct FuzzedEvaluationTests {
    /// A context whose last entry is small to hold and has 2^61 elements to walk through.
    static let doubled = "{a0: [1, 1]" + (1...60).map { ", a\($0): [a\($0 - 1), a\($0 - 1)]" }.joined()
    static let deepType = String(repeating: "list<", count: 61) + "number" + String(repeating: ">", count: 61)

    @Test(
        "a value that shares parts is never walked through without end",
        arguments: [
            "a60.x", "{a: a60}.a.x", "a60 instance of \(deepType)", "(function(x: \(deepType)) 1)(a60)",
            "(function(x: context<a: \(deepType)>) 1)({a: a60})", "a60 in [a60]", "a60 in (a60, 1)", "is(a60, a60)", "a60 = a60",
            "some i in 1..100 satisfies a60 in [a60, i]", "for i in 1..100 return is(a60, [i, a60])",
            "for i in 1..100 return a60 instance of \(deepType)", "count(flatten(a60))", "list contains([a60], a60)", "string(a60)",
            "distinct values([a60, a60])", "min(a60)", "sum(a60)", "sort([a60, a60], function(x, y) x = y)", "mode(a60)", "union(a60, a60)",
            "string join(a60)", "context merge(a60)", "a60 between a60 and a60", "[a60..a60]", "a60[x = 1]",
        ])
    func sharedParts(_ source: String) throws {
        var limits = Limits()
        limits.steps = 100_000
        limits.listCount = 10_000
        limits.stringLength = 100_000
        let expression = try FEELExpression.compile(source: "count([\(Self.doubled), r: \(source)}.r])", checking: .lenient)
        let environment = EvaluationEnvironment(limits: limits)
        let start = ContinuousClock.now
        let value = try? expression.evaluate(environment: environment)
        #expect(value == nil || value == 1)
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}

import Explanation
import FEEL
import Localisation
import Testing

@Suite("Robustness")
struct RobustnessTests {
    /// Explains and mends; answers whether the explanation fits the value.
    private func isConsistent(_ source: String, _ condition: FEELExpression, _ slots: [Value]) -> Bool {
        guard let value = try? condition.evaluate(slots: slots), let explanation = try? Explanation(of: condition, slots: slots) else {
            return false
        }
        let texts = Language.allCases.map { explanation.text(in: $0, labels: Example.labels) }
        let remedies = RemedyFinder(condition, slots: slots).remedies(changing: RemedyTests.facts)
        for remedy in remedies { _ = remedy.text(in: .fi, labels: { _ in nil }) }
        switch value {
        case .boolean(true): return explanation.outcome == .holds && texts.allSatisfy(\.isEmpty) && remedies.isEmpty
        case .boolean(false): return explanation.outcome == .fails && !texts.contains("")
        default: return explanation.outcome == .undetermined && !texts.contains("") && remedies.isEmpty
        }
    }

    private static let nulls = [Value](repeating: .null, count: Example.slots.count)
    private static let mistaken = [Value](repeating: ["x", 1, .null], count: Example.slots.count)

    @Test(
        "every construct of the language can be explained, with its values, with none and with wrong ones",
        arguments: [
            "5", "\"x\"", "[1, 2]", "{a: 1, b: a}", "{a: 1}.a = 2", "[1..3]", "(1..3]", "< 5", "@\"P1Y\"", "@\"10:00:00Z\" = null", "null",
            "-share", "share ** 2 > 9999", "share / 0", "if approved then 1 else null", "if open then true else false",
            "for i in 1..3, j in [i] return i * j", "for i in 1..3 return sum(partial)", "some p in partners, k in kinds satisfies p.name = k",
            "every p in partners, k in kinds satisfies p.name = k", "partners[name = \"x\"]", "partners[1].cash > 500", "partners[-1].cash > 500",
            "partners[cash > missing]", "(function(a, b) a > b)(share, 100)", "(function(a: number) a > share)(a: 5)",
            "sort(kinds, function(a, b) a < b) = []", "every p in partners satisfies every q in partners satisfies p.cash = q.cash",
            "every p in partners satisfies (function(x) x > p.cash)(1)", "open.x[a = 1].b = 3", "open[item > 3] = [1]", "kinds[item = \"x\"] != []",
            "count(partners[cash > 1000]) > 0 and not(approved)", "share in (not(approved))", "share in open", "share in ([1..2], [3, 4])",
            "? = 3", "share instance of function<number> -> number", "get value({a: 1}, \"a\") = 2", "now() > sent", "today() > start",
            "string(share) = \"\"", "matches(code, \"(\")", "share = share = share", "(share in (1, 2)) in (true)", "-(-(share)) > 100",
            "\"\\\"\" = code", "[[1, [2, [3, [4, [5]]]]]] = []", "all([approved, true])", "any([])",
        ])
    func constructs(_ source: String) throws {
        let condition = try FEELExpression.compile(source: source, against: Example.declarations, checking: .lenient)
        for slots in [Example.slots, Self.nulls, Self.mistaken] { #expect(isConsistent(source, condition, slots)) }
    }

    @Test("random expressions are explained as what they evaluate to")
    func random() throws {
        var random = RandomExpressions(seed: 3)
        var conditions = 0
        for _ in 0..<800 {
            let source = random.condition(1 + random.next(3))
            guard let condition = try? FEELExpression.compile(source: source, against: Example.declarations, checking: .lenient) else { continue }
            conditions += 1
            let fits = isConsistent(source, condition, Example.slots) && isConsistent(source, condition, Self.nulls)
            #expect(fits, "\(source)")
        }
        #expect(conditions > 700)
    }

    @Test("unary tests are explained by the name they test")
    func unaryTests() throws {
        let tests = try FEELExpression.compileUnaryTests(source: "< 50, [70..80]", of: "share", against: Example.declarations)
        let explanation = try Explanation(of: tests, slots: Example.slots)
        #expect(
            explanation.text(in: .en) { $0 == "?" ? Example.labels("share") : Example.labels($0) }
                == "none of the alternatives holds: aid rate (61.28) is more than 50 by 11.28; or aid rate (61.28) is less than 70 by 8.72")
    }

    @Test("an expression without labels is explained by its paths, on one line, cut where it is long")
    func text() throws {
        let long = "share\n   + 1   > " + (1...200).map(String.init).joined(separator: " + ")
        let explanation = try Explanation(of: FEELExpression.compile(source: "\(long) + share", against: Example.declarations), slots: Example.slots)
        let text = explanation.text(in: .en) { _ in nil }
        #expect(text.hasPrefix("share + 1 (62.28) is less than 1 + 2 + 3 + "))
        #expect(text.hasSuffix("… (20,161.28) by 20,099"))
        #expect(text.count < 400)
    }

    @Test("explanations and remedies end in time and in words, however large the lists")
    func bounds() throws {
        let declarations = Declarations(["many": .list(.number), "x": .number])
        let slots: [Value] = [.list((0..<3000).map { .number($0) }), 1]
        let source = "every a in many satisfies some b in many satisfies every c in many satisfies a + b + c < x"
        let rule = try FEELExpression.compile(source: source, against: declarations)
        var environment = EvaluationEnvironment()
        environment.limits.steps = 300_000
        let explanation = try Explanation(of: rule, slots: slots, environment: environment)
        #expect(explanation.outcome == .fails)
        #expect(explanation.text(in: .en) { _ in nil }.count < 2000)
        #expect(RemedyFinder(rule, slots: slots, environment: environment).remedies(changing: [AdjustableFact("x")]).count <= 1)
        let wide = try FEELExpression.compile(source: (0..<500).map { "x > \($0 + 5)" }.joined(separator: " and "), against: declarations)
        #expect(try Explanation(of: wide, slots: slots).text(in: .fi) { _ in nil }.count < 10_000)
        #expect(RemedyFinder(wide, slots: slots).remedies(changing: [AdjustableFact("x")]).first?.changes.first?.needed == 505)
    }
}

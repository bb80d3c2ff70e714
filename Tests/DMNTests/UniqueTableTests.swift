import DMN
import FEEL
import Testing

@Suite("UNIQUE tables of models are analysed when they are checked strictly")
struct UniqueTableTests {
    private typealias Text = ModelText

    private static func model(_ inputs: [String], _ rules: [[String]]) -> String {
        let columns = inputs.map { "<input><inputExpression typeRef=\"number\"><text>\($0)</text></inputExpression></input>" }.joined()
        let rows = rules.map { row in
            "<rule>" + row.map { "<inputEntry><text>\(Text.escaped($0))</text></inputEntry>" }.joined()
                + "<outputEntry><text>1</text></outputEntry></rule>"
        }
        let table = (["<decisionTable>", columns, "<output typeRef=\"number\"/>"] + rows + ["</decisionTable>"]).joined(separator: "\n")
        return Text.definitions(Text.input("n", "number"), Text.decision("Result", needs: ["n"], type: "number", table))
    }

    @Test("rules that match together are a mistake, at the later one")
    func overlap() {
        let text = Self.model(["n"], [["< 10"], ["[9..20]"], ["> 20"]])
        #expect(mistakes(text) == ["support.dmn:10:25: rules 1 and 2 both match {n: 9}, but the table is UNIQUE"])
        #expect(throws: Never.self) { try DecisionModel(text: text, checking: .lenient) }
    }

    @Test("what no rule covers and what is not analysed are remarks with their place")
    func gap() throws {
        let model = try DecisionModel(text: Self.model(["n"], [["< 10"], ["> 10"], ["n + 1"]]))
        #expect(model.remarks.allSatisfy { $0.position.line == 6 }, "\(model.remarks)")
        #expect(model.remarks.contains { $0.message.hasPrefix("not analysed: rule 3") }, "\(model.remarks)")
        let open = try DecisionModel(text: Self.model(["n"], [["< 10"], ["> 10"]]))
        #expect(open.remarks.map(\.description) == ["support.dmn:6:1: no rule covers {n: 10}"])
        #expect(try DecisionModel(text: Self.model(["n"], [["< 10"], ["> 10"]]), checking: .lenient).remarks.isEmpty)
    }

    @Test("rules that may match together only by values that depend on each other are remarks")
    func uncertain() throws {
        let model = try DecisionModel(text: Self.model(["n", "n * 2"], [["< 10", "> 50"], ["< 5", "> 60"], [">= 10", "-"]]))
        #expect(model.remarks.contains { $0.message.contains("rules 1 and 2 both match") && $0.message.hasSuffix("if that may occur") })
    }

    @Test("many mistakes are told up to a limit")
    func manyMistakes() {
        let text = Text.definitions((1...300).map { Text.decision("d\($0)", Text.feel("x\($0)")) }.joined(separator: "\n"))
        let found = mistakes(text)
        #expect(found.count == 201)
        #expect(found.last?.hasSuffix("and 100 more mistakes from here on") == true)
    }

    @Test("the analysis of large tables ends", .timeLimit(.minutes(3)), arguments: [(1_500, 3), (40, 40)])
    func effort(_ rules: Int, _ tables: Int) throws {
        let columns = (0..<4).map { "<input><inputExpression typeRef=\"number\"><text>n + \($0)</text></inputExpression></input>" }.joined()
        let table =
            "<decisionTable>\(columns)<output typeRef=\"number\"/>"
            + (1...rules).map { rule in
                "<rule><inputEntry><text>\(rule)</text></inputEntry>"
                    + (1...3).map { "<inputEntry><text>&lt; \((rule * 37 * $0) % 1_000)</text></inputEntry>" }.joined()
                    + "<outputEntry><text>1</text></outputEntry></rule>"
            }.joined() + "</decisionTable>"
        var text = Text.input("n", "number")
        for place in 1...tables { text += Text.decision("d\(place)", needs: ["n"], type: "number", table) }
        var limits = ModelLimits()
        limits.elements = 1_000_000
        limits.bytes = 64_000_000
        let bytes = Array(Text.definitions(text).utf8)
        let model = try DecisionModel(xml: bytes, limits: limits)
        #expect(!model.remarks.isEmpty && model.remarks.count <= 201)
    }
}

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

    /// A table over two inputs whose rules match together where the first is "small" and the second above 5.
    private static func table(_ first: String, _ second: String) -> String {
        """
        <decisionTable><input><inputExpression typeRef="string"><text>\(first)</text></inputExpression></input>
        <input><inputExpression typeRef="number"><text>\(second)</text></inputExpression></input><output typeRef="number"/>
        <rule><inputEntry><text>"small"</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
        <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>&gt; 5</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
        </decisionTable>
        """
    }

    private static let sized =
        Text.input("amount", "number") + Text.input("other", "number")
        + Text.decision("category", needs: ["amount"], type: "string", Text.feel("if amount > 5 then \"large\" else \"small\""))
        + Text.decision("double", needs: ["amount"], type: "number", Text.feel("2 * amount"))

    @Test(
        "a decision depends on what it is computed from, directly or not",
        arguments: [("category", "amount"), ("category", "double"), ("category", "amount + other")])
    func computed(_ first: String, _ second: String) throws {
        let names = ["category", "amount", "double", "other"].filter { (first + second).contains($0) }
        let model = try DecisionModel(
            text: Text.definitions(Self.sized, Text.decision("Result", needs: names, type: "number", Self.table(first, second))))
        #expect(model.remarks.contains { $0.message.hasPrefix("rules 1 and 2 both match") && $0.message.hasSuffix("if that may occur") })
    }

    @Test("a decision is independent of what it is not computed from")
    func independent() {
        let text = Text.definitions(
            Self.sized, Text.decision("Result", needs: ["category", "other"], type: "number", Self.table("category", "other")))
        #expect(mistakes(text).map { $0.contains("rules 1 and 2 both match {category: \"small\", other: 6}") } == [true])
    }

    @Test("decisions and input data of an imported model depend on each other")
    func imported() throws {
        let library = DecisionModel.File(name: "library.dmn", bytes: Array(Text.definitions(Self.sized, namespace: "urn:library").utf8))
        let link = #"<import name="lib" namespace="urn:library" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>"#
        let names = ["category", "amount", "double"].map { "urn:library#_\($0)" }
        for second in ["lib.amount", "lib.double"] {
            let model = try DecisionModel(
                text: Text.definitions(link, Text.decision("Result", needs: names, type: "number", Self.table("lib.category", second))),
                importing: [library])
            #expect(model.remarks.contains { $0.message.hasSuffix("if that may occur") }, "\(second)")
        }
    }

    @Test("parameters, and entries of contexts, may depend on each other")
    func bound() throws {
        let function = Text.function("f", [("size", "string"), ("n", "number")], type: "number", Self.table("size", "n"))
        let context =
            "<context>" + Text.entry("size", Text.feel("if n > 5 then \"large\" else \"small\""))
            + Text.entry("rate", Self.table("size", "n")) + "</context>"
        let model = try DecisionModel(
            text: Text.definitions(function, Text.input("n", "number"), Text.decision("Result", needs: ["n"], knows: ["f"], context)))
        #expect(model.remarks.filter { $0.message.hasPrefix("rules 1 and 2 both match") }.count == 2, "\(model.remarks)")
    }

    @Test("without analysis a table is taken that it would refuse, and nothing is remarked")
    func unanalysed() throws {
        let text = Self.model(["n"], [["< 10"], ["[9..20]"]])
        #expect(!mistakes(text).isEmpty)
        #expect(try DecisionModel(xml: Array(text.utf8), analysing: false).remarks.isEmpty)
    }

    @Test("a file that several models import is analysed once")
    func once() throws {
        let library = DecisionModel.File(
            name: "library.dmn", bytes: Array(Self.model(["n"], [["< 10"], ["> 10"]]).replacing("urn:support", with: "urn:library").utf8))
        var budget: AnalysisBudget? = AnalysisBudget()
        let remarks = try ["a", "b"].map { name in
            let link = #"<import name="lib" namespace="urn:library" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>"#
            return try DecisionModel(
                xml: Array(Text.definitions(link, namespace: "urn:" + name).utf8), name: name, importing: [library], analysis: &budget
            ).remarks.map(\.file)
        }
        #expect(remarks == [["library.dmn"], []])
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

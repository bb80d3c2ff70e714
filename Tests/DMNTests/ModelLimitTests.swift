import DMN
import FEEL
import Testing

@Suite("Limits of types and imports")
struct ModelLimitTests {
    private typealias Text = ModelText

    private static func type(_ name: String, _ components: [(String, String)]) -> String {
        "<itemDefinition name=\"\(name)\">"
            + components.map { "<itemComponent name=\"\($0.0)\"><typeRef>\($0.1)</typeRef></itemComponent>" }.joined() + "</itemDefinition>"
    }

    private static func alias(_ name: String, _ type: String) -> String {
        "<itemDefinition name=\"\(name)\"><typeRef>\(type)</typeRef></itemDefinition>"
    }

    @Test("components count as definitions")
    func components() {
        let text = Text.definitions(Self.type("t", (1...5_001).map { ("c\($0)", "number") }))
        #expect(mistakes(text) == ["support.dmn:1:1: the model has more than 5000 definitions"])
    }

    @Test("a large type that many refer to is held once", .timeLimit(.minutes(2)), arguments: [390, 2_400])
    func sharedTypes(_ components: Int) throws {
        let large = Self.type("tLarge", (1...components).map { ("c\($0)", "number") })
        let others = (1...1_200).map { Self.type("tHolder\($0)", [("x", "tLarge")]) } + (1...150).map { Self.alias("tName\($0)", "tLarge") }
        let model = try DecisionModel(
            text: Text.definitions(large, others.joined(), Text.input("a", "tHolder1200"), Text.input("b", "tName150")))
        #expect(model.inputs.map(\.type).map(Self.fieldCount) == (components == 390 ? [390, 390] : [0, 0]))
    }

    private static func fieldCount(_ type: FEELType) -> Int {
        guard case .context(let fields) = type else { return 0 }
        if fields.count == 1, case .context(let inner) = fields[0].type { return inner.count }
        return fields.count == 1 ? 0 : fields.count
    }

    @Test("types that hold each other are open where they do, wherever they are met first")
    func circles() throws {
        let model = try DecisionModel(
            text: Text.definitions(
                Self.type("tA", [("b", "tB"), ("n", "tN")]), Self.type("tB", [("a", "tA")]), Self.type("tN", [("v", "number")]),
                Text.input("a", "tA"), Text.input("b", "tB")))
        let number = FEELType.context([FEELType.Field("v", .number)])
        #expect(
            model.inputs.map(\.type) == [
                .context([FEELType.Field("b", .context([FEELType.Field("a", .any)])), FEELType.Field("n", number)]),
                .context([FEELType.Field("a", .context([FEELType.Field("b", .any), FEELType.Field("n", number)]))]),
            ])
    }

    private static func link(_ name: String, _ namespace: String) -> String {
        "<import name=\"\(name)\" namespace=\"\(namespace)\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"
    }

    @Test("a file imports so many others at most")
    func imports() {
        let text = Text.definitions((1...64).map { Self.link("m\($0)", "urn:m\($0)") }.joined(separator: "\n"))
        #expect(mistakes(text) == ["support.dmn:66:1: a file imports 63 others at most"])
    }

    @Test("no import's name or namespace stands twice")
    func repeatedImports() throws {
        let file = { (name: String) in
            DecisionModel.File(name: name, bytes: Array(Text.definitions(Text.decision("d", Text.feel("1")), namespace: "urn:\(name)").utf8))
        }
        let text = Text.definitions(
            Self.link("a", "urn:a"), Self.link("b", "urn:a"), Self.link("a", "urn:b"), Text.decision("Result", needs: ["urn:a#_d"], Text.feel("a.d")))
        #expect(
            mistakes(text, importing: [file("a"), file("b")]) == [
                "support.dmn:4:1: the namespace \"urn:a\" is imported already", "support.dmn:5:1: the name \"a\" stands for another import already",
            ])
        #expect(try DecisionModel(text: text, importing: [file("a"), file("b")], checking: .lenient).evaluate("Result", inputs: [:]).value == 1)
    }
}

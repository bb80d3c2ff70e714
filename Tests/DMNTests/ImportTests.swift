import DMN
import FEEL
import Testing

@Suite("Imports between models")
struct ImportTests {
    private typealias Text = ModelText

    private static func link(_ name: String, _ namespace: String) -> String {
        "<import name=\"\(name)\" namespace=\"\(namespace)\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"
    }

    private static let base = DecisionModel.File(
        name: "base.dmn",
        bytes: Array(
            Text.definitions(
                "<itemDefinition name=\"tRegion\"><typeRef>string</typeRef><allowedValues><text>\"north\", \"south\"</text></allowedValues></itemDefinition>",
                Text.input("region", "tRegion"),
                Text.decision("base rate", needs: ["region"], type: "number", Text.feel("if region = \"north\" then 0.5 else 0.4")),
                Text.function("round up", [("n", "number")], Text.feel("ceiling(n)")), namespace: "urn:base"
            ).utf8))

    private static let middle = DecisionModel.File(
        name: "middle.dmn",
        bytes: Array(
            Text.definitions(
                link("the base", "urn:base"),
                Text.decision(
                    "rate", needs: ["urn:base#_base_rate"], type: "number", Text.feel("the base.base rate + 0.1")), namespace: "urn:middle"
            ).utf8))

    private static let main = Text.definitions(
        link("base", "urn:base"), link("rates", "urn:middle"), Text.input("cost", "number"), Text.input("where", "base.tRegion"),
        Text.decision(
            "Result", needs: ["cost", "urn:middle#_rate", "urn:base#_base_rate"], knows: ["urn:base#_round_up"], type: "number",
            Text.feel("base.round up(cost * rates.rate + base.base rate)")),
        Text.decision("place", needs: ["where"], Text.feel("where instance of base.tRegion")),
        Text.decision("local", needs: ["urn:support#_place"], Text.feel("place")))

    @Test("names of other models stand after the import's name, through several models")
    func names() throws {
        let model = try DecisionModel(text: Self.main, importing: [Self.middle, Self.base])
        let result = try model.evaluate("Result", inputs: ["cost": 101, "region": "north"])
        #expect(result.value == 62)
        #expect(result.steps.map(\.name) == ["base rate", "rate", "Result"])
        #expect(model.decision("Result")?.inputs.map(\.name) == ["cost", "region"])
    }

    @Test("types of other models check inputs")
    func types() throws {
        let model = try DecisionModel(text: Self.main, importing: [Self.middle, Self.base])
        #expect(try model.evaluate("local", inputs: ["where": "south"]).value == true)
        #expect(try model.evaluate("local", inputs: ["where": "east"]).value == false)
    }

    @Test("an input's name that two models have is told apart by its namespace")
    func inputs() throws {
        let text = Text.definitions(
            Self.link("base", "urn:base"), Text.input("region", "string"),
            Text.decision("Result", needs: ["region", "urn:base#_base_rate"], Text.feel("[region, base.base rate = 0.5]")))
        let model = try DecisionModel(text: text, importing: [Self.base])
        #expect(model.inputs.map(\.name) == ["region", "urn:base#region"])
        #expect(try model.evaluate("Result", inputs: ["region": "x", "urn:base#region": "north"]).value == ["x", true])
    }

    @Test("an import without a name puts names in scope as they are")
    func unnamed() throws {
        let text = Text.definitions(
            "<import name=\"\" namespace=\"urn:base\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>",
            Text.decision("Result", needs: ["urn:base#_base_rate"], Text.feel("base rate * 2")))
        #expect(try DecisionModel(text: text, importing: [Self.base]).evaluate("Result", inputs: ["region": "north"]).value == 1)
    }

    @Test("a model that is not given is missed by its namespace")
    func missing() {
        #expect(
            mistakes(Self.main, importing: [Self.middle]).contains(
                "support.dmn:3:1: no model of namespace \"urn:base\" was given to import"))
    }

    @Test("models may import each other")
    func circle() throws {
        let other = DecisionModel.File(
            name: "other.dmn",
            bytes: Array(
                Text.definitions(
                    Self.link("back", "urn:support"),
                    Text.decision("b", needs: ["urn:support#_a"], Text.feel("back.a + 1")), namespace: "urn:other"
                ).utf8))
        let text = Text.definitions(
            Self.link("other", "urn:other"), Text.decision("a", Text.feel("1")),
            Text.decision("Result", needs: ["urn:other#_b"], Text.feel("other.b + 1")))
        #expect(try DecisionModel(text: text, importing: [other]).evaluate("Result", inputs: [:]).value == 3)
    }
}

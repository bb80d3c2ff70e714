import DMN
import FEEL
import Testing

@Suite("Item definitions")
struct ItemDefinitionTests {
    private typealias Text = ModelText

    private static let types = """
        <itemDefinition name="tForm"><typeRef>string</typeRef><allowedValues><text>"municipality", "county"</text></allowedValues></itemDefinition>
        <itemDefinition name="tPartner">
          <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
          <itemComponent name="form"><typeRef>tForm</typeRef></itemComponent>
        </itemDefinition>
        <itemDefinition name="tPartners" isCollection="true"><typeRef>tPartner</typeRef></itemDefinition>
        <itemDefinition name="tShares" isCollection="true"><typeRef>number</typeRef>
          <allowedValues><text>[0..100]</text></allowedValues><typeConstraint><text>sum(?) = 100</text></typeConstraint></itemDefinition>
        <itemDefinition name="tUnit">
          <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
          <itemComponent name="parts" isCollection="true"><typeRef>tUnit</typeRef></itemComponent>
        </itemDefinition>
        <itemDefinition name="tDay"><typeRef>date</typeRef></itemDefinition>
        <itemDefinition name="tMoment"><typeRef>date and time</typeRef></itemDefinition>
        """

    /// What an input of a type is for the decisions that need it, and what is said about it.
    private func admit(_ value: Value, as type: String) throws -> (value: Value, messages: [String]) {
        let text = Text.definitions(
            Self.types, Text.input("given", type), Text.decision("Result", needs: ["given"], Text.feel("given")))
        let result = try DecisionModel(text: text).evaluate("Result", inputs: ["given": value])
        return (result.value, result.messages.map(\.message))
    }

    private static let hamar = Value.context(["name": "Hamar", "form": "municipality"])

    @Test(
        "values of their types are taken as they are",
        arguments: [
            ("tForm", "county"), ("tPartner", hamar), ("tPartners", [hamar, hamar]), ("tShares", [60, 40]), ("tForm", .null),
            ("tPartner", .context(["name": "Hamar", "form": "county", "more": 1])),
            ("tUnit", .context(["name": "a", "parts": [.context(["name": "b", "parts": []])]])),
        ] as [(String, Value)])
    func fitting(_ type: String, _ value: Value) throws {
        #expect(try admit(value, as: type).value == value)
    }

    @Test(
        "values that are not of their types are null, with a message",
        arguments: [
            ("tForm", "firm"), ("tForm", 1), ("tPartner", .context(["name": "Hamar"])),
            ("tPartner", .context(["name": "Hamar", "form": "firm"])), ("tPartners", [.context(["name": 1, "form": "county"])]),
            ("tShares", [60, 50]), ("tShares", [110, -10]), ("tShares", "all"),
            ("tUnit", .context(["name": "a", "parts": [.context(["name": 1, "parts": []])]])),
        ] as [(String, Value)])
    func unfitting(_ type: String, _ value: Value) throws {
        let (result, messages) = try admit(value, as: type)
        #expect(result == .null)
        #expect(messages.first?.hasPrefix("the input \"given\" is ") == true)
        #expect(messages.first?.contains("which is not of the type \"\(type)\"") == true)
    }

    @Test("a single value and a list of one stand for each other, a date for a moment")
    func conversions() throws {
        #expect(try admit(["county"], as: "tForm").value == "county")
        #expect(try admit(Self.hamar, as: "tPartners").value == [Self.hamar])
        #expect(try admit([[["county"]]], as: "tForm").value == .null)
        let day = try #require(CalendarDate("2024-05-06"))
        let midnight = try #require(DateTime("2024-05-06T00:00:00Z"))
        #expect(try admit(.date(day), as: "tMoment").value == .dateTime(midnight))
        #expect(try admit(.dateTime(midnight), as: "tDay").value == .null)
    }

    @Test("expressions may name the types of the model")
    func named() throws {
        let value = try DecisionModel.value(
            Self.types,
            Text.decision("Result", Text.feel("[{name: \"a\", form: \"county\"} instance of tPartner, 1 instance of tPartner]")))
        #expect(value == [true, false])
    }

    @Test("the type of a decision is that of its variable, else what its expression gives")
    func decisionTypes() throws {
        let model = try DecisionModel(
            text: Text.definitions(
                Self.types, Text.decision("a", type: "tPartners", Text.feel("[]")), Text.decision("b", Text.feel("[1, 2]")),
                Text.decision("c", needs: ["b"], Text.feel("sum(b) > 1"))))
        #expect(model.decision("a")?.type == .list(.context(["name": .string, "form": .string])))
        #expect(model.decision("b")?.type == .list(.number))
        #expect(model.decision("c")?.type == .boolean)
    }

    @Test("types that are defined by themselves alone are refused")
    func circle() {
        let text = Text.definitions(
            "<itemDefinition name=\"tA\"><typeRef>tB</typeRef></itemDefinition><itemDefinition name=\"tB\"><typeRef>tA</typeRef></itemDefinition>")
        #expect(mistakes(text).contains { $0.contains("is defined by itself") })
    }

    @Test("types that double with each step are no trouble")
    func doubling() throws {
        var types = "<itemDefinition name=\"t0\"><typeRef>number</typeRef></itemDefinition>"
        for place in 1...60 {
            types +=
                "<itemDefinition name=\"t\(place)\"><itemComponent name=\"a\"><typeRef>t\(place - 1)</typeRef></itemComponent>"
                + "<itemComponent name=\"b\"><typeRef>t\(place - 1)</typeRef></itemComponent></itemDefinition>"
        }
        let model = try DecisionModel(
            text: Text.definitions(types, Text.input("given", "t60"), Text.decision("Result", needs: ["given"], Text.feel("given = null"))))
        #expect(try model.evaluate("Result", inputs: [:]).value == true)
    }
}

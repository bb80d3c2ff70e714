import DMN
import FEEL
import Testing

@Suite("Mistakes in models")
struct ModelErrorTests {
    private typealias Text = ModelText

    @Test("every mistake has its place in the file")
    func places() {
        let text = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="s" namespace="urn:s">
              <inputData id="_cost" name="cost"><variable name="cost" typeRef="nummer"/></inputData>
              <decision id="_a" name="a">
                <informationRequirement><requiredInput href="#_cots"/></informationRequirement>
                <literalExpression><text>1 + cots</text></literalExpression>
              </decision>
              <decision id="_b" name="b"><variable name="b" typeRef="string"/>
                <literalExpression><text>
                  1 +
                    2 * x
                </text></literalExpression>
              </decision>
              <decision id="_c" name="c"><script/></decision>
              <decision id="_a" name="d"><literalExpression><text>"åäö" + "</text></literalExpression></decision>
              <decision id="_e" name="e"><literalExpression><text><![CDATA[1 < "a"]]></text></literalExpression></decision>
            </definitions>
            """
        let found = mistakes(text)
        for expected in [
            "support.dmn:2:37: unknown type \"nummer\"", "support.dmn:4:29: nothing has the id \"_cots\"",
            "support.dmn:5:34: unknown name \"cots\"", "support.dmn:10:13: unknown name \"x\"",
            "support.dmn:13:30: unknown element <script> in <decision>", "support.dmn:13:3: the decision \"c\" has no logic",
            "support.dmn:14:3: the id \"_a\" is used twice", "support.dmn:14:63: this string is not closed; expected '\"'",
        ] {
            #expect(found.contains(expected), "\(found)")
        }
        #expect(found.count == 9, "\(found)")
        #expect(found.first == "support.dmn:2:37: unknown type \"nummer\"")
        #expect(found.contains { $0.hasPrefix("support.dmn:15:") && $0.contains("cannot compare number with string") })
    }

    @Test("strict checking refuses what can never be of its type")
    func types() {
        #expect(
            mistakes(Text.definitions(Text.decision("a", type: "string", Text.feel("1 + 1"))))
                == ["support.dmn:5:1: expected string for the type \"string\", found number"])
        #expect(mistakes(Text.definitions(Text.decision("a", type: "number", Text.feel("[1]")))).isEmpty)
        let invocation = "<invocation>\(Text.feel("f"))<binding><parameter name=\"m\"/>\(Text.feel("1"))</binding></invocation>"
        #expect(
            mistakes(
                Text.definitions(Text.function("f", [("n", nil)], Text.feel("n")), Text.decision("a", knows: ["f"], invocation))
            ).contains { $0.hasSuffix("\"f\" takes n, found m") })
    }

    @Test("a lenient model keeps its mistakes, and the decisions that have them are null and say so")
    func lenient() throws {
        let text = Text.definitions(
            Text.decision("good", Text.feel("1")), Text.decision("bad", Text.feel("1 +")),
            Text.decision("Result", needs: ["good", "bad"], Text.feel("[good, bad]")))
        let model = try DecisionModel(text: text, checking: .lenient)
        #expect(model.problems.count == 1)
        let result = try model.evaluate("Result", inputs: [:])
        #expect(result.value == [1, .null])
        #expect(result.messages.map(\.message) == ["expected a value, found the end of the expression"])
    }

    @Test("other XML is no model")
    func otherFiles() {
        #expect(mistakes("<a/>") == ["support.dmn:1:1: expected <definitions> of DMN 1.1 to 1.5, found <a> of namespace \"\""])
        #expect(mistakes("<definitions xmlns=\"urn:x\"/>").count == 1)
    }

    @Test("a table's mistakes stand at their cells")
    func cells() {
        let text = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="s" namespace="urn:s">
              <decision id="_a" name="a">
                <decisionTable hitPolicy="SINGLE">
                  <input><inputExpression typeRef="number"><text>1 + 1</text></inputExpression></input>
                  <output/>
                  <rule><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>1 + y</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """
        let found = mistakes(text)
        #expect(found.contains { $0.hasPrefix("support.dmn:3:5: unknown hit policy \"SINGLE\"; expected one of UNIQUE") })
        #expect(found.contains("support.dmn:6:80: unknown name \"y\""), "\(found)")
    }

    @Test(
        "rows, bindings and entries that are not complete are reported",
        arguments: [
            ("<relation><column name=\"a\"/><row/></relation>", "this row has 0 cells, the relation has 1 columns"),
            ("<invocation><literalExpression><text>abs</text></literalExpression><binding/></invocation>", "<binding> needs a <parameter>"),
            ("<context><contextEntry/></context>", "<contextEntry> needs an expression"),
            ("<conditional><if/></conditional>", "<conditional> needs <then>"),
            ("<for><in/><return/></for>", "<for> needs an iteratorVariable"),
            ("<literalExpression/>", "<literalExpression> needs <text>"),
            ("<literalExpression expressionLanguage=\"urn:groovy\"><text>1</text></literalExpression>", "urn:groovy is not evaluated here"),
            ("<list><literalExpression><text>1</text></literalExpression></list><list/>", "<decision> holds more than one expression"),
        ])
    func incomplete(_ logic: String, _ message: String) {
        #expect(mistakes(Text.definitions(Text.decision("a", logic))).contains { $0.contains(message) })
    }
}

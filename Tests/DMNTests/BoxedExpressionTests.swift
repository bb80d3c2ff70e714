import DMN
import FEEL
import Testing

@Suite("Boxed expressions")
struct BoxedExpressionTests {
    private typealias Text = ModelText

    @Test("a literal expression sees what its decision requires, by names with blanks and signs")
    func literal() throws {
        let value = try DecisionModel.value(
            Text.input("applicant's own share", "number"), Text.input("total cost", "number"),
            Text.decision(
                "Result", needs: ["applicant's own share", "total cost"], type: "number",
                Text.feel("total cost * (1 - applicant's own share)")),
            inputs: ["applicant's own share": .number(0), "total cost": 80_000])
        #expect(value == 80_000)
    }

    @Test("a context without a result is its entries, each seeing those before it")
    func context() throws {
        let value = try DecisionModel.value(
            Text.decision(
                "Result",
                "<context>" + Text.entry("cost", Text.feel("1000")) + Text.entry("half", Text.feel("cost / 2")) + "</context>"))
        #expect(value == .context(["cost": 1000, "half": 500]))
    }

    @Test("a context with a result is that alone")
    func contextWithResult() throws {
        let value = try DecisionModel.value(
            Text.decision(
                "Result",
                "<context>" + Text.entry("cost", Text.feel("1000")) + Text.entry(nil, Text.feel("cost + 1")) + "</context>"))
        #expect(value == 1001)
    }

    @Test("contexts stand in contexts, and inner names hide outer ones")
    func nestedContext() throws {
        let inner = "<context>" + Text.entry("cost", Text.feel("cost * 2")) + Text.entry(nil, Text.feel("cost + 1")) + "</context>"
        let value = try DecisionModel.value(
            Text.decision("Result", "<context>" + Text.entry("cost", Text.feel("10")) + Text.entry("more", inner) + "</context>"))
        #expect(value == .context(["cost": 10, "more": 21]))
    }

    @Test("a list holds its elements in order")
    func list() throws {
        let value = try DecisionModel.value(
            Text.decision("Result", "<list>" + Text.feel("1") + Text.feel("\"two\"") + Text.feel("[3]") + "</list>"))
        #expect(value == [1, "two", [3]])
    }

    @Test("a relation is a list of contexts")
    func relation() throws {
        let value = try DecisionModel.value(
            Text.decision(
                "Result",
                """
                <relation><column name="partner"/><column name="share" typeRef="number"/>
                <row>\(Text.feel("\"Hamar\""))\(Text.feel("60"))</row><row>\(Text.feel("\"Lund\""))\(Text.feel("40"))</row></relation>
                """))
        #expect(
            value
                == [.context(["partner": "Hamar", "share": 60]), .context(["partner": "Lund", "share": 40])])
    }

    @Test("a function definition is called by position and by name, and keeps what it saw")
    func function() throws {
        let definition =
            "<functionDefinition>" + Text.formal([("amount", "number"), ("share", "number")]) + Text.feel("amount * share + fee")
            + "</functionDefinition>"
        let value = try DecisionModel.value(
            Text.decision(
                "Result",
                "<context>" + Text.entry("fee", Text.feel("5")) + Text.entry("support", definition)
                    + Text.entry(nil, Text.feel("[support(100, 0.5), support(share: 2, amount: 10)]")) + "</context>"))
        #expect(value == [55, 25])
    }

    @Test("a function of a context can be handed to another element, with what it saw")
    func escapingFunction() throws {
        let definition = "<functionDefinition>" + Text.formal([("n", nil)]) + Text.feel("n + fee") + "</functionDefinition>"
        let value = try DecisionModel.value(
            Text.function("twice", [("f", nil), ("n", nil)], Text.feel("f(f(n))")),
            Text.decision(
                "Result", knows: ["twice"],
                "<context>" + Text.entry("fee", Text.feel("5")) + Text.entry("plus", definition)
                    + Text.entry(nil, Text.feel("[twice(plus, 1), twice(function(x) x * fee, 2)]")) + "</context>"))
        #expect(value == [11, 50])
    }

    @Test("an invocation binds parameters by name")
    func invocation() throws {
        let value = try DecisionModel.value(
            Text.function("grant", [("cost", "number"), ("share", "number")], Text.feel("cost * share")),
            Text.decision(
                "Result", knows: ["grant"],
                """
                <invocation>\(Text.feel("grant"))
                <binding><parameter name="share"/>\(Text.feel("0.5"))</binding>
                <binding><parameter name="cost"/>\(Text.feel("300"))</binding></invocation>
                """))
        #expect(value == 150)
    }

    @Test("an invocation may call a function of the language")
    func builtinInvocation() throws {
        let value = try DecisionModel.value(
            Text.decision(
                "Result", "<invocation>\(Text.feel("abs"))<binding><parameter name=\"n\"/>\(Text.feel("-3"))</binding></invocation>"))
        #expect(value == 3)
    }

    @Test("a conditional takes one branch; null counts as false, other values give null")
    func conditional() throws {
        func choose(_ condition: String) throws -> Value {
            let text = ModelText.definitions(
                Text.decision(
                    "Result",
                    "<conditional><if>\(Text.feel(condition))</if><then>\(Text.feel("1"))</then><else>\(Text.feel("2"))</else></conditional>"))
            return try DecisionModel(text: text, checking: .lenient).evaluate("Result", inputs: [:]).value
        }
        #expect(try choose("1 < 2") == 1)
        #expect(try choose("1 > 2") == 2)
        #expect(try choose("null") == 2)
        #expect(try choose("\"yes\"") == .null)
    }

    @Test("a filter sees the members of elements, whatever their type is known to be")
    func filter() throws {
        let value = try DecisionModel.value(
            Text.input("partners"),
            Text.decision(
                "Result", needs: ["partners"],
                "<filter><in>\(Text.feel("partners"))</in><match>\(Text.feel("share > 20 and item.share < 90 // big"))</match></filter>"),
            inputs: ["partners": [.context(["share": 10]), .context(["share": 50]), .context(["share": 95])]])
        #expect(value == [.context(["share": 50])])
    }

    @Test("a filter whose match is no condition gives null and says so")
    func wrongFilter() throws {
        let text = ModelText.definitions(
            Text.decision("Result", "<filter><in>\(Text.feel("[1, 2]"))</in><match>\(Text.feel("item"))</match></filter>"))
        let result = try DecisionModel(text: text, checking: .lenient).evaluate("Result", inputs: [:])
        #expect(result.value == .null)
        #expect(result.messages.contains { $0.message == "the match is no boolean for 1" })
    }

    @Test("a filter's match may be boxed itself")
    func boxedFilter() throws {
        let match =
            "<conditional><if>\(Text.feel("item.share > 20"))</if><then>\(Text.feel("share < 90"))</then><else>\(Text.feel("false"))</else></conditional>"
        let value = try DecisionModel.value(
            Text.decision(
                "Result", "<filter><in>\(Text.feel("[{share: 10}, {share: 50}, {share: 95}]"))</in><match>\(match)</match></filter>"))
        #expect(value == [.context(["share": 50])])
    }

    @Test("loops run through lists, ranges and results so far")
    func loops() throws {
        func loop(_ kind: String, _ list: String, _ part: String, _ body: String) throws -> Value {
            let text = ModelText.definitions(
                Text.decision(
                    "Result",
                    "<\(kind) iteratorVariable=\"each year\"><in>\(Text.feel(list))</in><\(part)>\(Text.feel(body))</\(part)></\(kind)>"))
            return try DecisionModel(text: text, checking: .lenient).evaluate("Result", inputs: [:]).value
        }
        #expect(try loop("for", "[1, 2, 3]", "return", "each year * 2") == [2, 4, 6])
        #expect(try loop("for", "[2..4]", "return", "each year + count(partial)") == [2, 4, 6])
        #expect(try loop("for", "null", "return", "1") == .null)
        #expect(try loop("some", "[1, 2, 3]", "satisfies", "each year > 2") == true)
        #expect(try loop("every", "[1, 2, 3]", "satisfies", "each year > 2") == false)
        #expect(try loop("some", "[]", "satisfies", "true") == false)
        #expect(try loop("every", "[]", "satisfies", "false") == true)
        #expect(try loop("some", "[1, null]", "satisfies", "each year > 2") == .null)
        #expect(try loop("some", "[null, 3]", "satisfies", "each year > 2") == true)
        #expect(try loop("every", "[1, 2]", "satisfies", "\"no\"") == .null)
    }

    @Test("a decision table gives the output of the rule that matches, and its rules stand in the trace")
    func table() throws {
        let text = ModelText.definitions(
            Text.input("size", "number"),
            Text.decision(
                "Result", needs: ["size"], type: "string",
                """
                <decisionTable hitPolicy="UNIQUE"><input label="Size"><inputExpression typeRef="number"><text>size</text></inputExpression></input>
                <output/>
                <rule id="small"><inputEntry><text>&lt; 50</text></inputEntry><outputEntry><text>"small"</text></outputEntry></rule>
                <rule id="large"><inputEntry><text>[50..100]</text></inputEntry><outputEntry><text>"large"</text></outputEntry></rule>
                </decisionTable>
                """))
        let model = try DecisionModel(text: text)
        let result = try model.evaluate("Result", inputs: ["size": 60], isTracing: true)
        #expect(result.value == "large")
        #expect(result.steps.last?.tables.first?.trace.matches.map(\.id) == ["large"])
        let none = try model.evaluate("Result", inputs: ["size": 600])
        #expect(none.value == .null)
        #expect(none.messages.map(\.message) == ["the decision table gives null: no rule matched"])
    }

    @Test("an expression's type makes a list of one its element, and what does not fit null")
    func types() throws {
        #expect(try DecisionModel.value(Text.decision("Result", type: "number", Text.feel("[10]", type: "number"))) == 10)
        let text = ModelText.definitions(Text.decision("Result", Text.feel("if 1 < 2 then \"ten\" else null", type: "number")))
        let result = try DecisionModel(text: text, checking: .lenient).evaluate("Result", inputs: [:])
        #expect(result.value == .null)
        #expect(result.messages.map(\.message).first == "the value is \"ten\", which is not of the type \"number\"")
    }

    @Test("functions in Java and PMML are null and say so", arguments: ["Java", "PMML"])
    func foreign(_ kind: String) throws {
        let definition =
            "<functionDefinition kind=\"\(kind)\">" + Text.formal([("x", nil)]) + "<context/></functionDefinition>"
        let text = ModelText.definitions(
            Text.decision(
                "Result", "<context>" + Text.entry("cosine", definition) + Text.entry(nil, Text.feel("cosine(1)")) + "</context>"))
        let result = try DecisionModel(text: text, checking: .lenient).evaluate("Result", inputs: [:])
        #expect(result.value == .null)
        #expect(result.messages.map(\.message) == ["functions of kind \(kind) are not evaluated here; expected FEEL"])
        #expect(mistakes(text).contains { $0.contains("functions of kind \(kind) are not evaluated here") })
    }

    @Test(
        "the older versions of DMN are read",
        arguments: [
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
        ])
    func versions(_ version: String) throws {
        let text = Text.definitions(Text.decision("Result", type: "feel:number", Text.feel("1 + 1")), version: version)
        #expect(try DecisionModel(text: text).evaluate("Result", inputs: [:]).value == 2)
    }
}

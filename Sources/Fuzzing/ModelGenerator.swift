/// Writes DMN models that are mostly well formed, with expressions from the generator of expressions.
struct ModelGenerator {
    var expressions: ExpressionGenerator
    private var depth = 0

    init(_ choices: Choices) { expressions = ExpressionGenerator(choices) }

    private static let types = [
        ("a", "number"), ("b", "number"), ("s", "string"), ("p", "boolean"), ("d", "date"), ("t", "time"), ("w", "dateTime"),
        ("m", "yearMonthDuration"), ("u", "dayTimeDuration"), ("N", "numbers"), ("S", "string"),
    ]

    mutating func source() -> String {
        let inputs = Self.types.map { name, type in
            "<inputData id=\"i\(name)\" name=\"\(name)\"><variable name=\"\(name)\" typeRef=\"\(type)\"/></inputData>"
        }
        let decisions = (0...expressions.choices.below(3)).map { decision($0) }
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="urn:fuzz" name="fuzz">
            <itemDefinition name="numbers" isCollection="\(choice("true", "false"))"><typeRef>number</typeRef>\(allowed())</itemDefinition>
            <itemDefinition name="pair"><itemComponent name="x"><typeRef>number</typeRef></itemComponent>
            <itemComponent name="y"><typeRef>\(choice("string", "pair", "numbers"))</typeRef></itemComponent></itemDefinition>
            \(inputs.joined())
            <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="x" typeRef="number"/>\(box())\
            </encapsulatedLogic>\(choice("", "<knowledgeRequirement><requiredKnowledge href=\"#f\"/></knowledgeRequirement>"))</businessKnowledgeModel>
            \(decisions.joined())
            <decisionService id="v" name="v"><variable name="v"/><outputDecision href="#D0"/><inputData href="#ia"/></decisionService>
            </definitions>
            """
    }

    private mutating func choice(_ texts: String...) -> String { expressions.choices.one(of: texts) }

    private mutating func allowed() -> String {
        choice("", "<allowedValues><text>\(test())</text></allowedValues>")
    }

    private mutating func decision(_ number: Int) -> String {
        let needs = Self.types.map { "<informationRequirement><requiredInput href=\"#i\($0.0)\"/></informationRequirement>" }
        let other = choice("", "", "<informationRequirement><requiredDecision href=\"#D\(expressions.choices.below(4))\"/></informationRequirement>")
        let type = choice("", " typeRef=\"number\"", " typeRef=\"pair\"", " typeRef=\"numbers\"", " typeRef=\"string\"")
        return "<decision id=\"D\(number)\" name=\"D\(number)\"><variable name=\"D\(number)\"\(type)/>\(needs.joined())\(other)"
            + "<knowledgeRequirement><requiredKnowledge href=\"#f\"/></knowledgeRequirement>\(box())</decision>"
    }

    private mutating func text() -> String {
        escaped(expressions.choices.below(5) == 0 ? choice("D0", "D1 + a", "f(a)", "v(b)", "i", "item", "x") : expressions.source())
    }

    private mutating func test() -> String {
        escaped(choice("-", "1", "< 5", "[1..10]", "> a, 3", "not(2)", "\"a\"", "\"a\", \"b\"", "true", "? > 3", "null", expressions.source()))
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private mutating func literal() -> String { "<literalExpression><text>\(text())</text></literalExpression>" }

    private mutating func box() -> String {
        guard depth < 3, !expressions.choices.isEmpty else { return literal() }
        depth += 1
        defer { depth -= 1 }
        switch expressions.choices.below(12) {
        case 0: return "<list>\((0..<expressions.choices.below(4)).map { _ in box() }.joined())</list>"
        case 1:
            let entries = ["x", "y"].map { "<contextEntry><variable name=\"\($0)\"/>\(box())</contextEntry>" }
            return "<context>\(entries.joined())\(choice("", "<contextEntry>\(box())</contextEntry>"))</context>"
        case 2: return "<conditional><if>\(box())</if><then>\(box())</then><else>\(box())</else></conditional>"
        case 3: return "<for iteratorVariable=\"i\"><in>\(box())</in><return>\(box())</return></for>"
        case 4: return "<every iteratorVariable=\"i\"><in>\(box())</in><satisfies>\(box())</satisfies></every>"
        case 5: return "<filter><in>\(box())</in><match>\(box())</match></filter>"
        case 6:
            return
                "<invocation>\(choice("<literalExpression><text>f</text></literalExpression>", literal()))<binding><parameter name=\"x\"/>\(box())</binding></invocation>"
        case 7: return "<functionDefinition><formalParameter name=\"x\" typeRef=\"number\"/>\(box())</functionDefinition>"
        case 8:
            return
                "<relation><column name=\"x\"/><column name=\"y\"/>\((0..<expressions.choices.below(3)).map { _ in "<row>\(literal())\(literal())</row>" }.joined())</relation>"
        case 9, 10: return table()
        default: return literal()
        }
    }

    private mutating func table() -> String {
        let policy = choice(
            "UNIQUE", "FIRST", "ANY", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT", "COLLECT\" aggregation=\"SUM",
            "COLLECT\" aggregation=\"MIN",
            "COLLECT\" aggregation=\"COUNT")
        let values = choice("", "<outputValues><text>1, 2, 3</text></outputValues>", "<outputValues><text>\(test())</text></outputValues>")
        let rules = (0..<expressions.choices.below(5)).map { _ in
            "<rule><inputEntry><text>\(test())</text></inputEntry><inputEntry><text>\(test())</text></inputEntry>"
                + "<outputEntry><text>\(choice("1", "2", "a", text()))</text></outputEntry></rule>"
        }
        return "<decisionTable hitPolicy=\"\(policy)\"><input><inputExpression typeRef=\"number\"><text>a</text></inputExpression></input>"
            + "<input><inputExpression><text>\(choice("s", "b", "p", text()))</text></inputExpression></input><output>\(values)</output>"
            + "\(rules.joined())</decisionTable>"
    }
}

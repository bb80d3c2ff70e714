import DMN
import FEEL
import Testing

/// Models as texts, written for the tests.
enum ModelText {
    static func definitions(
        _ parts: String..., namespace: String = "urn:support", version: String = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="\(version)" name="Support" namespace="\(namespace)">
        \(parts.joined(separator: "\n"))
        </definitions>
        """
    }

    static func input(_ name: String, _ type: String? = nil) -> String {
        "<inputData id=\"\(id(name))\" name=\"\(name)\"><variable name=\"\(name)\"\(typeRef(type))/></inputData>"
    }

    /// A decision that needs the elements of the names; a name that holds a "#" is a reference as it is.
    static func decision(_ name: String, needs: [String] = [], knows: [String] = [], type: String? = nil, _ logic: String) -> String {
        """
        <decision id="\(id(name))" name="\(name)"><variable name="\(name)"\(typeRef(type))/>
        \(requirements(needs, knows))
        \(logic)
        </decision>
        """
    }

    static func function(
        _ name: String, _ parameters: [(String, String?)], knows: [String] = [], type: String? = nil, _ logic: String
    ) -> String {
        """
        <businessKnowledgeModel id="\(id(name))" name="\(name)"><variable name="\(name)"\(typeRef(type))/>
        <encapsulatedLogic>\(formal(parameters))\(logic)</encapsulatedLogic>
        \(requirements([], knows))
        </businessKnowledgeModel>
        """
    }

    static func service(_ name: String, outputs: [String], decisions: [String] = [], data: [String] = [], type: String? = nil) -> String {
        "<decisionService id=\"\(id(name))\" name=\"\(name)\"><variable name=\"\(name)\"\(typeRef(type))/>"
            + outputs.map { "<outputDecision href=\"\(reference($0))\"/>" }.joined()
            + decisions.map { "<inputDecision href=\"\(reference($0))\"/>" }.joined()
            + data.map { "<inputData href=\"\(reference($0))\"/>" }.joined() + "</decisionService>"
    }

    static func feel(_ text: String, type: String? = nil) -> String {
        "<literalExpression\(typeRef(type))><text>\(escaped(text))</text></literalExpression>"
    }

    static func formal(_ parameters: [(String, String?)]) -> String {
        parameters.map { "<formalParameter name=\"\($0.0)\"\(typeRef($0.1))/>" }.joined()
    }

    static func entry(_ name: String?, _ expression: String) -> String {
        "<contextEntry>" + (name.map { "<variable name=\"\($0)\"/>" } ?? "") + expression + "</contextEntry>"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static func requirements(_ needs: [String], _ knows: [String]) -> String {
        needs.map { "<informationRequirement><requiredInput href=\"\(reference($0))\"/></informationRequirement>" }.joined()
            + knows.map { "<knowledgeRequirement><requiredKnowledge href=\"\(reference($0))\"/></knowledgeRequirement>" }.joined()
    }

    private static func id(_ name: String) -> String { "_" + name.replacing(" ", with: "_").replacing("'", with: "") }

    private static func reference(_ name: String) -> String { name.contains("#") ? name : "#" + id(name) }

    private static func typeRef(_ type: String?) -> String { type.map { " typeRef=\"\($0)\"" } ?? "" }
}

extension DecisionModel {
    init(text: String, importing files: [File] = [], checking: FEELExpression.Checking = .strict) throws {
        try self.init(xml: Array(text.utf8), name: "support.dmn", importing: files, checking: checking)
    }

    /// The value of the decision "Result" of a model of these parts.
    static func value(_ parts: String..., inputs: ContextValue = [:]) throws -> Value {
        let text = ModelText.definitions(parts.joined(separator: "\n"))
        return try DecisionModel(text: text).evaluate("Result", inputs: inputs).value
    }
}

/// The mistakes of a model that is refused; empty where it is taken.
func mistakes(_ text: String, importing files: [DecisionModel.File] = []) -> [String] {
    do {
        _ = try DecisionModel(text: text, importing: files)
        return []
    } catch let errors as ModelErrors {
        return errors.errors.map(\.description)
    } catch {
        return ["\(error)"]
    }
}

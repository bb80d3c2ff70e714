import FEEL

/// Makes a model's parts of its XML elements, and notes everything that it does not understand.
struct ModelReader {
    let file: String
    private(set) var problems: [ModelError] = []
    private var language = "FEEL"

    init(file: String) { self.file = file }

    /// The namespaces of DMN 1.1 to 1.5.
    static let namespaces: Set<String> = [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ]

    /// What may stand in an element beside what the standard allows everywhere.
    private static let allowed: [String: Set<String>] = [
        "definitions": [
            "import", "itemDefinition", "decision", "inputData", "businessKnowledgeModel", "decisionService", "knowledgeSource",
            "textAnnotation", "association", "group", "elementCollection", "performanceIndicator", "organizationUnit",
        ],
        "decision": expressions.union([
            "question", "allowedAnswers", "variable", "informationRequirement", "knowledgeRequirement", "authorityRequirement",
            "supportedObjective", "impactedPerformanceIndicator", "decisionMaker", "decisionOwner", "usingProcess", "usingTask",
        ]),
        "businessKnowledgeModel": ["variable", "encapsulatedLogic", "knowledgeRequirement", "authorityRequirement"],
        "decisionService": ["variable", "outputDecision", "encapsulatedDecision", "inputDecision", "inputData"],
        "itemDefinition": itemContent, "itemComponent": itemContent,
        "context": ["contextEntry"], "contextEntry": expressions.union(["variable"]),
        "list": expressions, "relation": ["column", "row"], "row": expressions,
        "invocation": expressions.union(["binding"]), "binding": expressions.union(["parameter"]),
        "conditional": ["if", "then", "else"], "filter": ["in", "match"], "for": ["in", "return"],
        "some": ["in", "satisfies"], "every": ["in", "satisfies"],
        "functionDefinition": expressions.union(["formalParameter"]),
        "encapsulatedLogic": expressions.union(["formalParameter"]),
        "decisionTable": ["input", "output", "annotation", "rule"],
        "rule": ["inputEntry", "outputEntry", "annotationEntry"],
    ]

    private static let itemContent: Set<String> = ["typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem"]

    static let expressions: Set<String> = [
        "literalExpression", "context", "list", "relation", "invocation", "functionDefinition", "decisionTable", "conditional",
        "filter", "for", "some", "every",
    ]

    mutating func report(_ message: String, at position: SourcePosition) {
        problems.append(ModelError(file: file, position: position, message: message))
    }

    mutating func check(_ element: MarkupElement) {
        guard let allowed = ModelReader.allowed[element.name] else { return }
        for child in element.elements
        where !allowed.contains(child.name) && child.name != "description" && child.name != "extensionElements" {
            report("unknown element <\(child.name)> in <\(element.name)>", at: child.position)
        }
    }

    // MARK: The file

    /// Nil where the file is no DMN model of a version that is read; the reason stands in `problems`.
    mutating func definitions(_ root: MarkupElement) -> Definitions? {
        guard root.name == "definitions", ModelReader.namespaces.contains(root.namespace) else {
            report(
                "expected <definitions> of DMN 1.1 to 1.5, found <\(root.name)> of namespace \"\(root.namespace)\"", at: root.position)
            return nil
        }
        check(root)
        if let given = root.attribute("expressionLanguage") { language = given }
        var definitions = Definitions(name: root.attribute("name") ?? "", namespace: root.attribute("namespace") ?? "")
        for element in root.elements {
            switch element.name {
            case "import": definitions.imports.append(readImport(element))
            case "itemDefinition": definitions.items.append(item(element))
            case "inputData":
                definitions.inputs.append(
                    Definitions.InputData(
                        id: element.attribute("id"), name: name(of: element), type: variable(of: element).type,
                        position: element.position))
            case "decision": definitions.decisions.append(decision(element))
            case "businessKnowledgeModel": definitions.knowledge.append(knowledge(element))
            case "decisionService": definitions.services.append(service(element))
            default: break
            }
        }
        return definitions
    }

    private mutating func readImport(_ element: MarkupElement) -> Definitions.Import {
        if element.attribute("namespace") == nil { report("an <import> needs a namespace", at: element.position) }
        return Definitions.Import(
            name: element.attribute("name") ?? "", namespace: element.attribute("namespace") ?? "",
            location: element.attribute("locationURI"),
            isModel: element.attribute("importType").map { ModelReader.namespaces.contains($0) } ?? true, position: element.position)
    }

    private mutating func decision(_ element: MarkupElement) -> Definitions.Decision {
        check(element)
        return Definitions.Decision(
            id: element.attribute("id"), name: name(of: element), variable: variable(of: element),
            requirements: requirements(of: element), logic: expression(in: element, isOptional: true), position: element.position)
    }

    private mutating func knowledge(_ element: MarkupElement) -> Definitions.BusinessKnowledgeModel {
        check(element)
        return Definitions.BusinessKnowledgeModel(
            id: element.attribute("id"), name: name(of: element), variable: variable(of: element),
            requirements: requirements(of: element), logic: element.child("encapsulatedLogic").flatMap { function($0) },
            position: element.position)
    }

    private mutating func service(_ element: MarkupElement) -> Definitions.DecisionService {
        check(element)
        func references(_ name: String) -> [Definitions.Reference] { element.children(name).compactMap { reference($0) } }
        return Definitions.DecisionService(
            id: element.attribute("id"), name: name(of: element), variable: variable(of: element),
            outputs: references("outputDecision"), inputDecisions: references("inputDecision"), inputData: references("inputData"),
            position: element.position)
    }

    private mutating func requirements(of element: MarkupElement) -> [Definitions.Reference] {
        var references: [Definitions.Reference] = []
        for requirement in element.elements where requirement.name == "informationRequirement" || requirement.name == "knowledgeRequirement" {
            let targets = ["requiredDecision", "requiredInput", "requiredKnowledge"].flatMap { requirement.children($0) }
            if targets.isEmpty { report("<\(requirement.name)> names nothing that is required", at: requirement.position) }
            for target in targets {
                if let found = reference(target) {
                    references.append(found)
                } else {
                    report("<\(target.name)> needs an href such as \"#id\"", at: target.position)
                }
            }
        }
        return references
    }

    private func reference(_ element: MarkupElement) -> Definitions.Reference? {
        guard let href = element.attribute("href"), let mark = href.lastIndex(of: "#") else { return nil }
        let namespace = String(href[..<mark])
        return Definitions.Reference(
            namespace: namespace.isEmpty ? nil : namespace, id: String(href[href.index(after: mark)...]), position: element.position)
    }

    // MARK: Names and types

    private mutating func name(of element: MarkupElement) -> String {
        guard let name = element.attribute("name") else {
            report("<\(element.name)> needs a name", at: element.position)
            return ""
        }
        return name
    }

    /// The element's variable; its name is the element's own where it has none.
    private mutating func variable(of element: MarkupElement) -> Definitions.InformationItem {
        guard let variable = element.child("variable") else {
            return Definitions.InformationItem(name: element.attribute("name") ?? "", type: nil, position: element.position)
        }
        return Definitions.InformationItem(
            name: variable.attribute("name") ?? element.attribute("name") ?? "", type: typeReference(variable),
            position: variable.position)
    }

    mutating func information(_ element: MarkupElement) -> Definitions.InformationItem {
        Definitions.InformationItem(name: name(of: element), type: typeReference(element), position: element.position)
    }

    func typeReference(_ element: MarkupElement, _ attribute: String = "typeRef") -> Definitions.TypeReference? {
        element.attribute(attribute).map { Definitions.TypeReference(name: $0, position: element.position) }
    }

    func cell(_ element: MarkupElement) -> DecisionTable.SourceCell {
        let (text, position) = (element.child("text") ?? element).trimmed
        return DecisionTable.SourceCell(text: text, position: position)
    }

    private mutating func item(_ element: MarkupElement) -> ItemDefinition {
        check(element)
        let components = element.children("itemComponent")
        let content: ItemDefinition.Content
        if let type = element.child("typeRef") {
            let (name, position) = type.trimmed
            content = .reference(Definitions.TypeReference(name: name, position: position))
        } else if let function = element.child("functionItem") {
            content = .function(
                parameters: function.children("parameters").map { information($0) }, result: typeReference(function, "outputTypeRef"))
        } else {
            content = components.isEmpty ? .open : .components(components.map { item($0) })
        }
        return ItemDefinition(
            name: name(of: element), content: content, isCollection: element.attribute("isCollection") == "true",
            allowedValues: element.child("allowedValues").map { cell($0) },
            constraint: element.child("typeConstraint").map { cell($0) }, position: element.position)
    }

    /// Whether a literal expression is written in FEEL.
    func language(of element: MarkupElement) -> String? {
        if element.child("importedValues") != nil { return "a language of an imported file" }
        let language = element.attribute("expressionLanguage") ?? self.language
        return language.uppercased().contains("FEEL") ? nil : language
    }
}

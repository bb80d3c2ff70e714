import ExactJSON
import FEEL
import Localisation

extension ProgrammeReader {
    /// The decimals of each share as displayed, by the expression that names it.
    private static func displayDigits(_ shares: [ShareDefinition]) -> [String: Int] {
        Dictionary(shares.map { ("\($0.id).displayed", $0.digits) }, uniquingKeysWith: { first, _ in first })
    }

    func rules(_ file: FileMapping, shares: [ShareDefinition]) -> [Rule] {
        let displayDigits = Self.displayDigits(shares)
        var rules: [Rule] = []
        for node in reader.sequence(file["rules"]) {
            guard let rule = rule(node, displayDigits) else { continue }
            if rules.contains(where: { $0.id == rule.id }) { reader.report(node, "the rule \(rule.id) occurs more than once") }
            rules.append(rule)
        }
        return rules
    }

    private func rule(_ node: FileNode, _ displayDigits: [String: Int]) -> Rule? {
        let optional = ["gates", "when", "values", "undetermined", "remedy"]
        guard
            let mapping = reader.mapping(
                node, required: ["id", "title", "severity", "require", "pointer", "message", "source"], optional: optional)
        else { return nil }
        let values = reader.pairs(mapping["values"]).compactMap { pair in
            formula(pair.value, .any).map { formula in
                Rule.NamedFormula(name: pair.name, formula: formula, digits: displayDigits[formula.source])
            }
        }
        let condition = formula(mapping["when"], .boolean)
        let requirement = requirement(of: mapping)
        let pointer = mapping.text("pointer")
        if let pointer, (try? JSONPointer(parsing: pointer)) == nil {
            reader.report(mapping["pointer"], "\(pointer) is no JSON pointer")
        }
        let message = mapping.localized("message", in: languages)
        let undetermined = mapping.localized("undetermined", in: languages)
        let remedy = mapping.localized("remedy", in: languages)
        for (key, text) in [("message", message), ("undetermined", undetermined), ("remedy", remedy)] {
            for name in (text?.placeholders ?? []).sorted() where !values.contains(where: { $0.name == name }) {
                reader.report(mapping[key], "{\(name)} is none of the rule's values")
            }
        }
        guard let id = mapping.identifier(), let title = mapping.localized("title", in: languages),
            let severity = mapping.choice("severity", Rule.Severity.self), let requirement, let pointer, let message,
            let source = source(mapping)
        else { return nil }
        return Rule(
            id: id, title: title, gates: mapping.choices("gates", Gate.self) ?? [.submission], severity: severity,
            condition: condition, requirement: requirement, values: values, pointer: pointer, message: message,
            undeterminedMessage: undetermined, remedy: remedy, source: source)
    }

    /// An expression, or the decision of a DMN model, which stands in the formula under the name of its value.
    private func requirement(of rule: FileMapping) -> Formula? {
        guard let node = rule["require"], node.pairs != nil else { return formula(rule["require"], .boolean) }
        guard let id = rule.identifier() else { return nil }
        return formula(Self.decisionName(ofRule: id), at: node.position, .boolean)
    }
}

extension Programme {
    /// The decision of a DMN model that a rule requires, where it requires one.
    package func decision(of rule: Rule) -> ModelDecision? {
        let name = ProgrammeReader.decisionName(ofRule: rule.id)
        // Others may have such a name, but only a rule's own decision has no source.
        guard rule.requirement.source == name, case .decision(let decision) = derived.first(where: { $0.id == name })?.logic,
            decision.source == nil
        else { return nil }
        return decision
    }
}

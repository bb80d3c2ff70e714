import ExactJSON
import FEEL
import Localisation
import Yams

extension ProgrammeReader {
    mutating func derivedValues(_ file: FileMapping) -> [DerivedValue] {
        var derived: [DerivedValue] = []
        for node in reader.sequence(file["derived"]) {
            guard let mapping = reader.mapping(node, required: ["id", "value"]), let id = mapping.identifier() else { continue }
            take(id, for: "a derived value", at: mapping["id"])
            let value = formula(mapping["value"], .any)
            layout.declarations.append(id, value?.compiled.type ?? .any)
            if let value { derived.append(DerivedValue(id: id, value: value)) }
        }
        return derived
    }

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

    private func rule(_ node: Node, _ displayDigits: [String: Int]) -> Rule? {
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
        let requirement = formula(mapping["require"], .boolean)
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
}

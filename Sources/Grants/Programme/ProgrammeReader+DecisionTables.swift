import DMN
import FEEL
import Localisation

extension ProgrammeReader {
    /// A decision table against the names known so far. Its mistakes are placed in the file, and so is what its analysis finds.
    func table(_ mapping: FileMapping) -> TableLogic? {
        let inputs = mapping.whole("inputs") { input($0) }
        let outputs = mapping.whole("outputs") { output($0) }
        let rules = mapping.whole("rules", isBounded: false) { tableRule($0) }
        // Without what could not be read the others would not fit.
        guard let hitPolicy = mapping.choice("hitPolicy", TableHitPolicy.self), let source = source(mapping), let inputs, let outputs, let rules
        else { return nil }
        let table = DecisionTable(
            hitPolicy: hitPolicy.policy, aggregation: mapping.choice("aggregation", TableAggregation.self)?.aggregation,
            inputs: inputs.map(\.input), outputs: outputs.map(\.output), rules: rules.map(\.rule),
            position: (mapping["rules"] ?? mapping.node).position)
        let compiled: CompiledDecisionTable
        do throws(FEELErrors) {
            compiled = try CompiledDecisionTable.compile(table, against: layout.declarations, checking: .strict, limits: .standard)
        } catch {
            report(error)
            return nil
        }
        let isIncomplete = mapping.boolean("incomplete") ?? false
        if let analysisLimits {
            let found = compiled.analysis(limits: analysisLimits, origins: origins)
            TableReport(table: compiled, isIncomplete: isIncomplete, mapping: mapping, reader: reader).tell(found)
        }
        return TableLogic(
            table: table, compiled: compiled, inputLabels: inputs.map(\.label), outputLabels: outputs.map(\.label), notes: rules.map(\.note),
            source: source, isIncomplete: isIncomplete)
    }

    private func input(_ node: FileNode) -> (input: DecisionTable.Input, label: LocalizedText?)? {
        guard let input = reader.mapping(node, required: ["value"], optional: ["label", "allowed"]),
            let expression = cell(input["value"])
        else { return nil }
        let allowed = cell(input["allowed"])
        guard (allowed == nil) == (input["allowed"] == nil) else { return nil }
        return (DecisionTable.Input(label: expression.text, expression: expression, allowedValues: allowed), optionalLabel(input))
    }

    private func output(_ node: FileNode) -> (output: DecisionTable.Output, label: LocalizedText?)? {
        guard let output = reader.mapping(node, required: [], optional: ["name", "label", "allowed", "default"]) else { return nil }
        let name = output["name"] == nil ? nil : output.identifier("name")
        let allowed = cell(output["allowed"])
        let standing = cell(output["default"])
        guard (name == nil) == (output["name"] == nil), (allowed == nil) == (output["allowed"] == nil),
            (standing == nil) == (output["default"] == nil)
        else { return nil }
        return (DecisionTable.Output(name: name, allowedValues: allowed, defaultEntry: standing), optionalLabel(output))
    }

    private func tableRule(_ node: FileNode) -> (rule: DecisionTable.Rule, note: LocalizedText?)? {
        guard let rule = reader.mapping(node, required: ["when", "then"], optional: ["note"]) else { return nil }
        let note = rule["note"] == nil ? nil : rule.localized("note", in: languages)
        let inputs = rule.whole("when") { cell($0) }
        let outputs = rule.whole("then") { cell($0) }
        guard let inputs, let outputs else { return nil }
        return (DecisionTable.Rule(inputEntries: inputs, outputEntries: outputs), note)
    }

    private func optionalLabel(_ mapping: FileMapping) -> LocalizedText? {
        mapping["label"] == nil ? nil : mapping.localized("label", in: languages)
    }

    private func cell(_ node: FileNode?) -> DecisionTable.SourceCell? {
        guard let node else { return nil }
        guard let text = node.text, !node.isNull || text == "null" else {
            reader.report(node, "expected an expression")
            return nil
        }
        return DecisionTable.SourceCell(text: text, position: reader.start(of: node))
    }
}

/// The hit policies as programme files name them.
enum TableHitPolicy: String, CaseIterable {
    case unique, any, first, priority, ruleOrder, outputOrder, collect

    init(_ policy: DecisionTable.HitPolicy) {
        self = Self.allCases.first { $0.policy == policy } ?? .unique
    }

    var policy: DecisionTable.HitPolicy {
        switch self {
        case .unique: .unique
        case .any: .any
        case .first: .first
        case .priority: .priority
        case .ruleOrder: .ruleOrder
        case .outputOrder: .outputOrder
        case .collect: .collect
        }
    }
}

private enum TableAggregation: String, CaseIterable {
    case sum, min, max, count

    var aggregation: DecisionTable.Aggregation {
        switch self {
        case .sum: .sum
        case .min: .min
        case .max: .max
        case .count: .count
        }
    }
}

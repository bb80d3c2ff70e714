import FEEL

extension ModelReader {
    mutating func table(_ element: MarkupElement) -> BoxedExpression.Kind {
        var table = DecisionTable(position: element.position)
        if let name = element.attribute("hitPolicy") {
            if let policy = DecisionTable.HitPolicy(rawValue: name) {
                table.hitPolicy = policy
            } else {
                let known = DecisionTable.HitPolicy.allCases.map(\.rawValue).joined(separator: ", ")
                report("unknown hit policy \"\(name)\"; expected one of \(known)", at: element.position)
            }
        }
        if let name = element.attribute("aggregation") {
            table.aggregation = DecisionTable.Aggregation(rawValue: name)
            if table.aggregation == nil {
                report("unknown aggregation \"\(name)\"; expected one of SUM, MIN, MAX, COUNT", at: element.position)
            }
        }
        var inputTypes: [Definitions.TypeReference?] = []
        for input in element.children("input") {
            guard let expression = input.child("inputExpression") else {
                report("<input> needs an <inputExpression>", at: input.position)
                continue
            }
            let source = cell(expression)
            table.inputs.append(
                DecisionTable.Input(
                    label: input.attribute("label") ?? source.text, expression: source,
                    allowedValues: input.child("inputValues").map { cell($0) }))
            inputTypes.append(typeReference(expression))
        }
        var outputTypes: [Definitions.TypeReference?] = []
        let outputs = element.children("output")
        for output in outputs {
            table.outputs.append(
                DecisionTable.Output(
                    name: output.attribute("name"),
                    label: output.attribute("label") ?? output.attribute("name") ?? element.attribute("outputLabel") ?? "",
                    allowedValues: output.child("outputValues").map { cell($0) },
                    defaultEntry: output.child("defaultOutputEntry").map { cell($0) }))
            outputTypes.append(typeReference(output))
        }
        for rule in element.children("rule") {
            check(rule)
            table.rules.append(
                DecisionTable.Rule(
                    id: rule.attribute("id"), inputEntries: rule.children("inputEntry").map { cell($0) },
                    outputEntries: rule.children("outputEntry").map { cell($0) },
                    annotations: rule.children("annotationEntry").map { cell($0).text }))
        }
        return .table(table, types: BoxedExpression.TableTypes(inputs: inputTypes, outputs: outputTypes))
    }
}

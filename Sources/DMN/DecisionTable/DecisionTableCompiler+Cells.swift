import FEEL

extension DecisionTableCompiler {
    typealias SourceCell = DecisionTable.SourceCell

    // MARK: Inputs

    mutating func compileInputs() -> [Table.InputColumn] {
        var expressions: [FEELExpression?] = []
        var scope = declarations
        for (place, input) in table.inputs.enumerated() {
            let expression = compileExpression(input.expression, input.type, against: declarations)
            expressions.append(expression)
            scope.append(Self.subject("input", place), input.type ?? expression?.type ?? .any)
        }
        return table.inputs.indices.compactMap { place in
            guard let expression = expressions[place] else {
                return nil
            }
            return compileInput(place, expression, scope)
        }
    }

    private mutating func compileInput(_ place: Int, _ expression: FEELExpression, _ scope: Declarations) -> Table.InputColumn {
        let input = table.inputs[place]
        let subject = Self.subject("input", place)
        let type = input.type ?? expression.type
        let allowed = input.allowedValues.flatMap { compileTests($0, subject, scope) }
        // Columns repeat their entries; what is alike is compiled once.
        var known: [String: Table.Entry] = [:]
        var entries: [Table.Entry] = []
        for rule in table.rules {
            let cell = rule.inputEntries[place]
            if let entry = known[cell.text] {
                entries.append(entry)
            } else if let entry = compileTests(cell, subject, scope) {
                checkNamedValues(entry, cell, allowed)
                known[cell.text] = entry
                entries.append(entry)
            }
        }
        let index = ColumnIndex(
            type: type, tests: entries.map(\.constant), allowed: allowed?.constant, maskLimit: masksLeft)
        masksLeft -= index?.masks.count ?? 0
        return Table.InputColumn(
            expression: expression, slot: expression.slotRead, type: type, allowed: allowed, entries: entries,
            index: index)
    }

    /// A value that an entry names is one that the column can have.
    private mutating func checkNamedValues(_ entry: Table.Entry, _ cell: SourceCell, _ allowed: Table.Entry?) {
        guard isStrict, let test = entry.constant, !test.comparesOrder, let allowed = allowed?.constant else { return }
        for value in test.boundaries where !value.isNull && allowed.holds(for: value) != true {
            report("\(value) is not among the column's allowed values", at: cell.position)
        }
    }

    // MARK: Outputs

    struct CompiledOutputs {
        var columns: [Table.OutputColumn] = []
        var rules: [[FEELExpression]] = []
        var defaults: [FEELExpression]?
    }

    /// The outputs and the type of one hit.
    mutating func compileOutputs() -> (CompiledOutputs, FEELType) {
        var outputs = CompiledOutputs()
        outputs.rules = Array(repeating: [], count: table.rules.count)
        if table.outputs.contains(where: { $0.defaultEntry != nil }) { outputs.defaults = [] }
        for (place, output) in table.outputs.enumerated() {
            var known: [String: FEELExpression] = [:]
            for (row, rule) in table.rules.enumerated() {
                let cell = rule.outputEntries[place]
                guard let entry = known[cell.text] ?? compileOutput(cell, output.type) else { continue }
                known[cell.text] = entry
                outputs.rules[row].append(entry)
            }
            let isDefaulted = outputs.defaults != nil
            let missing = SourceCell(text: "null", position: table.position)
            let otherwise = isDefaulted ? compileOutput(output.defaultEntry ?? missing, output.type) : nil
            if let otherwise { outputs.defaults?.append(otherwise) }
            let type = output.type ?? FEELType.union(of: known.values.map(\.type) + (otherwise.map { [$0.type] } ?? []))
            outputs.columns.append(compileColumn(place, type))
            checkAggregation(of: type)
            guard let allowed = outputs.columns[place].allowed?.constant else { continue }
            for rule in table.rules { checkAllowed(known[rule.outputEntries[place].text], rule.outputEntries[place], type, allowed) }
            if let cell = output.defaultEntry { checkAllowed(otherwise, cell, type, allowed) }
        }
        let fields = outputs.columns.map { FEELType.Field($0.name, $0.type) }
        return (outputs, fields.count == 1 ? fields[0].type : .context(fields))
    }

    private mutating func compileColumn(_ place: Int, _ type: FEELType) -> Table.OutputColumn {
        let output = table.outputs[place]
        let names = [output.name ?? "", output.label].filter { !$0.isEmpty }
        var scope = declarations
        scope.append(Self.subject("output", place), type)
        let allowed = output.allowedValues.flatMap { compileTests($0, Self.subject("output", place), scope) }
        if isStrict, table.hitPolicy == .priority || table.hitPolicy == .outputOrder, let allowed, allowed.constant == nil {
            report("the allowed values give the order of outputs and must be constants", at: output.allowedValues?.position ?? table.position)
        }
        return Table.OutputColumn(
            name: names.first ?? "output \(place + 1)", type: type, allowed: allowed, order: allowed?.constant?.alternatives ?? [])
    }

    private mutating func compileOutput(_ cell: SourceCell, _ type: FEELType?) -> FEELExpression? {
        let isBlank = !isStrict && cell.text.allSatisfy(\.isWhitespace)
        return compileExpression(isBlank ? SourceCell(text: "null", position: cell.position) : cell, type, against: declarations)
    }

    private mutating func checkAllowed(_ entry: FEELExpression?, _ cell: SourceCell, _ type: FEELType, _ allowed: ConstantTest) {
        guard isStrict, let value = entry?.constantValue?.coerced(to: type), !value.isNull, allowed.holds(for: value) != true
        else { return }
        report("the output \(value) is not among the allowed values", at: cell.position)
    }

    private mutating func checkAggregation(of type: FEELType) {
        guard isStrict, table.hitPolicy == .collect, let aggregation = table.aggregation else { return }
        switch aggregation {
        case .count: break
        case .sum: if !type.mayBe(.number) { report("SUM needs outputs of type number, found \(type)", at: table.position) }
        case .min, .max:
            switch type {
            case .boolean, .list, .context, .range, .function:
                report("\(aggregation.rawValue) needs outputs that have an order, found \(type)", at: table.position)
            default: break
            }
        }
    }

    // MARK: Cells

    private mutating func compileExpression(
        _ cell: SourceCell, _ type: FEELType?, against scope: Declarations
    ) -> FEELExpression? {
        let (checking, limits) = (self.checking, self.limits)
        return compiled { () throws(FEELErrors) in
            try FEELExpression.compile(
                source: cell.text, against: scope, expecting: type, at: cell.position, checking: checking, limits: limits)
        }
    }

    /// Tests of a declared name; a blank cell tests nothing.
    private mutating func compileTests(_ cell: SourceCell, _ subject: String, _ scope: Declarations) -> Table.Entry? {
        if cell.text.allSatisfy(\.isWhitespace) || cell.text == "-" { return .constant(.always) }
        let (checking, limits) = (self.checking, self.limits)
        let tests = compiled { () throws(FEELErrors) in
            try FEELExpression.compileUnaryTests(
                source: cell.text, of: subject, against: scope, at: cell.position, checking: checking, limits: limits)
        }
        guard let tests else { return nil }
        return tests.constantTest(of: scope.slot(of: subject) ?? 0).map(Table.Entry.constant) ?? .expression(tests)
    }

    /// A name for the tested value that no expression can write.
    private static func subject(_ kind: String, _ place: Int) -> String { "\"tested \(kind) \(place + 1)" }
}

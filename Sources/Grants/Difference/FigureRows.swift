import DMN
import FEEL
import Localisation

/// The rows of a decision table in words; a parameter is one row without inputs.
struct FigureRows {
    struct Input {
        /// The expression, by which the inputs of two versions are known as one; with a number where it occurs again.
        let key: String
        let text: String
        let label: LocalizedText
        let unit: ChangedValue.Unit
        /// What the choices of a question are called.
        let choices: [Question.Choice]
    }

    struct Output {
        let name: String
        let label: LocalizedText
    }

    struct Row {
        /// From 0, as the file has them.
        let place: Int
        /// The conditions by the inputs' keys.
        let cells: [String: (key: String, text: String)]
        let outputs: [String]
        var note: LocalizedText?

        func key(of inputs: [String]) -> [String] { inputs.map { cells[$0]?.key ?? "" } }
    }

    let inputs: [Input]
    let outputs: [Output]
    let rows: [Row]
    let unit: ChangedValue.Unit
    /// Whether the order of the rows has a say.
    let isOrdered: Bool

    init(_ table: TableLogic, id: String, in words: FigureWords) {
        func key(_ text: String) -> String { words.renames.tokens(of: text)?.map(\.text).joined(separator: " ") ?? text }
        let keys = table.table.inputs.map { key($0.expression.text) }.numbered
        let inputs = table.table.inputs.enumerated().map { place, input in
            let text = input.expression.text
            return Input(
                key: keys[place], text: text, label: table.inputLabels[place] ?? words.labels.inSentence(text) ?? LocalizedText(verbatim: text),
                unit: words.units.unit(of: text), choices: words.choices(of: text))
        }
        self.inputs = inputs
        outputs = table.table.outputs.enumerated().map { place, output in
            Output(name: output.name ?? "", label: table.outputLabels[place] ?? LocalizedText(verbatim: output.name ?? ""))
        }
        rows = table.table.rules.enumerated().map { place, rule in
            let cells = zip(inputs, rule.inputEntries).map { ($0.key, (key: key($1.text), text: $1.text)) }
            return Row(
                place: place, cells: Dictionary(cells, uniquingKeysWith: { first, _ in first }), outputs: rule.outputEntries.map(\.text),
                note: table.notes.indices.contains(place) ? table.notes[place] : nil)
        }
        unit = words.units.unit(of: id)
        isOrdered = [.first, .ruleOrder, .outputOrder, .priority].contains(table.table.hitPolicy)
    }

    init(_ parameter: Parameter, currency: String) {
        inputs = []
        outputs = [Output(name: "", label: parameter.label)]
        rows = parameter.values.last.map { [Row(place: 0, cells: [:], outputs: [Self.formula(of: $0.value, text: $0.text)])] } ?? []
        unit = parameter.unit(currency: currency)
        isOrdered = false
    }

    /// A value as a cell would have it.
    private static func formula(of value: Value, text: String) -> String {
        switch value {
        case .number, .boolean, .null: text
        case .date: "date(\"\(text)\")"
        case .yearsMonthsDuration, .daysTimeDuration: "duration(\"\(text)\")"
        default: "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
    }

    func has(_ input: Input) -> Bool { inputs.contains { $0.key == input.key } }

    // MARK: Words

    /// An output as it is told: a constant in its unit, else as written.
    func told(_ output: Int, _ row: Row, as unit: ChangedValue.Unit? = nil) -> ChangedValue {
        guard row.outputs.indices.contains(output) else { return .none }
        let text = row.outputs[output]
        return Self.constant(text).map { .value($0, outputs.count == 1 ? unit ?? self.unit : .plain) } ?? .formula(text)
    }

    /// For which inputs a row holds.
    func cases(_ row: Row) -> [(label: Statement.Piece, value: Statement.Piece)] {
        inputs.compactMap { input in
            guard let cell = row.cells[input.key], cell.text.filter({ !$0.isWhitespace }) != "-" else { return nil }
            return (.text(input.label), .value(Self.told(cell.text, input)))
        }
    }

    private static func told(_ cell: String, _ input: Input) -> ChangedValue {
        func told(_ value: Value) -> ChangedValue {
            guard let text = value.string else { return .value(value, input.unit) }
            guard let choice = input.choices.first(where: { $0.id == text }), !text.allSatisfy(\.isNumber) else { return .code(text) }
            return .word(text, choice.label)
        }
        for (sign, shown) in [("<=", "≤"), (">=", "≥"), ("<", "<"), (">", ">")] where cell.hasPrefix(sign) {
            return constant(String(cell.dropFirst(sign.count))).map { .bound(shown, told($0)) } ?? .code(cell)
        }
        guard let value = constant("[\(cell)]"), let values = value.list, !values.isEmpty else { return constant(cell).map(told) ?? .code(cell) }
        return values.count == 1 ? told(values[0]) : .list(values.map(told))
    }

    private static func constant(_ text: String) -> Value? {
        (try? FEELExpression.compile(source: text))?.constantValue
    }
}

import DMN
import FEEL

extension DecisionTable {
    /// A column above the double bar: `amount: number [allowed values]`.
    static func column(_ expression: String, _ type: FEELType? = nil, allowed: String? = nil) -> Input {
        Input(
            label: expression, expression: SourceCell(text: expression), type: type,
            allowedValues: allowed.map { SourceCell(text: $0) })
    }

    static func output(_ name: String, _ type: FEELType? = nil, allowed: String? = nil, otherwise: String? = nil) -> Output {
        Output(
            name: name, label: name, type: type, allowedValues: allowed.map { SourceCell(text: $0) },
            defaultEntry: otherwise.map { SourceCell(text: $0) })
    }

    /// A table whose rules are lines: input entries, `|` between them, `=>`, output entries. Cells know line and column.
    init(
        _ policy: HitPolicy, _ aggregation: Aggregation? = nil, inputs: [Input], outputs: [Output], rules text: String
    ) {
        var rules: [Rule] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            var column = 1
            var sides: [[SourceCell]] = []
            for side in line.split(separator: "=>", omittingEmptySubsequences: false) {
                var cells: [SourceCell] = []
                for cell in side.split(separator: "|", omittingEmptySubsequences: false) {
                    let blanks = cell.prefix { $0 == " " }.count
                    let end = cell.reversed().prefix { $0 == " " }.count
                    let text = blanks == cell.count ? "" : String(cell.dropFirst(blanks).dropLast(end))
                    cells.append(SourceCell(text: text, position: SourcePosition(line: number + 1, column: column + blanks)))
                    column += cell.count + 1
                }
                column += 1
                sides.append(cells)
            }
            let isBare = inputs.isEmpty
            rules.append(Rule(id: "r\(rules.count + 1)", inputEntries: isBare ? [] : sides[0], outputEntries: sides[1]))
        }
        self.init(hitPolicy: policy, aggregation: aggregation, inputs: inputs, outputs: outputs, rules: rules)
    }

    /// The mistakes that compiling finds, as `line:column: message`.
    func mistakes(_ declarations: Declarations = Declarations()) -> [String] {
        do {
            _ = try CompiledDecisionTable.compile(self, against: declarations)
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }
}

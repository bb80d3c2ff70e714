import DMN
import FEEL

/// Makes decision tables over plain names, with tests of constants, and points at and beside those constants.
struct TableGenerator {
    var choices: Choices
    private let columns: [String]

    static let scope = Declarations([
        "n": .number, "s": .string, "p": .boolean, "d": .date, "w": .dateTime, "u": .daysTimeDuration, "m": .yearsMonthsDuration,
    ])

    /// Constants of each column in order, as texts of the language.
    private static let constants: [String: [String]] = [
        "n": ["-1", "0", "0.1", "1", "1.0", "2", "4999999.99", "5000000", "1E+30"],
        "s": ["\"\"", "\"a\"", "\"b\"", "\"B\"", "\"å\"", "\"a b\""],
        "p": ["true", "false"],
        "d": ["@\"2018-01-16\"", "@\"2018-01-17\"", "@\"2018-01-18\"", "@\"2024-02-29\""],
        "w": [
            "@\"2017-09-15T16:15:00+03:00\"", "@\"2017-09-15T16:15:01+03:00\"", "@\"2017-09-15T13:15:00Z\"",
            "@\"2017-09-15T16:15:00@Europe/Helsinki\"",
        ],
        "u": ["@\"PT0S\"", "@\"PT1S\"", "@\"P1D\"", "@\"PT24H\"", "@\"-P2D\""],
        "m": ["@\"P0M\"", "@\"P36M\"", "@\"P3Y\"", "@\"P37M\"", "@\"-P1M\""],
    ]

    private static let values = constants.mapValues { texts in
        texts.compactMap { try? FEELExpression.compile(source: $0).evaluate() }
    }

    init(_ choices: Choices) {
        var choices = choices
        columns = (0...choices.below(3)).map { _ in choices.one(of: Self.scope.names) }
        self.choices = choices
    }

    mutating func table() -> DecisionTable {
        let inputs = columns.map { DecisionTable.Input(label: $0, expression: .init(text: $0), allowedValues: allowed($0)) }
        let rules = (0...choices.below(6)).map { _ in
            DecisionTable.Rule(
                inputEntries: columns.map { .init(text: cell($0)) }, outputEntries: [.init(text: "\(1 + choices.below(3))")])
        }
        let outputs = [DecisionTable.Output(name: "o", type: .number, allowedValues: .init(text: "2, 3, 1"))]
        return DecisionTable(inputs: inputs, outputs: outputs, rules: rules)
    }

    /// Values of all names of the scope.
    mutating func points() -> [[Value]] {
        (0..<6).map { _ in
            Self.scope.names.map { name in choices.below(12) == 11 ? .null : choices.one(of: Self.values[name] ?? []) }
        }
    }

    static func anyValue(of name: String) -> Value { values[name]?.first ?? .null }

    private mutating func allowed(_ column: String) -> DecisionTable.SourceCell? {
        choices.below(6) == 5 ? .init(text: Self.constants[column, default: []].joined(separator: ", ")) : nil
    }

    private mutating func cell(_ column: String) -> String {
        var tests = [test(column)]
        while tests.count < 3, choices.below(4) == 3 { tests.append(test(column)) }
        let text = tests.joined(separator: ", ")
        return switch choices.below(8) {
        case 5: "not(\(text))"
        case 6, 7: "-"
        default: text
        }
    }

    private mutating func test(_ column: String) -> String {
        let texts = Self.constants[column, default: []]
        let one = choices.one(of: texts), other = choices.one(of: texts)
        return switch choices.below(column == "p" ? 2 : 9) {
        case 1: "? = \(one)"
        case 2: "< \(one)"
        case 3: "<= \(one)"
        case 4: "> \(one)"
        case 5: ">= \(one)"
        case 6: "[\(one)..\(other)]"
        case 7: "(\(one)..\(other))"
        case 8: "]\(one)..\(other)]"
        default: one
        }
    }
}

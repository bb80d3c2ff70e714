import FEEL

/// An expression with inputs and the value that the model gives, as a line of `feel_cases.py` has them.
struct RandomCase {
    let source: String
    let expected: String
    private var inputs: [(name: String, type: FEELType, value: Value)] = []

    init?(_ line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 2, fields.count % 3 == 2 else { return nil }
        source = fields[0]
        expected = fields[1]
        for place in stride(from: 2, to: fields.count, by: 3) {
            guard let type = RandomCase.types[fields[place + 1]],
                let value = try? FEELExpression.compile(source: fields[place + 2], checking: .lenient).evaluate()
            else { return nil }
            inputs.append((fields[place], type, value))
        }
    }

    private static let types: [String: FEELType] = [
        "number": .number, "string": .string, "boolean": .boolean, "date": .date, "datetime": .dateTime, "time": .time,
        "months": .yearsMonthsDuration, "seconds": .daysTimeDuration, "numbers": .list(.number), "strings": .list(.string),
        "contexts": .list(.context([FEELType.Field]())), "context": .context([FEELType.Field]()),
    ]

    /// What differs: without types, with types, traced, and as strict checking compiles it where it accepts the text.
    func differences() -> [String] {
        var results = [("untyped", result(typed: false, .lenient)), ("typed", result(typed: true, .lenient))]
        results.append(("traced", result(typed: true, .lenient, traced: true)))
        if let strict = try? FEELExpression.compile(source: source, against: declarations(typed: true), checking: .strict) {
            results.append(("strict", text { try strict.evaluate(slots: inputs.map(\.value)).canonicalText }))
        }
        return results.filter { $0.1 != expected }.map { way, value in
            let given = inputs.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
            return "\(source) [\(given)]: expected \(expected), \(way) gives \(value)"
        }
    }

    private func declarations(typed: Bool) -> Declarations {
        var declarations = Declarations()
        for input in inputs { declarations.append(input.name, typed ? input.type : .any) }
        return declarations
    }

    private func result(typed: Bool, _ checking: FEELExpression.Checking, traced: Bool = false) -> String {
        text {
            let expression = try FEELExpression.compile(source: source, against: declarations(typed: typed), checking: checking)
            let slots = inputs.map(\.value)
            return traced ? try expression.evaluateTraced(slots: slots).value.canonicalText : try expression.evaluate(slots: slots).canonicalText
        }
    }

    private func text(_ body: () throws -> String) -> String {
        do { return try body() } catch { return "error: \(error)" }
    }
}

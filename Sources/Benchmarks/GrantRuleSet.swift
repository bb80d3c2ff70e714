import Decimals
import ExactJSON
import FEEL

/// The rule set that `make bench-rules` tries on every engine, for ours: expressions compiled once, inputs by slot.
struct GrantRuleSet {
    struct Rule {
        let expression: FEELExpression
        let isBlocking: Bool
    }

    enum Verdict: String {
        case eligible, eligibleWithConditions, undetermined, notEligible
    }

    let rules: [Rule]

    private static let declarations = Declarations([
        "applicant": .context(["legalForm": .string, "country": .string, "region": .string]), "submittedAt": .dateTime,
        "closesAt": .dateTime, "support": .number, "total": .number, "cash": .number, "inKind": .number, "publicCash": .number,
        "privateCash": .number, "staff": .number, "indirect": .number, "months": .number,
        "coFinanciers": .list(.context(["name": .string, "certificate": .boolean])), "benefitsPlan": .boolean,
    ])
    private static let environment = EvaluationEnvironment()
    private static let applicantShape = ContextValue.Shape(["legalForm", "country", "region"])
    private static let coFinancierShape = ContextValue.Shape(["name", "certificate"])

    /// From the rules' one description, in `Config/rules-benchmark/rules.json`.
    init(_ description: JSON) throws {
        rules = try (description.arrayValue ?? []).map { rule in
            Rule(
                expression: try FEELExpression.compile(
                    source: rule["feel"]?.stringValue ?? "", against: Self.declarations, expecting: .boolean),
                isBlocking: rule["severity"]?.stringValue == "blocking")
        }
    }

    /// An application's values in the order of the declarations; what it lacks is null.
    static func slots(_ application: JSON) -> [Value] {
        zip(declarations.names, declarations.types).map { value(application[$0], $1) }
    }

    private static func value(_ json: JSON?, _ type: FEELType) -> Value {
        switch (json, type) {
        case (.number(let number), .number): Decimal128(exactly: number.description).map(Value.number) ?? .null
        case (.bool(let value), .boolean): .boolean(value)
        case (.string(let text), .string): .string(text)
        case (.string(let text), .dateTime): DateTime(text).map(Value.dateTime) ?? .null
        case (.array(let elements), .list(let element)): .list(elements.map { value($0, element) })
        case (.object(let object), .context(let fields)):
            .context(
                ContextValue(
                    shape: fields.count == 3 ? applicantShape : coFinancierShape,
                    values: fields.map { value(object[$0.name], $0.type) }))
        default: .null
        }
    }

    /// The verdict over the outcome of every rule.
    func verdict(_ slots: [Value]) throws(EvaluationFailure) -> Verdict {
        let environment = Self.environment
        var budget = EvaluationBudget()
        return try verdict { expression throws(EvaluationFailure) in
            try expression.evaluate(slots: slots, environment: environment, budget: &budget)
        }
    }

    /// As `verdict`, leaving what every part of every rule gave in the buffer.
    func verdict(_ slots: [Value], into buffer: inout TraceBuffer) throws(EvaluationFailure) -> Verdict {
        let environment = Self.environment
        var budget = EvaluationBudget()
        buffer.removeAll()
        return try verdict { expression throws(EvaluationFailure) in
            try expression.evaluate(slots: slots, environment: environment, budget: &budget, into: &buffer)
        }
    }

    private func verdict(
        of evaluate: (FEELExpression) throws(EvaluationFailure) -> Value
    ) throws(EvaluationFailure) -> Verdict {
        var fails = false, isOpen = false, hasCondition = false
        // Borrowed one after the other: iterating the array would count references to each.
        let span = rules.span
        for place in span.indices {
            switch try evaluate(span[place].expression) {
            case .boolean(true): break
            case .boolean(false): if span[place].isBlocking { fails = true } else { hasCondition = true }
            default: if span[place].isBlocking { isOpen = true } else { hasCondition = true }
            }
        }
        return fails ? .notEligible : isOpen ? .undetermined : hasCondition ? .eligibleWithConditions : .eligible
    }
}

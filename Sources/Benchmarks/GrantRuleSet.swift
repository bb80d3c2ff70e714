import Decimals
import ExactJSON
import FEEL

/// The rule set that `make bench-rules` tries on every engine, for ours: expressions compiled once, inputs by slot.
struct GrantRuleSet {
    enum Verdict: String {
        case eligible, eligibleWithConditions, undetermined, notEligible
    }

    private let rules: ExpressionSet
    private let isBlocking: [Bool]
    // Used again for every application.
    private var results: [Value] = []

    private static let declarations = Declarations([
        "applicant": .context(["legalForm": .string, "country": .string, "region": .string]), "submittedAt": .dateTime,
        "closesAt": .dateTime, "support": .number, "total": .number, "cash": .number, "inKind": .number, "publicCash": .number,
        "privateCash": .number, "staff": .number, "indirect": .number, "months": .number,
        "coFinanciers": .list(.context(["name": .string, "certificate": .boolean])), "benefitsPlan": .boolean,
    ])
    private static let fields = zip(declarations.names, declarations.types).map { FEELType.Field($0, $1) }
    private static let environment = EvaluationEnvironment()
    private static let applicantShape = ContextValue.Shape(["legalForm", "country", "region"])
    private static let coFinancierShape = ContextValue.Shape(["name", "certificate"])

    /// From the rules' one description, in `Config/rules-benchmark/rules.json`.
    init(_ description: JSON) throws {
        let list = description.arrayValue ?? []
        rules = ExpressionSet(
            try list.map { rule in
                try FEELExpression.compile(source: rule["feel"]?.stringValue ?? "", against: Self.declarations, expecting: .boolean)
            })
        isBlocking = list.map { $0["severity"]?.stringValue == "blocking" }
    }

    /// An application's values in the order of the declarations; what it lacks is null.
    static func slots(_ application: JSON) -> [Value] { values(application.objectValue, fields) }

    private static func values(_ object: JSONObject?, _ fields: [FEELType.Field]) -> [Value] {
        var values = [Value](repeating: .null, count: fields.count)
        guard let members = object?.members else { return values }
        var next = 0
        for place in members.indices {
            // Members mostly stand in the declared order.
            if next == fields.count || fields[next].name != members[place].name {
                guard let found = fields.firstIndex(where: { $0.name == members[place].name }) else { continue }
                next = found
            }
            values[next] = value(members[place].value, fields[next].type)
            next += 1
        }
        return values
    }

    private static func value(_ json: JSON, _ type: FEELType) -> Value {
        switch (json, type) {
        case (.number(let number), .number): Decimal128(exactly: number.text).map(Value.number) ?? .null
        case (.bool(let value), .boolean): .boolean(value)
        case (.string(let text), .string): .string(text)
        case (.string(let text), .dateTime): DateTime(text).map(Value.dateTime) ?? .null
        case (.array(let elements), .list(let element)): .list(elements.map { value($0, element) })
        case (.object(let object), .context(let fields)):
            .context(
                ContextValue(shape: fields.count == 3 ? applicantShape : coFinancierShape, values: values(object, fields)))
        default: .null
        }
    }

    /// The verdict over the outcome of every rule.
    mutating func verdict(_ slots: [Value]) throws(EvaluationFailure) -> Verdict {
        var budget = EvaluationBudget()
        try rules.evaluate(slots: slots, environment: Self.environment, budget: &budget, into: &results)
        return verdict()
    }

    /// As `verdict`, leaving what every part of every rule gave in the buffer.
    mutating func verdict(_ slots: [Value], into buffer: inout TraceBuffer) throws(EvaluationFailure) -> Verdict {
        var budget = EvaluationBudget()
        buffer.removeAll()
        try rules.evaluate(slots: slots, environment: Self.environment, budget: &budget, into: &results, tracing: &buffer)
        return verdict()
    }

    private func verdict() -> Verdict {
        var fails = false, isOpen = false, hasCondition = false
        for place in results.indices {
            switch results[place] {
            case .boolean(true): break
            case .boolean(false): if isBlocking[place] { fails = true } else { hasCondition = true }
            default: if isBlocking[place] { isOpen = true } else { hasCondition = true }
            }
        }
        return fails ? .notEligible : isOpen ? .undetermined : hasCondition ? .eligibleWithConditions : .eligible
    }
}

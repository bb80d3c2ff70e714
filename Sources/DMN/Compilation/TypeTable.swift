import FEEL

/// The types that a model names, resolved; a type is its place in the table.
struct TypeTable: Sendable {
    /// The place of a type in a table.
    typealias ID = Int

    indirect enum Content: Sendable {
        case basic(FEELType)
        case reference(ID)
        case components([(name: String, type: ID)])
        case function(parameters: [ID], result: ID)
    }

    struct Entry: Sendable {
        /// As messages name it.
        let name: String
        var content: Content
        var isCollection = false
        /// Tests of a value, or of every element of a collection, in slot 0.
        var allowed: Tests?
        /// Tests of the whole value in slot 0.
        var constraint: Tests?
    }

    struct Tests: Sendable {
        let expression: FEELExpression
        let text: String
    }

    var entries: [Entry] = [Entry(name: "Any", content: .basic(.any))]
    /// What the checker of expressions sees of each type; types that hold themselves are open where they do.
    var staticTypes: [FEELType] = [.any]

    static let any: ID = 0

    /// The entry that a reference stands for in the end.
    func resolved(_ id: ID) -> Entry {
        var entry = entries[id]
        // Circles of references are refused when the table is made.
        while !entry.isCollection, case .reference(let next) = entry.content { entry = entries[next] }
        return entry
    }

    /// The parameters and the result of a function type; nil for another type.
    func function(_ id: ID) -> (parameters: [ID], result: ID)? {
        let entry = resolved(id)
        guard !entry.isCollection, case .function(let parameters, let result) = entry.content else { return nil }
        return (parameters, result)
    }
}

/// The values of types.
extension TypeTable {
    /// Levels of a value that are looked through; deeper ones are of no declared type.
    private static let depthLimit = 200

    /// The value as one of the type, by the conversions of the standard: a single value and a list of one stand for each
    /// other, a date is a date and time. Nil when it is none.
    func admit(
        _ value: Value, as id: ID, _ environment: EvaluationEnvironment, _ budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> Value? {
        if id == TypeTable.any || value.isNull { return value }
        if try conforms(value, to: id, environment, &budget, depth: 0) { return value }
        let entry = resolved(id)
        var isList = entry.isCollection
        if case .basic(.list) = entry.content { isList = true }
        let converted: Value
        switch value {
        case .list(let values):
            guard !isList, values.count == 1 else { return nil }
            converted = values[0]
        case .date(let date) where staticTypes[id] == .dateTime:
            guard let midnight = ClockTime(hour: 0, minute: 0, zone: .utc) else { return nil }
            converted = .dateTime(DateTime(date: date, time: midnight))
        default:
            guard isList else { return nil }
            converted = .list([value])
        }
        return try conforms(converted, to: id, environment, &budget, depth: 0) ? converted : nil
    }

    private func conforms(
        _ value: Value, to id: ID, _ environment: EvaluationEnvironment, _ budget: inout EvaluationBudget, depth: Int
    ) throws(EvaluationFailure) -> Bool {
        guard budget.spend(1) else { throw budget.failure ?? .tooManySteps }
        if value.isNull { return true }
        let entry = entries[id]
        guard depth < TypeTable.depthLimit else { return false }
        if entry.isCollection {
            guard case .list(let values) = value else { return false }
            for value in values where try !isElement(value, of: entry, environment, &budget, depth: depth) { return false }
        } else if try !isElement(value, of: entry, environment, &budget, depth: depth) {
            return false
        }
        guard let constraint = entry.constraint else { return true }
        return try constraint.expression.evaluate(slots: [value], environment: environment, budget: &budget).boolean == true
    }

    private func isElement(
        _ value: Value, of entry: Entry, _ environment: EvaluationEnvironment, _ budget: inout EvaluationBudget, depth: Int
    ) throws(EvaluationFailure) -> Bool {
        if value.isNull { return true }
        switch entry.content {
        case .basic(let type):
            if case .list(let values) = value, !budget.spend(values.count) { throw budget.failure ?? .tooManySteps }
            guard value.conforms(to: type) else { return false }
        case .reference(let next):
            guard try conforms(value, to: next, environment, &budget, depth: depth + 1) else { return false }
        case .components(let components):
            guard case .context(let context) = value else { return false }
            guard budget.spend(components.count * context.names.count / 64) else { throw budget.failure ?? .tooManySteps }
            for (name, type) in components {
                guard let field = context[name], try conforms(field, to: type, environment, &budget, depth: depth + 1) else {
                    return false
                }
            }
        case .function(let parameters, _):
            guard case .function(let function) = value, function.parameterNames.count == parameters.count else { return false }
        }
        guard let allowed = entry.allowed else { return true }
        return try allowed.expression.evaluate(slots: [value], environment: environment, budget: &budget).boolean == true
    }
}

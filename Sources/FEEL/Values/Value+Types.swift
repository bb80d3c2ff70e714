extension Value {
    /// Whether the value can stand where the type is wanted; null always can.
    package func conforms(to type: FEELType) -> Bool {
        var budget = Value.comparisonBudget
        return conforms(to: type, &budget)
    }

    /// As `conforms`; false when finding out takes more steps than the budget has.
    func conforms(to type: FEELType, _ budget: inout Int) -> Bool {
        switch (self, type) {
        case (.null, _), (_, .any): return true
        case (.list(let values), .list(let element)):
            if element == .any { return true }
            return values.allSatisfy { value in
                budget -= 1
                return budget > 0 && value.conforms(to: element, &budget)
            }
        case (.context(let context), .context(let fields)):
            budget -= fields.count
            return budget > 0
                && fields.allSatisfy { field in context[field.name]?.conforms(to: field.type, &budget) ?? false }
        case (.range(let range), .range(let element)):
            return (range.lower ?? .null).conforms(to: element) && (range.upper ?? .null).conforms(to: element)
        case (.function(let function), .function(let parameters, let result)):
            return function.conforms(to: parameters, result)
        case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
            (.dateTime, .dateTime), (.yearsMonthsDuration, .yearsMonthsDuration), (.daysTimeDuration, .daysTimeDuration):
            return true
        default: return false
        }
    }

    /// Whether the value is of the type; null is of no type but `Null`.
    func isInstance(of type: FEELType, _ budget: inout Int) -> Bool {
        if case .null = self { return type == .null }
        return conforms(to: type, &budget)
    }

    /// The value as one of the type, a single value becoming a list of one and back; nil when it is none.
    package func coerced(to type: FEELType) -> Value? {
        var budget = Value.comparisonBudget
        return coerced(to: type, &budget)
    }

    /// As `coerced`; nil when finding out takes more steps than the budget has.
    func coerced(to type: FEELType, _ budget: inout Int) -> Value? {
        switch (self, type) {
        case (.null, _), (_, .any), (.number, .number), (.string, .string): return self
        case (.list, .list): return conforms(to: type, &budget) ? self : nil
        case (.list(let values), _):
            guard values.count == 1 else { return nil }
            return values[0].conforms(to: type, &budget) ? values[0] : nil
        case (_, .list(let element)): return conforms(to: element, &budget) ? .list([self]) : nil
        case (.date(let date), .dateTime):
            return .dateTime(DateTime(date: date, time: ClockTime.midnight.with(zone: .utc)))
        default: return conforms(to: type, &budget) ? self : nil
        }
    }

    /// Steps for looking at values that share parts, where no evaluation's budget is at hand.
    static let comparisonBudget = 10_000_000

    /// What looking through the value once costs, in steps.
    var size: Int {
        switch self {
        case .list(let values): values.count
        case .context(let context): context.values.count
        case .string(let text): text.utf8.count >> 3
        default: 0
        }
    }

    /// What comparing the value costs, in steps, beyond the comparison itself.
    @inline(__always)
    var comparisonCost: Int {
        switch self {
        case .string(let text): text.utf8.count >> 4
        // Finding the offset of a named zone takes long.
        case .dateTime(let value): value.hasNamedZone ? 25 : 0
        case .time(let value): if case .named = value.zone { 25 } else { 0 }
        default: 0
        }
    }

    /// Made of other values.
    var isContainer: Bool {
        switch self {
        case .list, .context, .function: true
        default: false
        }
    }

    /// Whether lists, contexts and functions nest at most so deep in the value. Takes a step per part from the budget;
    /// false when that is spent.
    func nests(atMost limit: Int, _ budget: inout EvaluationBudget) -> Bool {
        let parts: [Value]
        switch self {
        case .list(let values): parts = values
        case .context(let context): parts = context.values
        case .function(let function):
            guard case .lambda(_, _, let captures) = function.body else { return true }
            parts = captures
        default: return true
        }
        guard limit > 0, budget.spend(1 + parts.count >> 4) else { return false }
        return parts.allSatisfy { !$0.isContainer || $0.nests(atMost: limit - 1, &budget) }
    }
}

extension FunctionValue {
    /// Whether calls with arguments of these types fit, and give a value of the result type as far as can be told.
    func conforms(to parameters: [FEELType], _ result: FEELType) -> Bool {
        func takes(_ types: [FEELType]) -> Bool {
            types.count == parameters.count && zip(parameters, types).allSatisfy { $0.conforms(to: $1) }
        }
        switch body {
        case .lambda(let program, let place, _):
            let function = program.functions[place]
            return takes(function.parameterTypes) && function.resultType.mayBe(result)
        case .host(let types, _, _): return takes(types)
        case .builtin(let index):
            return Builtins.all[index].overloads.contains { overload in
                overload.accepts(count: parameters.count)
                    && parameters.indices.allSatisfy { parameters[$0].mayBe(overload.parameter(at: $0).type) }
            }
        }
    }
}

import FEEL

/// One evaluation of a model: values of elements as they become known, within one budget.
struct ModelRun {
    let model: CompiledModel
    let environment: EvaluationEnvironment
    let log: EvaluationLog
    var budget: EvaluationBudget
    /// By the place of the element; empty in a function, which sees functions alone.
    private var values: [Value?] = []
    /// The decisions in the order in which they were evaluated.
    private(set) var steps: [DecisionResult.Step] = []
    /// Whether this is the evaluation of a service that a decision calls, of which not every step may be told.
    private var isCalled = false

    init(_ model: CompiledModel, _ environment: EvaluationEnvironment, _ log: EvaluationLog, _ budget: EvaluationBudget) {
        self.model = model
        self.environment = environment
        self.log = log
        self.budget = budget
    }

    /// Makes room for the values of elements.
    mutating func prepare() throws(EvaluationFailure) {
        try spend(1 + model.elements.count / 16)
        values = Array(repeating: nil, count: model.elements.count)
    }

    mutating func spend(_ steps: Int) throws(EvaluationFailure) {
        guard budget.spend(steps) else { throw budget.failure ?? .tooManySteps }
    }

    // MARK: Values from outside

    /// Gives an element its value; null, with a message, where it is none of the type, which is answered.
    @discardableResult
    mutating func give(_ value: Value, to place: Int, as type: TypeTable.ID) throws(EvaluationFailure) -> Bool {
        let admitted = try model.types.admit(value, as: type, environment, &budget)
        if admitted == nil {
            let element = model.elements[place]
            log.add(element.place.error("the input \"\(element.name)\" is \(shown(value)), which is not of the type \(name(of: type))"))
        }
        values[place] = admitted ?? .null
        return admitted != nil
    }

    // MARK: Elements

    /// The value of an element, with those that it needs evaluated first, each once.
    mutating func value(of place: Int) throws(EvaluationFailure) -> Value {
        // By hand, as a chain of decisions may be longer than the stack is deep.
        var path = [place]
        while let top = path.last {
            if values[top] != nil {
                path.removeLast()
                continue
            }
            let count = path.count
            for needed in model.elements[top].needs where values[needed] == nil { path.append(needed) }
            if path.count == count {
                values[top] = try evaluate(top)
                path.removeLast()
            }
        }
        return values[place] ?? .null
    }

    private mutating func evaluate(_ place: Int) throws(EvaluationFailure) -> Value {
        let element = model.elements[place]
        try spend(1)
        switch element.kind {
        case .input:
            log.add(element.place.error("the input \"\(element.name)\" is missing"))
            return .null
        case .function, .service: return ModelRun.function(place, of: model, log)
        case .unavailable(let error):
            log.add(error)
            return .null
        case .decision(let frame, let box, let type):
            let known = log.messageCount
            let depth = log.beginCalls()
            var slots = slots(of: frame)
            var trace: Trace?
            let found: Value
            if log.isTracing, case .literal(let expression) = box.untyped {
                let traced = try expression.evaluateTraced(slots: slots, environment: environment, budget: &budget)
                found = try typed(traced.value, asIn: box)
                trace = traced.trace
            } else {
                found = try evaluate(box, &slots)
            }
            let value = try typed(try bounded(found, element.place), type, "the decision \"\(element.name)\"", element.place)
            let calls = log.endCalls(at: depth)
            if value.isNull { explainNull(element, box, slots, trace, known) }
            steps += calls.steps
            guard !isCalled || log.takesStep() else { return value }
            steps.append(DecisionResult.Step(name: element.name, value: value, trace: trace, tables: calls.tables))
            return value
        }
    }

    /// `trace` is that of the evaluation; without one, a text is evaluated once more.
    private mutating func explainNull(_ element: CompiledElement, _ box: Box, _ slots: [Value], _ trace: Trace?, _ known: Int) {
        element.problems.forEach(log.add)
        guard log.messageCount == known else { return }
        var missing: [String] = []
        if let trace {
            missing = trace.missingFacts
        } else if case .literal(let expression) = box.untyped {
            // What it calls has been told.
            let untold = log.beginUntold()
            defer { log.endUntold(untold) }
            missing = (try? expression.evaluateTraced(slots: slots, environment: environment, budget: &budget).trace.missingFacts) ?? []
        }
        if missing.isEmpty { missing = element.needs.filter { values[$0]?.isNull ?? true }.map { model.elements[$0].name } }
        let reason = missing.isEmpty ? "its expression gives null" : "null is " + missing.prefix(10).joined(separator: ", ")
        log.add(element.place.error("the decision \"\(element.name)\" is null: \(reason)"))
    }

    private func slots(of frame: CompiledElement.Frame) -> [Value] {
        var slots: [Value] = []
        slots.reserveCapacity(frame.count)
        for entry in frame.entries {
            switch entry {
            case .element(let place): slots.append(known(place))
            case .imported(let shape, let places): slots.append(.context(ContextValue(shape: shape, values: places.map(known))))
            }
        }
        slots += repeatElement(.null, count: frame.count - slots.count)
        return slots
    }

    private func known(_ place: Int) -> Value {
        values.isEmpty ? ModelRun.function(place, of: model, log) : values[place] ?? .null
    }

    // MARK: Functions

    /// A business knowledge model or decision service as a value; it evaluates within the budget of its caller.
    static func function(_ place: Int, of model: CompiledModel, _ log: EvaluationLog) -> Value {
        switch model.elements[place].kind {
        case .function(let frame, let function, let result):
            if case .unavailable(let error) = function.body {
                log.add(error)
                return .null
            }
            // Arguments are checked here, as the model's types know more than the language's.
            return .function(
                FunctionValue(parameters: function.parameters.map { ($0.name, .any) }, depth: function.depth) { arguments, environment, budget in
                    caught(&budget) { budget throws(EvaluationFailure) in
                        var run = ModelRun(model, environment, log, budget)
                        defer { budget = run.budget }
                        let value = try run.call(function, arguments, run.slots(of: frame), model.elements[place].name)
                        return try run.typed(value, result, "the result of \"\(model.elements[place].name)\"", function.place)
                    }
                })
        case .service(let service):
            return .function(
                FunctionValue(parameters: service.parameters.map { ($0.name, .any) }, depth: 8) { arguments, environment, budget in
                    caught(&budget) { budget throws(EvaluationFailure) in
                        var run = ModelRun(model, environment, log, budget)
                        defer { budget = run.budget }
                        run.isCalled = true
                        try run.prepare()
                        for (parameter, argument) in zip(service.parameters, arguments) {
                            // As with every function, an argument that does not fit means that it is not called.
                            guard try run.give(argument, to: parameter.element, as: parameter.type) else { return .null }
                        }
                        let value = try run.value(of: service, at: place)
                        log.add(run.steps)
                        return value
                    }
                })
        case .unavailable(let error):
            log.add(error)
            return .null
        case .input, .decision: return .null
        }
    }

    /// Runs what a function does; where it is given up, so is the evaluation that called it.
    static func caught(
        _ budget: inout EvaluationBudget, _ body: (inout EvaluationBudget) throws(EvaluationFailure) -> Value
    ) -> Value {
        do throws(EvaluationFailure) {
            return try body(&budget)
        } catch {
            budget.fail(error)
            return .null
        }
    }

    /// The output of a service whose parameters have been given: the decision's value, or a context of several.
    mutating func value(of service: CompiledElement.Service, at place: Int) throws(EvaluationFailure) -> Value {
        var outputs: [Value] = []
        for output in service.outputs { outputs.append(try value(of: output)) }
        let value = outputs.count == 1 ? outputs[0] : .context(ContextValue(shape: service.shape, values: outputs))
        let element = model.elements[place]
        return try typed(value, service.result, "the result of \"\(element.name)\"", element.place)
    }

    /// Evaluates the body of a function; null where an argument is not of its parameter's type.
    mutating func call(
        _ function: BoxFunction, _ arguments: [Value], _ captured: [Value], _ name: String
    ) throws(EvaluationFailure) -> Value {
        var slots = captured
        for (place, (parameter, argument)) in zip(function.parameters, arguments).enumerated() {
            guard let value = try model.types.admit(argument, as: parameter.type, environment, &budget) else {
                log.add(
                    function.place.error(
                        "the argument \"\(parameter.name)\" of \"\(name)\" is \(shown(argument)), which is not of the type "
                            + self.name(of: parameter.type)))
                return .null
            }
            slots[function.base + place] = value
        }
        return try bounded(try evaluate(function.body, &slots), function.place)
    }

    // MARK: Nesting

    /// Levels of lists and contexts in one another that a value may have.
    private static let nestingLimit = 256

    /// The value; null, with a message, where it nests too deep for others to walk through it.
    mutating func bounded(_ value: Value, _ place: ModelError.Place) throws(EvaluationFailure) -> Value {
        if try nests(value, atMost: ModelRun.nestingLimit) { return value }
        log.add(place.error("a value nests lists and contexts more than \(ModelRun.nestingLimit) levels deep"))
        return .null
    }

    private mutating func nests(_ value: Value, atMost limit: Int) throws(EvaluationFailure) -> Bool {
        let parts: [Value]
        switch value {
        case .list(let values): parts = values
        case .context(let context): parts = context.values
        default: return true
        }
        guard limit > 0 else { return false }
        try spend(1 + parts.count / 16)
        for part in parts where try !nests(part, atMost: limit - 1) { return false }
        return true
    }

    // MARK: Types

    /// The value as one of a type; null, with a message, where it is none.
    mutating func typed(
        _ value: Value, _ type: TypeTable.ID, _ what: @autoclosure () -> String, _ place: ModelError.Place
    ) throws(EvaluationFailure) -> Value {
        if type == TypeTable.any { return value }
        if let admitted = try model.types.admit(value, as: type, environment, &budget) { return admitted }
        log.add(place.error("\(what()) is \(shown(value)), which is not of the type \(name(of: type))"))
        return .null
    }

    /// The value of an expression as one of the types that stand around it.
    private mutating func typed(_ value: Value, asIn box: Box) throws(EvaluationFailure) -> Value {
        guard case .typed(let inner, let type, let place) = box else { return value }
        return try typed(try typed(value, asIn: inner), type, "the value", place)
    }

    private func name(of type: TypeTable.ID) -> String {
        let entry = model.types.entries[type]
        return "\"\(entry.name)\"" + (entry.allowed.map { " with the allowed values \($0.text)" } ?? "")
    }

    func shown(_ value: Value) -> String {
        switch value {
        case .list(let values): "a list of \(values.count)"
        case .context(let context): "a context of " + context.names.prefix(8).joined(separator: ", ")
        case .string(let text): Value.string(String(text.prefix(80))).description + (text.utf8.count > 320 ? "..." : "")
        case .range: "a range"
        case .function: "a function"
        default: value.description
        }
    }
}

extension Box {
    /// The expression without the types that its value must have.
    var untyped: Box { if case .typed(let box, _, _) = self { box.untyped } else { self } }
}

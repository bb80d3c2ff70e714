extension Evaluator {
    mutating func closure(_ node: Node) -> Value {
        let function = program.functions[Int(node.a)]
        let captured = (0..<Int(node.c)).map { evaluate(Int(program.children[Int(node.b) + $0])) }
        let value = Value.function(
            FunctionValue(
                parameterNames: function.parameterNames,
                body: .lambda(program: program, function: Int(node.a), captures: captured)))
        return captured.contains(where: \.isContainer) ? bounded(value) : value
    }

    mutating func call(_ node: Node) -> Value {
        guard case .function(let function) = evaluate(Int(node.a)) else { return .null }
        let count = Int(node.c), start = Int(node.b)
        let arguments = (0..<count).map { evaluate(Int(program.children[start + $0])) }
        guard node.flags == 1 else { return invoke(function, arguments) }
        guard spend(4 * count) else { return .null }
        let names = (0..<count).map { program.names[Int(program.children[start + count + $0])] }
        if case .builtin(let index) = function.body {
            guard let overload = Builtins.all[index].overloads.first(where: { $0.accepts(names: names) }) else { return .null }
            return apply(index, overload, overload.ordered(arguments, names).map { $0 ?? .null })
        }
        // What is not named is null; a name that the function does not have makes the whole null.
        var ordered = [Value](repeating: .null, count: function.parameterNames.count)
        for (name, argument) in zip(names, arguments) {
            guard let place = function.parameterNames.firstIndex(of: name) else { return .null }
            ordered[place] = argument
        }
        return invoke(function, ordered)
    }

    /// Calls a function with arguments by position; null when they do not fit.
    mutating func invoke(_ function: FunctionValue, _ arguments: [Value]) -> Value {
        switch function.body {
        case .builtin(let index):
            let overload = Builtins.all[index].overloads.first { $0.accepts(count: arguments.count) && fits($0, arguments) }
            return overload.map { apply(index, $0, arguments) } ?? .null
        case .lambda(let owner, let place, let captured):
            let function = owner.functions[place]
            guard spend(function.cost), let values = fitted(arguments, function.parameterTypes) else { return .null }
            return nested(function.depth) { $0.run(owner, function, values, captured) }
        case .host(let types, let depth, let body):
            guard let values = fitted(arguments, types) else { return .null }
            return nested(depth) { body(values, $0.environment, &$0.budget) }
        }
    }

    private mutating func fitted(_ arguments: [Value], _ types: [FEELType]) -> [Value]? {
        guard arguments.count == types.count, spend(1) else { return nil }
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        for (argument, type) in zip(arguments, types) {
            guard let value = coerced(argument, type) else { return nil }
            values.append(value)
        }
        return values
    }

    private mutating func coerced(_ value: Value, _ type: FEELType) -> Value? {
        let result = value.coerced(to: type, &budget.steps)
        if budget.steps <= 0 { fail(.tooManySteps) }
        return result
    }

    private mutating func nested(_ depth: Int, _ call: (inout Evaluator) -> Value) -> Value {
        budget.callNesting += depth
        defer { budget.callNesting -= depth }
        guard budget.callNesting <= limits.callNesting else {
            fail(.callsTooDeep)
            return .null
        }
        return call(&self)
    }

    mutating func builtin(_ node: Node) -> Value {
        if let shortcut = node.shortcut, let value = short(shortcut, node) { return value }
        let count = Int(node.c), start = Int(node.b)
        var arguments: [Value] = []
        arguments.reserveCapacity(count)
        for place in 0..<count { arguments.append(evaluate(Int(program.children[start + place]))) }
        return applied(node, arguments)
    }

    /// Applies the built-in function that a node calls.
    mutating func applied(_ node: Node, _ arguments: [Value]) -> Value {
        let index = Int(node.a), overload = Int(node.flags & ~Builtin.namedFlag)
        if let cost = plainCost(index, overload, arguments) {
            return spend(cost) ? limited(Builtins.all[index].overloads[overload].body(arguments, &self), index) : .null
        }
        let builtin = Builtins.all[index]
        let chosen = builtin.overloads[overload]
        let isNamed = node.flags & Builtin.namedFlag != 0
        // Where the types were not known, the values choose among the ways to call.
        if builtin.overloads.count > 1, !fits(chosen, arguments),
            let other = builtin.overloads.first(where: {
                $0.accepts(count: arguments.count) && (!isNamed || $0.isCalled(like: chosen, arguments.count)) && fits($0, arguments)
            })
        {
            return apply(index, other, arguments)
        }
        return apply(index, chosen, arguments)
    }

    /// What the call costs, in steps, if every argument is of its parameter's type at first sight.
    private func plainCost(_ index: Int, _ overload: Int, _ arguments: [Value]) -> Int? {
        var cost = Builtins.all[index].cost
        let last = Builtins.all[index].overloads[overload].parameters.count - 1
        for place in arguments.indices {
            guard arguments[place].isPlainly(Builtins.all[index].overloads[overload].parameters[min(place, last)].type) else { return nil }
            cost += arguments[place].size
        }
        return cost
    }

    private mutating func fits(_ overload: Builtin.Overload, _ arguments: [Value]) -> Bool {
        arguments.indices.allSatisfy { coerced(arguments[$0], overload.parameter(at: $0).type) != nil }
    }

    private mutating func apply(_ index: Int, _ overload: Builtin.Overload, _ arguments: [Value]) -> Value {
        var values = arguments
        var cost = Builtins.all[index].cost
        for place in values.indices {
            guard let value = coerced(values[place], overload.parameter(at: place).type) else { return .null }
            values[place] = value
            cost += value.size
        }
        return spend(cost) ? limited(overload.body(values, &self), index) : .null
    }

    /// What a function gave, at the cost of its size and within the limits.
    private mutating func limited(_ result: Value, _ index: Int) -> Value {
        let size = result.size
        guard size == 0 || spend(size) else { return .null }
        switch result {
        case .list(let list):
            if list.count > limits.listCount { fail(.listTooLong) }
            return Builtins.all[index].isWrapping ? bounded(result) : result
        case .context: return Builtins.all[index].isWrapping ? bounded(result) : result
        case .string(let text):
            if text.utf8.count > limits.stringLength { fail(.stringTooLong) }
            return result
        default: return result
        }
    }
}

extension Value {
    /// Whether the value is of the type at first sight; then it stays as it is when coerced to the type.
    @inline(__always)
    fileprivate func isPlainly(_ type: FEELType) -> Bool {
        switch (self, type) {
        case (.null, _), (_, .any), (.number, .number), (.string, .string), (.boolean, .boolean), (.date, .date),
            (.list, .list(.any)):
            true
        default: false
        }
    }
}

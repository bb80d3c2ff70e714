extension Evaluator {
    mutating func closure(_ node: Node) -> Value {
        let function = program.functions[Int(node.a)]
        let captured = (0..<Int(node.c)).map { evaluate(Int(program.children[Int(node.b) + $0])) }
        return .function(
            FunctionValue(
                parameterNames: function.parameterNames,
                body: .lambda(program: program, function: Int(node.a), captures: captured)))
    }

    mutating func call(_ node: Node) -> Value {
        guard case .function(let function) = evaluate(Int(node.a)) else { return .null }
        let count = Int(node.c), start = Int(node.b)
        var arguments = (0..<count).map { evaluate(Int(program.children[start + $0])) }
        if node.flags == 1 {
            let names = (0..<count).map { program.names[Int(program.children[start + count + $0])] }
            guard names.count == function.parameterNames.count else { return .null }
            var ordered: [Value] = []
            for parameter in function.parameterNames {
                guard let place = names.firstIndex(of: parameter) else { return .null }
                ordered.append(arguments[place])
            }
            arguments = ordered
        }
        return invoke(function, arguments)
    }

    /// Calls a function with arguments by position; null when they do not fit.
    mutating func invoke(_ function: FunctionValue, _ arguments: [Value]) -> Value {
        switch function.body {
        case .builtin(let index):
            let builtin = Builtins.all[index]
            let overload = builtin.overloads.first { overload in
                overload.accepts(count: arguments.count)
                    && arguments.indices.allSatisfy { arguments[$0].coerced(to: overload.parameter(at: $0).type) != nil }
            }
            return overload.map { apply($0, arguments) } ?? .null
        case .lambda(let owner, let place, let captured):
            let function = owner.functions[place]
            guard let values = fitted(arguments, function.parameterTypes) else { return .null }
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
            guard let value = argument.coerced(to: type) else { return nil }
            values.append(value)
        }
        return values
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
        if let size = plainSize(node, arguments) {
            return spend(size) ? bounded(Builtins.all[Int(node.a)].overloads[Int(node.flags)].body(arguments, &self)) : .null
        }
        let builtin = Builtins.all[Int(node.a)]
        let chosen = builtin.overloads[Int(node.flags)]
        // Where the types were not known, the values choose among the ways to call.
        if builtin.overloads.count > 1, !fits(chosen, arguments),
            let other = builtin.overloads.first(where: { $0.accepts(count: arguments.count) && fits($0, arguments) })
        {
            return apply(other, arguments)
        }
        return apply(chosen, arguments)
    }

    /// What the call costs, in steps, if every argument is of its parameter's type at first sight.
    private func plainSize(_ node: Node, _ arguments: [Value]) -> Int? {
        var size = 1
        for place in arguments.indices {
            let last = Builtins.all[Int(node.a)].overloads[Int(node.flags)].parameters.count - 1
            guard arguments[place].isPlainly(Builtins.all[Int(node.a)].overloads[Int(node.flags)].parameters[min(place, last)].type)
            else { return nil }
            size += arguments[place].size
        }
        return size
    }

    private func fits(_ overload: Builtin.Overload, _ arguments: [Value]) -> Bool {
        arguments.indices.allSatisfy { arguments[$0].coerced(to: overload.parameter(at: $0).type) != nil }
    }

    private mutating func apply(_ overload: Builtin.Overload, _ arguments: [Value]) -> Value {
        var values = arguments
        var size = 1
        for place in values.indices {
            guard let value = values[place].coerced(to: overload.parameter(at: place).type) else { return .null }
            values[place] = value
            size += value.size
        }
        return spend(size) ? bounded(overload.body(values, &self)) : .null
    }

    private mutating func bounded(_ result: Value) -> Value {
        switch result {
        case .list(let list) where list.count > limits.listCount: fail(.listTooLong)
        case .string(let text) where text.utf8.count > limits.stringLength: fail(.stringTooLong)
        default: break
        }
        return result
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

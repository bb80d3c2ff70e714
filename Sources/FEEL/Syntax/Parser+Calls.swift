/// The arguments of a call.
struct Arguments {
    var values: [Syntax] = []
    /// Set when they are named.
    var names: [String]?
    /// Where the names stand.
    var places: [Range<Int>] = []
}

extension Parser {
    /// Arguments by position, or by name when the first one is named.
    private mutating func parseArguments() throws(Stop) -> Arguments {
        let start = token.range.lowerBound
        try expect("(", "before the arguments")
        var arguments = Arguments(names: isNamedArgument() ? [] : nil)
        while !isAt(")") {
            if !arguments.values.isEmpty, !skip(",") { throw unclosed("\",\" or \")\"", openedAt: start) }
            if arguments.names != nil {
                let start = token.range.lowerBound
                arguments.names?.append(try parseFreshName(until: [":"]))
                arguments.places.append(start..<previousEnd)
                try expect(":", "after the argument's name")
            }
            arguments.values.append(try parseExpression())
        }
        advance()
        return arguments
    }

    private func isNamedArgument() -> Bool {
        var place = index
        guard tokens[place].kind == .name else { return false }
        while place < tokens.count {
            let token = tokens[place]
            if token.kind == .symbol, token.text == ":" { return true }
            guard token.kind == .name || token.kind == .number || ["+", "-", "*", "'", "/"].contains(token.text) else {
                return false
            }
            place += 1
        }
        return false
    }

    // MARK: Functions as values

    mutating func parseCall(of callee: Syntax) throws(Stop) -> Syntax {
        let arguments = try parseArguments()
        let range = callee.range.lowerBound..<previousEnd
        var type = FEELType.any
        switch callee.type {
        case .function(let parameters, let result):
            type = result
            if case .constant = callee.kind { break }
            check(arguments, against: parameters, named: callee.parameterNames, of: callee, range)
        case .any, .null: break
        default: reportType("a value of type \(callee.type) cannot be called", at: callee.range)
        }
        return try make(
            .call(callee, arguments.values, names: arguments.names), type, from: callee.range.lowerBound,
            over: [callee] + arguments.values)
    }

    private mutating func check(
        _ arguments: Arguments, against parameters: [FEELType], named names: [String], of callee: Syntax, _ range: Range<Int>
    ) {
        guard isStrict else { return }
        let name = callee.path ?? "function"
        let signature = names.isEmpty ? "" : "; expected \(name)(" + names.joined(separator: ", ") + ")"
        if let given = arguments.names, !names.isEmpty {
            let isSound = checkNames(given, arguments.places, of: name, known: names, required: names, signature, range)
            guard isSound else { return }
            for (place, value) in arguments.values.enumerated() {
                guard let parameter = names.firstIndex(of: given[place]), parameter < parameters.count else { continue }
                checkArgument(value, given[place], parameters[parameter])
            }
            return
        }
        guard parameters.count == arguments.values.count else {
            let hint = decimalComma(in: range).map { "; \($0)" }.orEmpty
            report("the function takes \(counted(parameters.count)), found \(arguments.values.count)\(signature)\(hint)", at: range)
            return
        }
        guard arguments.names == nil else { return }
        for (place, value) in arguments.values.enumerated() {
            checkArgument(value, place < names.count ? names[place] : nil, parameters[place])
        }
    }

    private mutating func checkArgument(_ value: Syntax, _ name: String?, _ type: FEELType) {
        guard !Builtin.Overload.takes(value.type, as: type) else { return }
        let argument = name.map { "argument \"\($0)\"" } ?? "the argument"
        report("\(argument) must be \(type), found \(value.type)", at: value.range)
    }

    /// Whether argument names are known, complete and different; reports what is wrong.
    private mutating func checkNames(
        _ given: [String], _ places: [Range<Int>], of function: String, known: [String], required: [String], _ signature: String,
        _ range: Range<Int>
    ) -> Bool {
        if let place = given.firstIndex(where: { !known.contains($0) }) {
            report(
                "\"\(function)\" has no parameter \"\(given[place].prefix(60))\"\(signature)", at: places[place],
                suggestion: Suggestion.nearest(to: given[place], among: known.filter { !given.contains($0) }))
            return false
        }
        if let place = given.indices.first(where: { given[..<$0].contains(given[$0]) }) {
            report("the argument \"\(given[place])\" stands twice", at: places[place])
            return false
        }
        if let missing = required.first(where: { !given.contains($0) }) {
            report("\"\(function)\" needs the argument \"\(missing)\"\(signature)", at: range)
            return false
        }
        return true
    }

    private func counted(_ count: Int) -> String { count == 1 ? "1 argument" : "\(count) arguments" }

    // MARK: Built-in functions

    mutating func parseBuiltinCall(_ builtin: Int, from start: Int) throws(Stop) -> Syntax {
        let arguments = try parseArguments()
        let function = Builtins.all[builtin]
        let range = start..<previousEnd
        var ordered: [Syntax?] = arguments.values
        let fitting = function.overloads.indices.filter { place in
            arguments.names.map { function.overloads[place].accepts(names: $0) }
                ?? function.overloads[place].accepts(count: arguments.values.count)
        }
        func order(_ overload: Builtin.Overload) -> [Syntax?] {
            arguments.names.map { overload.ordered(arguments.values, $0) } ?? arguments.values
        }
        let chosen = fitting.first { place in
            let overload = function.overloads[place]
            return order(overload).enumerated().allSatisfy { overload.takes($1?.type ?? .null, at: $0) }
        }
        guard let nearest = chosen ?? fitting.first else {
            reportCall(of: function, arguments, range)
            return try make(.constant(.null), .any, from: start, over: [])
        }
        let overload = function.overloads[nearest]
        ordered = order(overload)
        if chosen == nil, isStrict { reportTypes(of: function, fitting, ordered) }
        var type = overload.result(ordered.map { $0?.type ?? .null })
        // Where an argument's type is not known, the values choose among the ways to call.
        for place in fitting where chosen != nil && place != nearest {
            let other = function.overloads[place]
            let given = order(other)
            guard given.enumerated().allSatisfy({ other.takes($1?.type ?? .null, at: $0) }) else { continue }
            let result = other.result(given.map { $0?.type ?? .null })
            if result != type { type = .any }
        }
        return try make(
            .builtin(builtin, overload: nearest, ordered, isNamed: arguments.names != nil), type, from: start,
            over: ordered.compactMap { $0 })
    }

    /// No way to call the function has these names, or so many arguments.
    private mutating func reportCall(of function: Builtin, _ arguments: Arguments, _ range: Range<Int>) {
        guard isStrict else { return }
        let signature = "; expected \(function.signatures)"
        if let names = arguments.names {
            let ways = function.overloads.filter { !$0.isVariadic }
            // The way to call with most of the names is the one that was meant.
            let meant = ways.max { left, right in
                names.count { left.parameters.map(\.name).contains($0) } < names.count { right.parameters.map(\.name).contains($0) }
            }
            let known = ways.flatMap { $0.parameters.map(\.name) }
            let required = meant?.parameters.filter { !$0.isOptional }.map(\.name) ?? []
            if checkNames(names, arguments.places, of: function.name, known: known, required: required, signature, range) {
                report("\"\(function.name)\" does not take these arguments together\(signature)", at: range)
            }
            return
        }
        let hint = decimalComma(in: range).map { "; \($0)" }.orEmpty
        report("\"\(function.name)\" does not take \(counted(arguments.values.count))\(signature)\(hint)", at: range)
    }

    /// Every way to call the function wants other types: reports those of the way that differs least.
    private mutating func reportTypes(of function: Builtin, _ fitting: [Int], _ arguments: [Syntax?]) {
        func mistakes(_ place: Int) -> [Int] {
            let overload = function.overloads[place]
            return arguments.indices.filter { !overload.takes(arguments[$0]?.type ?? .null, at: $0) }
        }
        guard let best = fitting.min(by: { mistakes($0).count < mistakes($1).count }), let first = mistakes(best).first,
            let value = arguments[first]
        else { return }
        let name = function.overloads[best].parameter(at: first).name
        var wanted: [String] = []
        for place in fitting where mistakes(place).first == first {
            let parameter = function.overloads[place].parameter(at: first)
            let type = parameter.type.description
            if parameter.name == name, !wanted.contains(type) { wanted.append(type) }
        }
        report(
            "argument \"\(name)\" of \"\(function.name)\" must be \(wanted.joined(separator: " or ")), found \(value.type)",
            at: value.range)
        for place in mistakes(best).dropFirst() {
            guard let value = arguments[place] else { continue }
            let parameter = function.overloads[best].parameter(at: place)
            report("argument \"\(parameter.name)\" of \"\(function.name)\" must be \(parameter.type), found \(value.type)", at: value.range)
        }
    }
}

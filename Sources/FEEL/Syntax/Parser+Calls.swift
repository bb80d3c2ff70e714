extension Parser {
    /// Arguments by position, or by name when the first one is named.
    private mutating func parseArguments() throws(Stop) -> (values: [Syntax], names: [String]?, ranges: [Range<Int>]) {
        try expect("(", "before the arguments")
        var values: [Syntax] = []
        var names: [String]? = isNamedArgument() ? [] : nil
        var ranges: [Range<Int>] = []
        while !isAt(")") {
            if !values.isEmpty { try expect(",", "or \")\" in the arguments") }
            if names != nil {
                let start = token.range.lowerBound
                names?.append(try parseFreshName(until: [":"]))
                ranges.append(start..<previousEnd)
                try expect(":", "after the argument's name")
            }
            values.append(try parseExpression())
        }
        advance()
        return (values, names, ranges)
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

    mutating func parseCall(of callee: Syntax) throws(Stop) -> Syntax {
        let (values, names, _) = try parseArguments()
        var type = FEELType.any
        switch callee.type {
        case .function(let parameters, let result):
            type = result
            if case .constant = callee.kind { break }
            if parameters.count != values.count {
                reportType(
                    "the function takes \(parameters.count) arguments, found \(values.count)",
                    at: callee.range.lowerBound..<previousEnd)
            } else if names == nil {
                for (value, parameter) in zip(values, parameters) where !value.type.mayBe(parameter) {
                    reportType("expected \(parameter), found \(value.type)", at: value.range)
                }
            }
        case .any, .null: break
        default: reportType("a value of type \(callee.type) cannot be called", at: callee.range)
        }
        return try make(
            .call(callee, values, names: names), type, from: callee.range.lowerBound, over: [callee] + values)
    }

    mutating func parseBuiltinCall(_ builtin: Int, from start: Int) throws(Stop) -> Syntax {
        let (values, names, ranges) = try parseArguments()
        let function = Builtins.all[builtin]
        let range = start..<previousEnd
        var arguments: [Syntax?] = values
        var chosen: Int?
        if let names {
            chosen = function.overloads.firstIndex { $0.accepts(names: names) }
            if let chosen {
                let parameters = function.overloads[chosen].parameters.map(\.name)
                arguments = parameters.map { name in names.firstIndex(of: name).map { values[$0] } }
                while let last = arguments.last, last == nil { arguments.removeLast() }
            } else if isStrict {
                let known = Set(function.overloads.flatMap { $0.parameters.map(\.name) })
                let unknown = names.firstIndex { !known.contains($0) }
                report(
                    "\"\(function.name)\" has no such parameters; expected \(function.signatures)",
                    at: unknown.map { ranges[$0] } ?? range,
                    suggestion: unknown.flatMap { Suggestion.nearest(to: names[$0], among: Array(known)) })
            }
        } else {
            let fitting = function.overloads.indices.filter { function.overloads[$0].accepts(count: values.count) }
            chosen = fitting.first { place in
                zip(values.indices, values).allSatisfy { function.overloads[place].takes($1.type, at: $0) }
            }
            if chosen == nil, let nearest = fitting.first {
                chosen = nearest
                let overload = function.overloads[nearest]
                for (place, value) in values.enumerated() where !overload.takes(value.type, at: place) {
                    let parameter = overload.parameter(at: place)
                    reportType(
                        "argument \"\(parameter.name)\" of \"\(function.name)\" must be \(parameter.type), found \(value.type)",
                        at: value.range)
                }
            } else if chosen == nil {
                reportType(
                    "\"\(function.name)\" does not take \(values.count) arguments; expected \(function.signatures)",
                    at: range)
            }
        }
        guard let chosen else { return try make(.constant(.null), .any, from: start, over: []) }
        let type = function.overloads[chosen].result(arguments.map { $0?.type ?? .null })
        return try make(
            .builtin(builtin, overload: chosen, arguments), type, from: start, over: arguments.compactMap { $0 })
    }

    // MARK: Types

    mutating func parseType() throws(Stop) -> FEELType {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= limits.nesting else { throw stop("the type is nested too deep") }
        if let (words, type) = namedTypes.first(where: { Scope.matches($0.tokens, tokens[index...]) }) {
            for _ in words { advance() }
            return type
        }
        let simple: [([String], FEELType)] = [
            (["date", "and", "time"], .dateTime), (["days", "and", "time", "duration"], .daysTimeDuration),
            (["day", "and", "time", "duration"], .daysTimeDuration),
            (["years", "and", "months", "duration"], .yearsMonthsDuration),
            (["year", "and", "month", "duration"], .yearsMonthsDuration), (["number"], .number), (["string"], .string),
            (["boolean"], .boolean), (["date"], .date), (["time"], .time), (["Any"], .any), (["Null"], .null),
        ]
        if let (words, type) = simple.first(where: { Scope.matches($0.0, tokens[index...]) }) {
            for _ in words { advance() }
            return type
        }
        let word = token.text
        switch word {
        case "list", "range":
            advance()
            guard skip("<") else { return word == "list" ? .list(.any) : .range(.any) }
            let element = try parseType()
            try expect(">", "to close the type")
            return word == "list" ? .list(element) : .range(element)
        case "context":
            advance()
            var fields: [FEELType.Field] = []
            guard skip("<") else { return .context(fields) }
            while !isAt(">") {
                if !fields.isEmpty { try expect(",", "or \">\" in the type") }
                let name = try parseFreshName(until: [":"])
                try expect(":", "after the name")
                fields.append(FEELType.Field(name, try parseType()))
            }
            advance()
            return .context(fields)
        case "function":
            advance()
            var parameters: [FEELType] = []
            guard skip("<") else { return .function([], .any) }
            while !isAt(">") {
                if !parameters.isEmpty { try expect(",", "or \">\" in the type") }
                parameters.append(try parseType())
            }
            advance()
            try expect("->", "before the result type")
            return .function(parameters, try parseType())
        default:
            report(
                "expected a type, found \(found)", at: token.range,
                suggestion: Suggestion.nearest(to: word, among: Parser.typeNames + namedTypes.map { $0.tokens.joined(separator: " ") }))
            throw Stop()
        }
    }

    private static let typeNames = [
        "number", "string", "boolean", "date", "time", "date and time", "days and time duration", "years and months duration", "list",
        "range", "context", "function", "Any", "Null",
    ]
}

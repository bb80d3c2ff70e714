import Decimals

extension Parser {
    mutating func parsePrimary() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        switch token.kind {
        case .number:
            let text = token.text
            advance()
            guard let number = Decimal128(exactly: text) else {
                throw stop(
                    "the number \(text.prefix(60)) needs more than 34 digits or is out of range",
                    at: start..<previousEnd)
            }
            return try make(.constant(.number(number)), .number, from: start, over: [])
        case .string(let text):
            advance()
            return try make(.constant(.string(text)), .string, from: start, over: [])
        case .name: return try parseNamed()
        case .symbol:
            switch token.text {
            case "(": return try parseParenthesis()
            case "[": return try parseBracket()
            case "]": return try parseOpenRange()
            case "{": return try parseContext()
            case "@": return try parseAtLiteral()
            case "<", "<=", ">", ">=", "=", "!=":
                return try parseUnaryRange()
            default: break
            }
        case .end: break
        }
        throw unexpected("a value")
    }

    // MARK: Names

    private mutating func parseNamed() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        let found = scope.find(tokens[index...])
        if Keyword.all.contains(token.text), (found?.length ?? 0) <= 1, let value = try parseKeyword() { return value }
        guard let found else { return try parseUnknownName() }
        for _ in 0..<found.length { advance() }
        let value: Syntax
        switch found.meaning {
        case .variable(let variable):
            if variable.slot == nil { namesRead[ObjectIdentifier(variable)] = variable }
            value = try make(.variable(variable), variable.type, from: start, over: [])
        case .member(let item, let place, let type):
            namesRead[ObjectIdentifier(item)] = item
            let base = try make(.variable(item), item.type, from: start, over: [])
            value = try make(.member(base, name: found.name, index: place), type, from: start, over: [base])
        case .builtin(let builtin):
            if isAt("("), token.kind == .symbol { return try parseBuiltinCall(builtin, from: start) }
            if builtin == Builtins.not, token.kind == .name || token.kind == .number || isAt("-") { throw unexpected("\"(\" after \"not\"") }
            let function = Builtins.function(builtin)
            value = try make(
                .constant(.function(function)),
                .function(Array(repeating: .any, count: function.parameterNames.count), .any), from: start, over: [])
        }
        return try memberOfItems(found.openItems, found.name, outer: value, from: start) ?? value
    }

    /// A member of the innermost element that has it, else the outer value; nil without elements.
    private mutating func memberOfItems(
        _ items: [Variable], _ name: String, outer: Syntax?, from start: Int
    ) throws(Stop) -> Syntax? {
        var value = outer
        for item in items.reversed() {
            value = try make(.memberOrOuter(item: item, name: name, outer: value), .any, from: start, over: value.map { [$0] } ?? [])
        }
        return value
    }

    private mutating func parseUnknownName() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        var words = [token.text]
        advance()
        while token.kind == .name || token.kind == .number, !Keyword.all.contains(token.text), words.count < 20 {
            words.append(token.text)
            advance()
        }
        let name = words.joined(separator: " ")
        if let value = try memberOfItems(scope.openItems, name, outer: nil, from: start) { return value }
        if isStrict {
            let kind = isAt("(") ? "function" : "name"
            report(
                "unknown \(kind) \"\(name)\"", at: start..<previousEnd,
                suggestion: Parser.foreignWords[name] ?? scope.suggestion(for: name))
        }
        return try make(.constant(.null), .any, from: start, over: [])
    }

    private mutating func parseKeyword() throws(Stop) -> Syntax? {
        let start = token.range.lowerBound
        switch token.text {
        case "true", "false":
            let value = token.text == "true"
            advance()
            return try make(.constant(.boolean(value)), .boolean, from: start, over: [])
        case "null":
            advance()
            return try make(.constant(.null), .null, from: start, over: [])
        case "if": return try parseConditional()
        case "for": return try parseFor()
        case "some": return try parseQuantified(.some)
        case "every": return try parseQuantified(.every)
        case "function": return try parseFunction()
        default: throw stop("expected a value, found the keyword \"\(token.text)\"")
        }
    }

    // MARK: Literals

    private mutating func parseAtLiteral() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        guard case .string(let text) = token.kind else {
            throw unexpected("a string after \"@\"")
        }
        advance()
        let value = Value(atLiteral: text)
        if value.isNull, isStrict {
            report("\"\(text.prefix(60))\" is not a date, a time, a date and time or a duration", at: start..<previousEnd)
        }
        return try make(.constant(value), value.type == .null ? .any : value.type, from: start, over: [])
    }

    private mutating func parseParenthesis() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        let inner = try parseExpression()
        if skip("..") { return try parseRangeEnd(from: start, lower: inner, includesLower: false) }
        try close(")", openedAt: start)
        return Syntax(kind: inner.kind, type: inner.type, range: start..<previousEnd, depth: inner.depth)
    }

    private mutating func parseBracket() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        var elements: [Syntax] = []
        if !isAt("]") {
            let first = try parseExpression()
            if skip("..") { return try parseRangeEnd(from: start, lower: first, includesLower: true) }
            elements.append(first)
            while skip(",") { elements.append(try parseExpression()) }
        }
        try close("]", or: ",", openedAt: start)
        let type = elements.reduce(FEELType.null) { $0.joined(with: $1.type) }
        return try make(.list(elements), .list(elements.isEmpty ? .any : type), from: start, over: elements)
    }

    private mutating func parseOpenRange() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        let lower = try parseExpression()
        try expect("..", "in the range")
        return try parseRangeEnd(from: start, lower: lower, includesLower: false)
    }

    private mutating func parseRangeEnd(from start: Int, lower: Syntax, includesLower: Bool) throws(Stop) -> Syntax {
        try descend()
        defer { nesting -= 1 }
        inRangeEnd = true
        let upper = try parseBinary(Precedence.sum)
        inRangeEnd = false
        guard isAt("]") || isAt(")") || isAt("[") else {
            throw unclosed("\"]\" or \")\"", openedAt: start)
        }
        let includesUpper = isAt("]")
        advance()
        checkComparison(.lessOrEqual, lower, upper)
        return try make(
            .range(lower: lower, includesLower: includesLower, upper: upper, includesUpper: includesUpper),
            .range(lower.type.joined(with: upper.type)), from: start, over: [lower, upper])
    }

    /// A range with one end: `< 5`, `>= x`, `= 5`, `!= 5`.
    private mutating func parseUnaryRange() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        let mark = token.text
        try descend()
        defer { nesting -= 1 }
        advance()
        let end = try parseBinary(Precedence.sum)
        let type = FEELType.range(end.type)
        switch mark {
        case "<", "<=":
            return try make(
                .range(lower: nil, includesLower: false, upper: end, includesUpper: mark == "<="), type, from: start,
                over: [end])
        case ">", ">=":
            return try make(
                .range(lower: end, includesLower: mark == ">=", upper: nil, includesUpper: false), type, from: start,
                over: [end])
        default: return try make(.pointRange(end, isEqual: mark == "="), type, from: start, over: [end])
        }
    }

    private mutating func parseContext() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        scope.push()
        defer { scope.pop() }
        var entries: [(name: String, variable: Variable, value: Syntax)] = []
        while !isAt("}") {
            if !entries.isEmpty, !skip(",") { throw unclosed("\",\" or \"}\"", openedAt: start) }
            let place = token.range.lowerBound
            let name = try parseKey()
            if entries.contains(where: { $0.name == name }), isStrict {
                report("the key \"\(name)\" stands twice in the context", at: place..<previousEnd)
            }
            try expect(":", "after the key \"\(name.prefix(40))\"")
            let value = try parseExpression()
            let variable = Variable(name, value.type, path: value.path, parameterNames: value.parameterNames)
            scope.declare(variable)
            entries.append((name, variable, value))
        }
        advance()
        let names = Set(entries.map(\.name))
        let type: FEELType =
            names.count == entries.count
            ? .context(entries.map { FEELType.Field($0.name, $0.value.type) }) : .context([FEELType.Field]())
        return try make(.context(entries), type, from: start, over: entries.map(\.value))
    }

    private mutating func parseKey() throws(Stop) -> String {
        if case .string(let text) = token.kind {
            advance()
            return text
        }
        return try parseFreshName(until: [":"])
    }

    /// A name that is being introduced: everything up to one of the marks.
    mutating func parseFreshName(until marks: Set<String>) throws(Stop) -> String {
        let start = token.range.lowerBound
        guard token.kind == .name, !marks.contains(token.text) else { throw unexpected("a name") }
        while token.kind != .end, !marks.contains(token.text) {
            if case .string = token.kind { throw unexpected("a name") }
            if token.kind == .symbol, !["+", "-", "*", "/", "'", "."].contains(token.text) {
                throw unexpected("\(marks.sorted().map { "\"\($0)\"" }.joined(separator: " or ")) after the name")
            }
            advance()
        }
        return Parser.collapsed(source.text(start..<previousEnd))
    }

    /// The name with single blanks.
    static func collapsed(_ name: String) -> String {
        name.unicodeScalars.split(whereSeparator: Lexer.isBlank).map { String($0) }.joined(separator: " ")
    }
}

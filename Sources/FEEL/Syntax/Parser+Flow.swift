extension Parser {
    mutating func parseConditional() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        let condition = try parseExpression()
        if !condition.type.mayBe(.boolean) {
            reportType("expected a boolean as condition of \"if\", found \(condition.type)", at: condition.range)
        }
        try expect("then", "after the condition of \"if\"")
        let first = try parseExpression()
        try expect("else", "after the first branch of \"if\"")
        let second = try parseExpression()
        return try make(
            .conditional(condition, first, second), first.type.joined(with: second.type), from: start,
            over: [condition, first, second])
    }

    mutating func parseFor() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        scope.push()
        defer { scope.pop() }
        let iterators = try parseIterators()
        let partial = Variable("partial", .list(.any))
        scope.declare(partial)
        try expect("return", "after the iterators of \"for\"")
        let body = try parseExpression()
        return try make(
            .loop(.each, iterators, body: body, partial: partial), .list(body.type), from: start,
            over: iterators.flatMap { [$0.source] + ($0.end.map { [$0] } ?? []) } + [body])
    }

    mutating func parseQuantified(_ kind: LoopKind) throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        let word = token.text
        advance()
        scope.push()
        defer { scope.pop() }
        let iterators = try parseIterators()
        try expect("satisfies", "after the iterators of \"\(word)\"")
        let body = try parseExpression()
        requireBoolean(body, "of \"satisfies\"")
        return try make(
            .loop(kind, iterators, body: body, partial: nil), .boolean, from: start,
            over: iterators.flatMap { [$0.source] + ($0.end.map { [$0] } ?? []) } + [body])
    }

    private mutating func parseIterators() throws(Stop) -> [Syntax.Iterator] {
        var iterators: [Syntax.Iterator] = []
        repeat {
            let name = try parseFreshName(until: ["in"])
            try expect("in", "after the name \"\(name.prefix(40))\"")
            let source = try parseExpression()
            var end: Syntax?
            if skip("..") { end = try parseExpression() }
            let type: FEELType
            switch source.type {
            case .range(let element): type = element
            default: type = end == nil ? source.type.element : source.type
            }
            let variable = Variable(name, type, path: source.path)
            scope.declare(variable)
            iterators.append(Syntax.Iterator(variable: variable, source: source, end: end))
        } while skip(",")
        return iterators
    }

    mutating func parseFunction() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        let opening = token.range.lowerBound
        try expect("(", "after \"function\"")
        scope.push()
        defer { scope.pop() }
        var parameters: [Variable] = []
        while !isAt(")") {
            if !parameters.isEmpty, !skip(",") { throw unclosed("\",\" or \")\"", openedAt: opening) }
            let name = try parseFreshName(until: [":", ",", ")"])
            let type = skip(":") ? try parseType() : .any
            parameters.append(Variable(name, type))
        }
        advance()
        for parameter in parameters { scope.declare(parameter) }
        let body = isAt("external") ? try parseExternalBody() : try parseExpression()
        return try make(
            .function(parameters, body: body), .function(parameters.map(\.type), body.type), from: start, over: [body])
    }

    /// A function of a Java class or a PMML model cannot be had here: it gives null.
    private mutating func parseExternalBody() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        _ = try parseExpression()
        reportType("external functions cannot be called here", at: start..<previousEnd)
        return try make(.constant(.null), .any, from: start, over: [])
    }

    // MARK: Unary tests

    mutating func parseIn(_ value: Syntax) throws(Stop) -> Syntax {
        let start = value.range.lowerBound
        let subject = Variable("?", value.type, path: value.path)
        scope.push()
        defer { scope.pop() }
        scope.declare(subject)
        let tests: Syntax
        if isAt("("), token.kind == .symbol, isTestList() {
            let opening = token.range.lowerBound
            advance()
            tests = try parseTests(subject, until: ")")
            try close(")", or: ",", openedAt: opening)
        } else {
            tests = try parseTest(subject, Precedence.sum)
        }
        return try make(.binding(subject, value, body: tests), .boolean, from: start, over: [value, tests])
    }

    /// Whether the parenthesis ahead holds tests: a comma at its own level, or an operator first.
    private func isTestList() -> Bool {
        guard index + 1 < tokens.count else { return false }
        let first = tokens[index + 1]
        if first.kind == .symbol, ["<", "<=", ">", ">=", "=", "!="].contains(first.text) { return true }
        // Per open bracket, whether ".." was seen in it: a range may be closed by "[" and opened by "]".
        var open: [Bool] = []
        for place in index..<tokens.count where tokens[place].kind == .symbol {
            if open.isEmpty, place > index { return false }
            switch tokens[place].text {
            case "(", "{": open.append(false)
            case "[": if open.last == true, closesRange(at: place) { open.removeLast() } else { open.append(false) }
            case "]" where open.last == false && opensRange(at: place): open.append(false)
            case ")", "]", "}":
                open.removeLast()
            case "..": open[open.count - 1] = true
            case ",": if open.count == 1 { return true }
            default: break
            }
        }
        return false
    }

    /// Whether a `]` begins a range: it stands where a value may begin. Behind `[` it ends an empty list.
    private func opensRange(at place: Int) -> Bool {
        let previous = tokens[place - 1]
        return previous.kind == .symbol && ["(", ",", "{", ":", "=", "<", ">", "<=", ">=", "!="].contains(previous.text)
    }

    /// Tests separated by commas: one of them must hold.
    mutating func parseTests(_ subject: Variable, until mark: String) throws(Stop) -> Syntax {
        var tests = try parseTest(subject, Precedence.or)
        while skip(",") {
            let next = try parseTest(subject, Precedence.or)
            tests = try make(
                .disjunction(tests, next), .boolean, from: tests.range.lowerBound, over: [tests, next])
        }
        return tests
    }

    /// One test of the value `?`: an operator with an end, a range, a list, a value, or a condition that names `?`.
    mutating func parseTest(_ subject: Variable, _ level: Int) throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        let value = Syntax(kind: .variable(subject), type: subject.type, range: start..<start, depth: 1)
        if token.kind == .symbol, ["<", "<=", ">", ">=", "=", "!="].contains(token.text) {
            let mark = token.text
            advance()
            let end = try parseBinary(Precedence.sum)
            return try compare(mark, value, end, from: start)
        }
        let mentions = index
        let test = try parseBinary(level)
        if test.type == .boolean, !subject.type.mayBe(.boolean) || tokens[mentions..<index].contains(where: { $0.text == "?" }) {
            return test
        }
        checkTest(subject, test)
        return try make(.test(value, test), .boolean, from: start, over: [value, test])
    }

    private mutating func checkTest(_ subject: Variable, _ test: Syntax) {
        var candidates = [test.type]
        switch test.type {
        case .list(let element):
            candidates.append(element)
            if case .range(let inner) = element { candidates.append(inner) }
        case .range(let element): candidates.append(element)
        default: break
        }
        if !candidates.contains(where: { subject.type.mayBe($0) }) {
            reportType("a value of type \(subject.type) is never in \(test.type)", at: test.range)
        }
    }
}

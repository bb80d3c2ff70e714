import Decimals

/// Reads an expression against the names in scope and types it on the way.
///
/// Names may hold blanks and signs, so what a name is depends on what is declared: the longest declared name wins.
/// Mistakes in types and names are collected; a mistake in the syntax ends the reading.
struct Parser {
    let source: SourceText
    let tokens: [Token]
    let limits: Limits
    /// Whether certain mistakes of type and unknown names are errors, rather than null as in a lenient engine.
    let isStrict: Bool
    /// Declared types with the tokens of their names, the longest first.
    let namedTypes: [(tokens: [String], type: FEELType)]
    var index = 0
    var nesting = 0
    var scope: Scope
    var errors: [FEELError] = []
    /// Inside the end of a range literal, where `[` may close the range.
    var inRangeEnd = false
    /// Names bound inside the expression that have been read.
    var namesRead: [ObjectIdentifier: Variable] = [:]

    /// The reading cannot go on; the reason stands in `errors`.
    struct Stop: Error {}

    init(source: SourceText, tokens: [Token], declarations: Declarations, isStrict: Bool, limits: Limits) {
        self.source = source
        self.tokens = tokens
        self.isStrict = isStrict
        self.limits = limits
        namedTypes = declarations.namedTypes.map { (Lexer.tokens(ofName: $0.key), $0.value) }.sorted { $0.tokens.count > $1.tokens.count }
        scope = Scope(declarations)
    }

    // MARK: Tokens

    var token: Token { tokens[index] }

    func isAt(_ text: String) -> Bool {
        let token = tokens[index]
        return (token.kind == .symbol || token.kind == .name) && token.text == text
    }

    func isAhead(_ offset: Int, _ text: String) -> Bool {
        index + offset < tokens.count && tokens[index + offset].text == text && tokens[index + offset].kind != .end
    }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    mutating func skip(_ text: String) -> Bool {
        guard isAt(text) else { return false }
        advance()
        return true
    }

    mutating func expect(_ text: String, _ purpose: String) throws(Stop) {
        guard skip(text) else { throw unexpected("\"\(text)\" \(purpose)", meaning: text) }
    }

    var found: String { token.kind == .end ? "the end of the expression" : "\"\(token.text.prefix(40))\"" }

    var previousEnd: Int { index == 0 ? 0 : tokens[index - 1].range.upperBound }

    // MARK: Errors

    mutating func report(_ message: String, at range: Range<Int>, suggestion: String? = nil) {
        guard errors.count < 50 else { return }
        let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
        errors.append(FEELError(span: source.span(range), message: message + hint, suggestion: suggestion))
    }

    mutating func stop(_ message: String) -> Stop { stop(message, at: token.range) }

    mutating func stop(_ message: String, at range: Range<Int>) -> Stop {
        report(message, at: range)
        return Stop()
    }

    mutating func reportType(_ message: String, at range: Range<Int>) {
        if isStrict { report(message, at: range) }
    }

    // MARK: Trees

    mutating func make(
        _ kind: Syntax.Kind, _ type: FEELType, from start: Int, over children: [Syntax]
    ) throws(Stop) -> Syntax {
        let depth = 1 + (children.map(\.depth).max() ?? 0)
        guard depth <= limits.nesting * 4 else {
            throw stop("the expression is nested more than \(limits.nesting * 4) levels deep", at: start..<previousEnd)
        }
        return Syntax(kind: kind, type: type, range: start..<previousEnd, depth: depth)
    }

    // MARK: Expressions

    /// A whole text: one expression and nothing after it.
    mutating func parseWhole() throws(Stop) -> Syntax {
        let expression = try parseExpression()
        guard token.kind == .end else { throw unexpected("an operator or the end of the expression") }
        return expression
    }

    /// Goes one level deeper; the caller comes back with `nesting -= 1`. Every way in which the parser calls itself passes here.
    mutating func descend() throws(Stop) {
        nesting += 1
        guard nesting <= limits.nesting else {
            throw stop("the expression is nested more than \(limits.nesting) levels deep")
        }
    }

    mutating func parseExpression() throws(Stop) -> Syntax {
        try descend()
        defer { nesting -= 1 }
        let outer = inRangeEnd
        inRangeEnd = false
        defer { inRangeEnd = outer }
        return try parseBinary(Precedence.or)
    }

    enum Precedence {
        static let or = 1, and = 2, comparison = 3, sum = 4, product = 5, power = 6
    }

    private func precedence() -> Int? {
        switch token.kind {
        case .name:
            switch token.text {
            case "or": Precedence.or
            case "and": Precedence.and
            case "between", "in": Precedence.comparison
            default: nil
            }
        case .symbol:
            switch token.text {
            case "=", "!=", "<", "<=", ">", ">=": Precedence.comparison
            case "+", "-": Precedence.sum
            case "*", "/": Precedence.product
            case "**": Precedence.power
            default: nil
            }
        default: nil
        }
    }

    mutating func parseBinary(_ minimum: Int) throws(Stop) -> Syntax {
        var left = try parseUnary()
        var compared = false
        while let level = precedence(), level >= minimum {
            let mark = token.text
            if level == Precedence.comparison {
                if foreignSign() != nil { throw unexpected("an operator") }
                if compared, isStrict, mark != "=", mark != "!=" {
                    throw stop("comparisons do not chain; write \"a < b and b < c\", or \"b between a and c\"")
                }
                compared = true
            } else {
                compared = false
            }
            advance()
            switch mark {
            case "between": left = try parseBetween(left)
            case "in": left = try parseIn(left)
            default:
                let right = try parseBinary(level + 1)
                left = try combine(mark, left, right)
            }
        }
        return left
    }

    private mutating func combine(_ mark: String, _ left: Syntax, _ right: Syntax) throws(Stop) -> Syntax {
        let start = left.range.lowerBound
        switch mark {
        case "or", "and":
            requireBoolean(left, "of \"\(mark)\"")
            requireBoolean(right, "of \"\(mark)\"")
            return try make(
                mark == "or" ? .disjunction(left, right) : .conjunction(left, right), .boolean, from: start,
                over: [left, right])
        case "+", "-", "*", "/", "**":
            let sign = arithmetic(mark)
            let type = checkArithmetic(sign, mark, left, right)
            return try make(.arithmetic(sign, left, right), type, from: start, over: [left, right])
        default:
            return try compare(mark, left, right, from: start)
        }
    }

    mutating func compare(_ mark: String, _ left: Syntax, _ right: Syntax, from start: Int) throws(Stop) -> Syntax {
        guard let sign = ComparisonOperator(rawValue: mark) else {
            throw stop("expected an operator, found \"\(mark)\"", at: left.range)
        }
        checkComparison(sign, left, right)
        return try make(.comparison(sign, left, right), .boolean, from: start, over: [left, right])
    }

    private func arithmetic(_ mark: String) -> ArithmeticOperator {
        switch mark {
        case "+": .add
        case "-": .subtract
        case "*": .multiply
        case "/": .divide
        default: .power
        }
    }

    private mutating func parseBetween(_ value: Syntax) throws(Stop) -> Syntax {
        let lower = try parseBinary(Precedence.sum)
        try expect("and", "between the two ends of \"between\"")
        let upper = try parseBinary(Precedence.sum)
        checkComparison(.lessOrEqual, lower, value)
        checkComparison(.lessOrEqual, value, upper)
        return try make(
            .between(value, lower, upper), .boolean, from: value.range.lowerBound, over: [value, lower, upper])
    }

    private mutating func parseUnary() throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        guard isAt("-"), token.kind == .symbol else { return try parsePostfix() }
        try descend()
        defer { nesting -= 1 }
        advance()
        let operand = try parseUnary()
        switch operand.type {
        case .number, .yearsMonthsDuration, .daysTimeDuration, .any, .null: break
        default: reportType("\"-\" needs a number or a duration, found \(operand.type)", at: operand.range)
        }
        return try make(.negation(operand), operand.type, from: start, over: [operand])
    }

    // MARK: Paths, filters, calls

    private mutating func parsePostfix() throws(Stop) -> Syntax {
        var value = try parsePrimary()
        while token.kind == .symbol || token.kind == .name {
            if isAt(".") {
                advance()
                value = try parseMember(of: value)
            } else if isAt("["), !(inRangeEnd && closesRange(at: index)) {
                value = try parseFilter(on: value)
            } else if isAt("("), token.kind == .symbol {
                value = try parseCall(of: value)
            } else if isAt("instance"), isAhead(1, "of") {
                advance()
                advance()
                if isAt("list") || isAt("range"), !isAhead(1, "<") {
                    value = try makeBareInstance(from: value.range.lowerBound)
                    continue
                }
                let type = try parseType()
                value = try make(
                    .instance(value, type), .boolean, from: value.range.lowerBound, over: [value])
            } else {
                break
            }
        }
        return value
    }

    /// A test for lists or ranges of nothing said: no type of the language, so null.
    private mutating func makeBareInstance(from start: Int) throws(Stop) -> Syntax {
        let word = token.text
        advance()
        reportType("\"\(word)\" needs the type of its elements, such as \(word)<Any>", at: start..<previousEnd)
        return try make(.constant(.null), .null, from: start, over: [])
    }

    /// Whether a `[` after the end of a range closes it: what follows cannot begin a filter.
    func closesRange(at place: Int) -> Bool {
        guard place + 1 < tokens.count else { return true }
        let next = tokens[place + 1]
        switch next.kind {
        case .end: return true
        case .symbol: return [")", "]", ",", "}", "=", "!=", "<", "<=", ">", ">=", "+", "*", "/", "."].contains(next.text)
        case .name: return ["and", "or", "then", "else", "return", "satisfies", "in"].contains(next.text)
        default: return false
        }
    }

    private mutating func parseMember(of base: Syntax) throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        guard token.kind == .name else { throw unexpected("a name after \".\"") }
        let holder = base.type.element
        let (name, length) = memberName(of: holder)
        index = min(index + length, tokens.count - 1)
        let (type, place) = memberType(name, of: holder, at: start..<previousEnd)
        return try make(
            .member(base, name: name, index: place), base.type.isList ? .list(type) : type,
            from: base.range.lowerBound, over: [base])
    }

    /// The member name at this place: the longest declared one, else the words up to the next keyword or sign.
    private func memberName(of type: FEELType) -> (String, Int) {
        let ahead = tokens[index...]
        var best: (String, Int)?
        let names: [String] = if case .context(let fields) = type { fields.map(\.name) } else { Property.names }
        for name in names {
            let parts = Lexer.tokens(ofName: name)
            if Scope.matches(parts, ahead), parts.count > best?.1 ?? 0 { best = (name, parts.count) }
        }
        if let best { return best }
        var length = 1
        while index + length < tokens.count - 1 {
            let next = tokens[index + length]
            guard next.kind == .name || next.kind == .number, !Keyword.all.contains(next.text) else { break }
            length += 1
        }
        return (ahead.prefix(length).map(\.text).joined(separator: " "), length)
    }

    private mutating func memberType(_ name: String, of type: FEELType, at range: Range<Int>) -> (FEELType, Int) {
        switch type {
        case .any, .null: return (.any, -1)
        case .context(let fields):
            if let place = fields.firstIndex(where: { $0.name == name }) { return (fields[place].type, place) }
            guard isStrict, !fields.isEmpty else { return (.any, -1) }
            report(
                "unknown member \"\(name)\"; expected one of \(listed(fields.map(\.name)))", at: range,
                suggestion: Suggestion.nearest(to: name, among: fields.map(\.name)))
        default:
            if let property = Property(rawValue: name), let result = property.type(of: type) { return (result, -1) }
            guard isStrict else { return (.any, -1) }
            let names = Property.allCases.filter { $0.type(of: type) != nil }.map(\.rawValue)
            report(
                names.isEmpty
                    ? "a value of type \(type) has no members"
                    : "unknown member \"\(name)\" of \(type); expected one of \(listed(names))",
                at: range, suggestion: Suggestion.nearest(to: name, among: names))
        }
        return (.any, -1)
    }

    private func listed(_ names: [String]) -> String {
        names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", ..." : "")
    }

    private mutating func parseFilter(on base: Syntax) throws(Stop) -> Syntax {
        let start = token.range.lowerBound
        advance()
        let item = Variable("item", base.type.element, path: base.path)
        scope.push()
        scope.declare(item)
        scope.declareMembers(of: item)
        defer { scope.pop() }
        let predicate = try parseExpression()
        try close("]", openedAt: start)
        let type: FEELType
        switch predicate.type {
        // What is computed from the elements is no position: it is one only if it holds without an element too.
        case .number: type = namesRead[ObjectIdentifier(item)] == nil ? base.type.element : .any
        case .boolean: type = .list(base.type.element)
        case .any, .null: type = .any
        default:
            type = .any
            reportType("a filter needs a condition or a position, found \(predicate.type)", at: predicate.range)
        }
        return try make(
            .filter(base, item: item, predicate: predicate), type, from: base.range.lowerBound, over: [base, predicate])
    }
}

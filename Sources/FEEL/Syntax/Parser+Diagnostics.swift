/// What to say about a text that cannot be read: habits of other languages are answered with this language's way.
extension Parser {
    /// Ends the reading at a token that does not fit; `word` is the one that was expected, if it was one.
    mutating func unexpected(_ expectation: String, meaning word: String? = nil) -> Stop {
        if let (length, advice) = foreignSign() {
            return stop(advice, at: token.range.lowerBound..<tokens[index + length - 1].range.upperBound)
        }
        let hint = habit()
        let slip = token.kind == .name ? word.flatMap { Suggestion.nearest(to: token.text, among: [$0]) } : nil
        report(
            "expected \(expectation), found \(found)" + (hint?.advice).map { "; \($0)" }.orEmpty, at: token.range,
            suggestion: hint?.word ?? slip)
        return Stop()
    }

    /// Ends the reading where a bracket should have been closed.
    mutating func unclosed(_ expectation: String, openedAt start: Int) -> Stop {
        unexpected("\(expectation) to close the \"\(source.text(start..<start + 1))\" at \(source.position(start))")
    }

    /// Takes a closing bracket.
    mutating func close(_ text: String, or alternative: String? = nil, openedAt start: Int) throws(Stop) {
        guard skip(text) else {
            throw unclosed(alternative.map { "\"\($0)\" or " }.orEmpty + "\"\(text)\"", openedAt: start)
        }
    }

    private func isJoined(_ offset: Int) -> Bool {
        index + offset < tokens.count && tokens[index + offset].range.lowerBound == tokens[index + offset - 1].range.upperBound
    }

    private func symbol(_ offset: Int) -> String? {
        guard index + offset < tokens.count, tokens[index + offset].kind == .symbol else { return nil }
        return tokens[index + offset].text
    }

    /// An operator or a quotation mark of other languages: how many tokens it takes, and what to write instead.
    func foreignSign() -> (length: Int, advice: String)? {
        guard let first = symbol(0) else { return nil }
        if isJoined(1), let second = symbol(1), let right = Parser.foreignPairs[first + second] {
            return (2, "\"\(first + second)\" is not an operator; write \(right)")
        }
        if let right = Parser.foreignSigns[first] { return (1, "\"\(first)\" is not an operator; write \(right)") }
        if Parser.quotes.contains(first) { return (1, "a text stands in straight double quotes: \"text\"") }
        return nil
    }

    private static let foreignPairs = [
        "==": "\"=\"", "<>": "\"!=\"", "=<": "\"<=\"", "=>": "\">=\"", "!==": "\"!=\"", "&&": "\"and\"", "||": "\"or\"", "=!": "\"!=\"",
        ":=": "\"=\"",
    ]

    private static let foreignSigns = [
        "!": "\"not(...)\"", "&": "\"and\"", "|": "\"or\"", "^": "\"**\"", "\u{2264}": "\"<=\"", "\u{2265}": "\">=\"", "\u{2260}": "\"!=\"",
        "\u{D7}": "\"*\"", "\u{F7}": "\"/\"", "\u{2212}": "\"-\"", "%": "50 % as 0.5, a remainder as \"modulo(a, b)\"",
    ]

    private static let quotes: Set<String> = [
        "'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}",
    ]

    /// What was probably meant by a token after a complete value, or by a word in the wrong case.
    private func habit() -> (advice: String?, word: String?)? {
        let previous = index > 0 ? tokens[index - 1] : nil
        let isAfterNumber = previous?.kind == .number
        if isAt(","), isAfterNumber, isJoined(0), isJoined(1), tokens[index + 1].kind == .number {
            return ("a decimal number has a point: \(previous?.text ?? "").\(tokens[index + 1].text)", nil)
        }
        if token.kind == .number, isAfterNumber, token.text.count == 3, let previous {
            return ("a number has no blanks between its digits: \(previous.text)\(token.text)", nil)
        }
        if isAt("..") { return ("a range stands in brackets: [1..5]", nil) }
        if isAt("is") { return ("values are compared with \"=\"", nil) }
        if previous?.text == "not" { return ("write \"not(...)\", with parentheses", nil) }
        if token.kind == .name {
            let word = token.text.lowercased()
            if word != token.text, Keyword.all.contains(word) { return (nil, word) }
            if word == "xor" || word == "mod" || word == "div" || word == "like" || word == "contains" {
                return ("\"\(token.text)\" is not an operator", nil)
            }
        }
        return nil
    }

    /// What to write for a word that other languages know.
    static let foreignWords = [
        "nil": "null", "NULL": "null", "None": "null", "undefined": "null", "True": "true", "TRUE": "true", "False": "false", "FALSE": "false",
        "len": "string length", "length": "string length", "size": "count", "average": "mean", "avg": "mean", "toUpperCase": "upper case",
        "toLowerCase": "lower case", "round": "round half up", "IF": "if", "NOT": "not", "concat": "concatenate", "unique": "distinct values",
    ]

    /// Where arguments or list elements hold what looks like a number with a decimal comma.
    func decimalComma(in range: Range<Int>) -> String? {
        for place in tokens.indices.dropLast(2) where tokens[place].range.lowerBound >= range.lowerBound {
            let (left, comma, right) = (tokens[place], tokens[place + 1], tokens[place + 2])
            guard right.range.upperBound <= range.upperBound else { return nil }
            if left.kind == .number, comma.text == ",", right.kind == .number, left.range.upperBound == comma.range.lowerBound,
                comma.range.upperBound == right.range.lowerBound
            {
                return "a decimal number has a point: \(left.text).\(right.text)"
            }
        }
        return nil
    }

    /// What to add to a complaint about two operands of different types.
    func advice(for left: Syntax, _ right: Syntax) -> String? {
        for (operand, other) in [(left, right), (right, left)] {
            guard operand.type == .string else { continue }
            if case .constant(.string(let text)) = operand.kind {
                switch other.type {
                case .date, .time, .dateTime, .daysTimeDuration, .yearsMonthsDuration:
                    if Value(atLiteral: text).type == other.type { return "write @\"\(text)\"" }
                case .number: if (try? Lexer.tokens(Array(text.unicodeScalars)))?.first?.kind == .number { return "write \(text) without quotes" }
                case .boolean: if text == "true" || text == "false" { return "write \(text) without quotes" }
                default: break
                }
            }
            if case .number = other.type { return "string(...) makes text of a number, number(...) a number of text" }
        }
        return nil
    }
}

extension Optional<String> {
    var orEmpty: String { self ?? "" }
}

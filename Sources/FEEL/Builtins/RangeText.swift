import Decimals

/// A range literal as the function `range` reads it: ends are literals, and one of them may be left out beside an open bracket.
struct RangeText {
    private let tokens: [Token]
    private var index = 0

    /// Nil for anything but a range whose ends are of one type and in order.
    static func read(_ text: String) -> RangeValue? {
        guard text.utf8.count <= 1024, let tokens = try? Lexer.tokens(Array(text.unicodeScalars)) else { return nil }
        var reader = RangeText(tokens: tokens)
        return reader.read()
    }

    private init(tokens: [Token]) { self.tokens = tokens }

    private mutating func read() -> RangeValue? {
        guard let opening = skip("[", "(", "]") else { return nil }
        let isLowerOpen = opening != "["
        var lower: Value?, upper: Value?
        if !isAt("..") {
            lower = endpoint()
            if lower == nil { return nil }
        }
        guard skip("..") != nil else { return nil }
        if !isAt("]"), !isAt(")"), !isAt("[") {
            upper = endpoint()
            if upper == nil { return nil }
        }
        guard let closing = skip("]", ")", "["), tokens[index].kind == .end else { return nil }
        let isUpperOpen = closing != "]"
        switch (lower, upper) {
        case (nil, nil): return nil
        case (nil, _): guard isLowerOpen else { return nil }
        case (_, nil): guard isUpperOpen else { return nil }
        case (let first?, let last?): guard let order = first.order(relativeTo: last), order <= 0 else { return nil }
        }
        return RangeValue(lower: lower, includesLower: !isLowerOpen, upper: upper, includesUpper: !isUpperOpen)
    }

    private func isAt(_ mark: String) -> Bool { tokens[index].kind == .symbol && tokens[index].text == mark }

    private mutating func skip(_ marks: String...) -> String? {
        guard let mark = marks.first(where: isAt) else { return nil }
        index += 1
        return mark
    }

    private mutating func string() -> String? {
        guard case .string(let text) = tokens[index].kind else { return nil }
        index += 1
        return text
    }

    /// A number, a string, a date or time with `@`, or one of their functions called with a string.
    private mutating func endpoint() -> Value? {
        let isNegative = skip("-") != nil
        if tokens[index].kind == .number {
            let number = Decimal128(exactly: tokens[index].text)
            index += 1
            return number.map { .number(isNegative ? -$0 : $0) }
        }
        if isNegative { return nil }
        if let text = string() { return .string(text) }
        if skip("@") != nil { return string().map(Value.init(atLiteral:)).flatMap { $0.isNull ? nil : $0 } }
        guard let (builtin, length) = Builtins.find(tokens[index...]) else { return nil }
        index += length
        guard skip("(") != nil, let text = string(), skip(")") != nil else { return nil }
        switch Builtins.all[builtin].name {
        case "date": return CalendarDate(text).map(Value.date)
        case "time": return ClockTime(text).map(Value.time)
        case "date and time": return DateTime(text).map(Value.dateTime)
        case "duration": return Value(durationText: text)
        default: return nil
        }
    }
}

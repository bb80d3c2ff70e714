import Decimals

extension Value: CustomStringConvertible {
    /// The value as a literal of the language; compiling it gives an equal value (functions excepted).
    ///
    /// Broken off after 16 MiB, as a value that shares parts may be small to hold and endless to print.
    public var description: String { literal(limit: 16_777_216) }

    /// As `description`, broken off somewhere after so many bytes.
    func literal(limit: Int) -> String {
        var text = ""
        write(to: &text, limit)
        return text
    }

    /// What the built-in `string` gives: text as it is, without the marks of a literal at the outermost place.
    func displayText(limit: Int) -> String {
        switch self {
        case .string(let value): value
        case .date(let value): value.description
        case .time(let value): value.description
        case .dateTime(let value): value.description
        case .yearsMonthsDuration(let value): value.description
        case .daysTimeDuration(let value): value.description
        default: literal(limit: limit)
        }
    }

    private func write(to text: inout String, _ limit: Int) {
        guard text.utf8.count <= limit else { return }
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let value): text += value.description
        case .string(let value): text += Value.quoted(value)
        case .date, .time, .dateTime, .yearsMonthsDuration, .daysTimeDuration:
            text += "@\"" + displayText(limit: limit) + "\""
        case .list(let values):
            text += "["
            for (place, value) in values.enumerated() {
                guard text.utf8.count <= limit else { return }
                if place > 0 { text += ", " }
                value.write(to: &text, limit)
            }
            text += "]"
        case .context(let context):
            text += "{"
            for (place, value) in context.values.enumerated() {
                guard text.utf8.count <= limit else { return }
                if place > 0 { text += ", " }
                text += Value.key(context.names[place]) + ": "
                value.write(to: &text, limit)
            }
            text += "}"
        case .range(let range): text += Value.text(of: range)
        case .function(let function): text += "function(" + function.parameterNames.joined(separator: ", ") + ")"
        }
    }

    private static func text(of range: RangeValue) -> String {
        if range.form != .interval, let end = range.lower { return (range.form == .equal ? "(=" : "(!=") + " \(end))" }
        if let lower = range.lower {
            if let upper = range.upper {
                return (range.includesLower ? "[" : "(") + "\(lower)..\(upper)" + (range.includesUpper ? "]" : ")")
            }
            return "(" + (range.includesLower ? ">=" : ">") + " \(lower))"
        }
        guard let upper = range.upper else { return "[null..null]" }
        return "(" + (range.includesUpper ? "<=" : "<") + " \(upper))"
    }

    private static func key(_ name: String) -> String {
        let tokens = Lexer.tokens(ofName: name)
        let isPlain = tokens.count == 1 && tokens[0] == name && !Keyword.all.contains(name)
        return isPlain && name.unicodeScalars.first.map(Lexer.isNameStart) == true ? name : quoted(name)
    }

    /// A string literal with the language's escapes.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

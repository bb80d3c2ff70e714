extension Parser {
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
            try expect("<", "after \"\(word)\"")
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
            try expect("<", "after \"function\"")
            while !isAt(">") {
                if !parameters.isEmpty { try expect(",", "or \">\" in the type") }
                parameters.append(try parseType())
            }
            advance()
            try expect("->", "before the result type")
            return .function(parameters, try parseType())
        default:
            let meant =
                Parser.foreignTypes[word]
                ?? Suggestion.nearest(to: word, among: Parser.typeNames + namedTypes.map { $0.tokens.joined(separator: " ") })
            report("expected a type, found \(found)", at: token.range, suggestion: meant)
            throw Stop()
        }
    }

    private static let foreignTypes = [
        "int": "number", "integer": "number", "decimal": "number", "float": "number", "double": "number", "text": "string", "String": "string",
        "bool": "boolean", "Boolean": "boolean", "any": "Any", "null": "Null", "array": "list", "object": "context", "datetime": "date and time",
    ]

    private static let typeNames = [
        "number", "string", "boolean", "date", "time", "date and time", "days and time duration", "years and months duration", "list",
        "range", "context", "function", "Any", "Null",
    ]
}

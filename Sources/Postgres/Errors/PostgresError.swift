/// What went wrong in a database call, on the server or in the client.
///
/// `description` never holds a bound value: the server's detail is left out, and quoted values in messages of
/// SQLSTATE class 22 (data exception) print as `****`. `message` and `detail` have them as the server sent them.
package struct PostgresError: Error, Sendable {
    package var code: Code
    package var message: String
    package var detail: String?
    package var hint: String?
    package var schema: String?
    package var table: String?
    package var column: String?
    package var constraint: String?
    /// The text of the failing statement, with `$1` for each bound value.
    package var statement: String?

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The five characters of the SQLSTATE, or nil if the client found the error.
    package var sqlState: String? { code.isServer ? code.rawValue : nil }
}

extension PostgresError: CustomStringConvertible {
    package var description: String {
        var text = "PostgresError \(code.rawValue): \(shownMessage)"
        for (name, value) in [("schema", schema), ("table", table), ("column", column), ("constraint", constraint)] {
            if let value { text += "; \(name) \(value)" }
        }
        if let hint { text += "; hint: \(hint)" }
        if let statement { text += "; statement: \(statement)" }
        return text
    }

    private var shownMessage: String {
        guard code.isServer, code.rawValue.hasPrefix("22"),
            let first = message.firstIndex(of: "\""), let last = message.lastIndex(of: "\""), first != last
        else { return message }
        return message[...first] + "****" + message[last...]
    }
}

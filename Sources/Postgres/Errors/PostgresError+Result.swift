extension PostgresError {
    /// The error held by a failed result; without a SQLSTATE libpq itself failed, which means a lost connection.
    init(result: LibPQResult, statement: String) {
        func field(_ code: Unicode.Scalar) -> String? { result.errorField(UInt8(ascii: code)) }
        if let sqlState = field("C") {
            self.init(Code(rawValue: sqlState), field("M") ?? "")
        } else {
            self.init(.connectionLost, result.errorMessage.onOneLine)
        }
        detail = field("D")
        hint = field("H")
        schema = field("s")
        table = field("t")
        column = field("c")
        constraint = field("n")
        self.statement = statement
    }

    /// True if the server ended the session or the connection broke.
    var endsConnection: Bool {
        code == .connectionLost || code == .responseTimeout || code == .cancelled || code.rawValue.hasPrefix("57P")
            || code.rawValue.hasPrefix("08")
    }
}

extension String {
    /// libpq's messages end with a newline and may have several lines.
    var onOneLine: String { split(whereSeparator: \.isNewline).map { $0.drop { $0.isWhitespace } }.joined(separator: "; ") }
}

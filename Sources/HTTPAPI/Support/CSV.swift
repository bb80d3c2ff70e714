/// Rows of comma-separated values (RFC 4180): CRLF, cells quoted where they must be.
package enum CSV {
    package enum Cell {
        /// A text from outside: never read as a formula by a spreadsheet.
        case text(String?)
        /// A number, date or code of our own, written as it is.
        case plain(String?)
    }

    package static func row(_ cells: [Cell]) -> String {
        cells.map(written).joined(separator: ",") + "\r\n"
    }

    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .plain(let text): quoted(text ?? "")
        case .text(let text): quoted(defused(text ?? ""))
        }
    }

    /// Spreadsheets run a cell that begins with one of these as a formula; the apostrophe makes it a text (OWASP, CSV injection).
    private static func defused(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        // By scalar: CR LF is one character, and so is a quote with a combining mark.
        guard text.unicodeScalars.contains(where: { ["\"", ",", "\r", "\n"].contains($0) }) else { return text }
        var doubled = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            doubled.append(scalar)
            if scalar == "\"" { doubled.append(scalar) }
        }
        return String(doubled) + "\""
    }
}

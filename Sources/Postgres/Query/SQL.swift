/// A statement and its bound values. Written as a string literal whose interpolations can only bind:
/// `"SELECT name FROM call WHERE id = \(id)"` sends `$1`. Optionals bind NULL. `description` prints binds as `****`.
package struct SQL: Sendable {
    /// The text as sent, with `$1`, `$2` ... for the bound values.
    package private(set) var text = ""
    /// UTF-8 offset and length of each placeholder in `text`.
    private var placeholders: [(offset: Int, length: Int)] = []
    private(set) var binds = Binds()

    package init() {}

    mutating func append(text more: String) {
        text += more
    }

    mutating func bind(_ value: some PostgresEncodable) {
        binds.append(value)
        appendPlaceholder()
    }

    private mutating func appendPlaceholder() {
        let placeholder = "$\(placeholders.count + 1)"
        placeholders.append((text.utf8.count, placeholder.utf8.count))
        text += placeholder
    }

    /// Appends another statement or part of one; its placeholders are numbered on.
    package mutating func append(_ other: SQL) {
        var position = other.text.utf8.startIndex
        for (offset, length) in other.placeholders {
            let start = other.text.utf8.index(other.text.utf8.startIndex, offsetBy: offset)
            text += other.text[position..<start]
            appendPlaceholder()
            position = other.text.utf8.index(start, offsetBy: length)
        }
        text += other.text[position...]
        binds.append(other.binds)
    }
}

extension SQL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text with `****` for each bound value.
    package var description: String {
        var shown = ""
        var position = text.utf8.startIndex
        for (offset, length) in placeholders {
            let start = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
            shown += text[position..<start] + "****"
            position = text.utf8.index(start, offsetBy: length)
        }
        return shown + text[position...]
    }

    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sequence<SQL> {
    /// One statement of many parts: `conditions.joined(separator: " AND ")`.
    package func joined(separator: StaticString) -> SQL {
        var result = SQL()
        for (index, part) in enumerated() {
            if index > 0 { result.append(text: separator.description) }
            result.append(part)
        }
        return result
    }
}

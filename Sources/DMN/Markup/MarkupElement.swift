package import FEEL

/// One element of an XML file with what it holds.
package struct MarkupElement: Sendable {
    /// The name without its prefix.
    package let name: String
    package let namespace: String
    /// By name as written, with its prefix.
    package let attributes: [String: String]
    package let children: [MarkupElement]
    /// All character data directly inside.
    package let text: String
    /// Where the start tag begins.
    package let position: SourcePosition
    /// Where the content begins.
    package let contentPosition: SourcePosition

    /// The elements inside that are of the same namespace.
    package var elements: some Sequence<MarkupElement> { children.lazy.filter { $0.namespace == namespace } }

    package func children(_ name: String) -> [MarkupElement] { elements.filter { $0.name == name } }

    package func child(_ name: String) -> MarkupElement? { elements.first { $0.name == name } }

    /// The attribute's value without blanks around it; nil where it is missing or empty.
    package func attribute(_ name: String) -> String? {
        guard let value = attributes[name]?.trimmedBlanks.text, !value.isEmpty else { return nil }
        return value
    }

    /// The text without blanks around it, and where it begins.
    package var trimmed: (text: String, position: SourcePosition) {
        let (trimmed, blanks) = text.trimmedBlanks
        var line = contentPosition.line, column = contentPosition.column
        for blank in blanks {
            if blank == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return (trimmed, SourcePosition(line: line, column: column))
    }
}

extension String {
    /// The text without blanks around it, and the blanks before it.
    var trimmedBlanks: (text: String, before: Substring.UnicodeScalarView) {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" }
        let rest = unicodeScalars.drop(while: isBlank)
        guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return ("", unicodeScalars[...]) }
        return (String(rest[...last]), unicodeScalars[..<rest.startIndex])
    }
}

import ExactJSON
import FEEL

/// A node of a YAML file with its place.
///
/// It is one reference, so that reading may hand it on freely. Tags and anchors mean nothing in our files.
final class FileNode {
    enum Content {
        case scalar(String)
        case sequence([FileNode])
        case mapping([(key: FileNode, value: FileNode)])
    }

    /// How a scalar is written.
    enum Style { case plain, quoted, block }

    let content: Content
    let style: Style
    let position: SourcePosition

    init(_ content: Content, _ style: Style = .plain, at position: SourcePosition) {
        self.content = content
        self.style = style
        self.position = position
    }

    /// The text of a scalar.
    var text: String? { if case .scalar(let text) = content { text } else { nil } }

    /// The elements of a sequence.
    var elements: [FileNode]? { if case .sequence(let elements) = content { elements } else { nil } }

    /// The pairs of a mapping, in the order of the file.
    var pairs: [(key: FileNode, value: FileNode)]? { if case .mapping(let pairs) = content { pairs } else { nil } }

    /// A mapping's value.
    subscript(_ key: String) -> FileNode? { pairs?.first { $0.key.text == key }?.value }

    /// Whether YAML's core schema reads the scalar as null.
    var isNull: Bool {
        guard style == .plain, let text else { return false }
        return switch text {
        case "", "~", "null", "Null", "NULL": true
        default: false
        }
    }

    /// As JSON, plain scalars read as YAML's core schema reads them; numbers keep their text.
    var json: JSON {
        switch content {
        case .scalar(let text):
            guard style == .plain else { return .string(text) }
            if isNull { return .null }
            if text == "true" { return .bool(true) }
            if text == "false" { return .bool(false) }
            return JSONNumber(text).map(JSON.number) ?? .string(text)
        case .sequence(let elements): return .array(elements.map(\.json))
        case .mapping(let pairs): return .object(JSONObject(pairs.map { ($0.key.text ?? "", $0.value.json) }))
        }
    }
}

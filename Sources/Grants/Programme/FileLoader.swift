import CYaml
import FEEL

/// Makes nodes of the events of Yams' libyaml.
///
/// Yams' own nodes take five times as long: each carries a tag with its resolver and a weak anchor, and is hashed where it is a key.
final class FileLoader {
    /// libyaml keeps pointers into its parser, so the parser stays where it is.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private var event = yaml_event_t()

    /// The text's only document; nil where it has none.
    static func load(_ text: String) throws(FileError) -> FileNode? {
        var text = text
        // The text outlives the parser, which reads it in place.
        return try text.withUTF8 { bytes in
            Result { () throws(FileError) in try FileLoader(bytes).document() }
        }.get()
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileError) {
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1, let start = bytes.baseAddress else { throw mistake }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, start, bytes.count)
    }

    deinit {
        yaml_event_delete(&event)
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    private func document() throws(FileError) -> FileNode? {
        try advance()
        try advance()
        guard event.type == YAML_DOCUMENT_START_EVENT else { return nil }
        try advance()
        let node = try node()
        try advance()
        try advance()
        guard event.type == YAML_STREAM_END_EVENT else { throw mistake("but found another document") }
        return node
    }

    private func advance() throws(FileError) {
        yaml_event_delete(&event)
        guard yaml_parser_parse(parser, &event) == 1 else { throw mistake }
    }

    /// The node that the event begins; ends at the node's last event. libyaml bounds the nesting.
    private func node() throws(FileError) -> FileNode {
        let position = position(event.start_mark)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return FileNode(.scalar(text), style(scalar.style), at: position)
        case YAML_SEQUENCE_START_EVENT:
            var elements: [FileNode] = []
            try advance()
            while event.type != YAML_SEQUENCE_END_EVENT {
                elements.append(try node())
                try advance()
            }
            return FileNode(.sequence(elements), at: position)
        case YAML_MAPPING_START_EVENT:
            var pairs: [(key: FileNode, value: FileNode)] = []
            try advance()
            while event.type != YAML_MAPPING_END_EVENT {
                let key = try node()
                try advance()
                pairs.append((key, try node()))
                try advance()
            }
            try refuseDuplicates(pairs.map(\.key))
            return FileNode(.mapping(pairs), at: position)
        // An alias could make a small file stand for any number of nodes.
        case YAML_ALIAS_EVENT: throw mistake("aliases can't be used here")
        default: throw mistake("not a YAML file")
        }
    }

    private func refuseDuplicates(_ keys: [FileNode]) throws(FileError) {
        let names = keys.compactMap(\.text)
        // Most mappings have so few keys that looking through them is quicker than hashing.
        let isSmall = names.count <= 8
        if isSmall, !names.indices.contains(where: { names[..<$0].contains(names[$0]) }) { return }
        if !isSmall, Set(names).count == names.count { return }
        var seen: Set<String> = []
        let sorted = Set(names.filter { !seen.insert($0).inserted }).sorted()
        guard let first = keys.first(where: { $0.text == sorted.first }), !sorted.isEmpty else { return }
        throw FileError(
            line: first.position.line, column: first.position.column, message: "duplicate key \(sorted.prefix(10).joined(separator: ", "))")
    }

    private func style(_ style: yaml_scalar_style_t) -> FileNode.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }

    // MARK: Mistakes

    private func position(_ mark: yaml_mark_t) -> SourcePosition {
        SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    /// A mistake at the event.
    private func mistake(_ message: String) -> FileError {
        let position = position(event.start_mark)
        return FileError(line: position.line, column: position.column, message: message)
    }

    /// The mistake that stopped libyaml.
    private var mistake: FileError {
        switch parser.pointee.error {
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
            let position = position(parser.pointee.problem_mark)
            let problem = parser.pointee.problem.map { String(cString: $0) }
            return FileError(line: position.line, column: position.column, message: problem ?? "not a YAML file")
        default: return FileError(line: 1, column: 1, message: "not a YAML file")
        }
    }
}

import ExactJSON
import FEEL
import Localisation
import Yams

/// One mistake in a programme or call file: where it stands and what was expected.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    package var line: Int
    package var column: Int
    package var message: String

    /// `line:column: message`.
    package var description: String { "\(line):\(column): \(message)" }
}

/// Every mistake found in one file, in the order of its lines.
package struct FileErrors: Error, Sendable, Equatable, CustomStringConvertible {
    package var errors: [FileError]

    package var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// Reads the nodes of a YAML file and gathers its mistakes with their places.
final class FileReader {
    private let lines: [Substring]
    private(set) var errors: [FileError] = []

    /// Far above any real file; a larger one is refused before it is parsed.
    private static let maximumBytes = 1 << 20

    private init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Composes the text and reads its top mapping; throws all mistakes found by YAML itself or by `read`.
    static func read<Result>(_ text: String, _ read: (FileReader, Node) -> Result?) throws(FileErrors) -> Result {
        guard text.utf8.count <= maximumBytes else {
            throw FileErrors(errors: [FileError(line: 1, column: 1, message: "the file is larger than \(maximumBytes) bytes")])
        }
        let reader = FileReader(text)
        let node: Node?
        do {
            // No resolver: what a plain scalar is, is read where its type is known.
            node = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw FileErrors(errors: [Self.fileError(error)])
        } catch {
            throw FileErrors(errors: [FileError(line: 1, column: 1, message: "not a YAML file")])
        }
        guard let node else {
            throw FileErrors(errors: [FileError(line: 1, column: 1, message: "the file is empty")])
        }
        let result = read(reader, node)
        if let result, reader.errors.isEmpty { return result }
        throw FileErrors(errors: reader.errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }

    func report(_ node: Node?, _ message: String) {
        errors.append(FileError(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, message: message))
    }

    func report(_ error: FileError) {
        errors.append(error)
    }

    /// A mapping whose keys are all known; missing required keys are mistakes.
    func mapping(_ node: Node, required: [String], optional: [String] = []) -> FileMapping? {
        guard case .mapping(let mapping) = node else {
            report(node, "expected a mapping with \((required + optional).joined(separator: ", "))")
            return nil
        }
        var values: [String: Node] = [:]
        let known = required + optional
        for (key, value) in mapping {
            guard let name = key.scalar?.string, known.contains(name) else {
                let name = key.scalar?.string ?? "key"
                let near = NearMiss.of(name, among: known).map { "; did you mean \($0)?" } ?? ""
                report(key, "unknown key \(name)\(near) (known here: \(known.joined(separator: ", ")))")
                continue
            }
            values[name] = value
        }
        for name in required where values[name] == nil { report(node, "missing key \(name)") }
        return FileMapping(reader: self, node: node, values: values)
    }

    /// The pairs of a mapping whose keys are the author's own names.
    func pairs(_ node: Node?) -> [(key: Node, name: String, value: Node)] {
        guard let node else { return [] }
        guard case .mapping(let mapping) = node else {
            report(node, "expected a mapping")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else {
                report(key, "expected a name")
                return nil
            }
            return (key, name, value)
        }
    }

    func sequence(_ node: Node?) -> [Node] {
        guard let node else { return [] }
        guard case .sequence(let sequence) = node else {
            report(node, "expected a list")
            return []
        }
        return Array(sequence)
    }

    func text(_ node: Node?) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar, !scalar.isNull else {
            report(node, "expected a text")
            return nil
        }
        return scalar.string
    }

    func position(_ node: Node) -> SourcePosition {
        SourcePosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    /// Where the expression in a scalar begins: after the quote, or on the first line of a block.
    func start(of scalar: Node.Scalar) -> SourcePosition {
        let mark = scalar.mark
        let line = mark?.line ?? 1
        let column = mark?.column ?? 1
        switch scalar.style {
        case .singleQuoted, .doubleQuoted: return SourcePosition(line: line, column: column + 1)
        case .literal, .folded:
            let indent = lines.indices.contains(line) ? lines[line].prefix { $0 == " " }.count : 0
            return SourcePosition(line: line + 1, column: indent + 1)
        default: return SourcePosition(line: line, column: column)
        }
    }

    /// A node as JSON, plain scalars read as YAML's core schema reads them; numbers keep their text.
    func json(_ node: Node) -> JSON {
        switch node {
        case .scalar(let scalar): return scalar.json
        case .sequence(let sequence): return .array(sequence.map(json))
        case .mapping(let mapping):
            return .object(JSONObject(mapping.map { ($0.key.scalar?.string ?? "", json($0.value)) }))
        case .alias:
            report(node, "aliases can't be used here")
            return .null
        }
    }

    private static func fileError(_ error: YamlError) -> FileError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            FileError(line: mark.line, column: mark.column, message: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            FileError(
                line: context.mark.line, column: context.mark.column,
                message: "duplicate key \(duplicates.joined(separator: ", "))")
        default: FileError(line: 1, column: 1, message: "not a YAML file")
        }
    }
}

extension Node.Scalar {
    var isNull: Bool { style == .plain && ["", "~", "null", "Null", "NULL"].contains(string) }

    var json: JSON {
        guard style == .plain else { return .string(string) }
        if isNull { return .null }
        if string == "true" { return .bool(true) }
        if string == "false" { return .bool(false) }
        if let number = JSONNumber(string) { return .number(number) }
        return .string(string)
    }
}

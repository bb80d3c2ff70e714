import FEEL

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
    private let source: String
    /// The text's bytes and where each line begins in them, for the blocks among its scalars.
    private lazy var bytes = Array(source.utf8)
    private lazy var lineStarts = [0] + bytes.indices.lazy.filter { [bytes] in bytes[$0] == 10 }.map { $0 + 1 }
    private var found = Messages()
    private var remarked = Messages()
    /// The mistakes told so far.
    var errors: [FileError] { found.kept }
    /// What its author should know, but may have meant; in the order of the lines.
    var remarks: [FileError] { remarked.inOrder("more remarks") }
    /// Whether the file was published as it stands, so that it is taken with what is a mistake of new ones only.
    var isPublished = false
    /// Ids of the sources that entries name.
    var usedSources: Set<String> = []

    /// Far above any real file; a larger one is refused before it is parsed.
    static let maximumBytes = 1 << 20
    /// Elements of a list and keys of a mapping at most.
    static let maximumElements = 1_000

    /// Messages as far as anyone reads them; the others are counted.
    private struct Messages {
        private(set) var kept: [FileError] = []
        private var more = 0

        private static let most = 200
        private static let mostScalars = 1_000

        var areAll: Bool { kept.count < Self.most }

        mutating func append(_ message: FileError) {
            guard areAll else {
                more += 1
                return
            }
            var message = message
            let scalars = message.message.unicodeScalars
            if scalars.count > Self.mostScalars { message.message = String(String.UnicodeScalarView(scalars.prefix(Self.mostScalars))) + "…" }
            kept.append(message)
        }

        func inOrder(_ others: String) -> [FileError] {
            var all = kept.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            if more > 0, let last = all.last { all.append(FileError(line: last.line, column: last.column, message: "and \(more) \(others)")) }
            return all
        }
    }

    private init(_ text: String) { source = text }

    /// Loads the text and reads its top node; throws all mistakes found by YAML itself or by `read`.
    static func read<Result>(_ text: String, _ read: (FileReader, FileNode) -> Result?) throws(FileErrors) -> Result {
        guard text.utf8.count <= maximumBytes else {
            throw FileErrors(errors: [FileError(line: 1, column: 1, message: "the file is larger than \(maximumBytes) bytes")])
        }
        let node: FileNode?
        do throws(FileError) {
            node = try FileLoader.load(text)
        } catch {
            throw FileErrors(errors: [error])
        }
        guard let node else {
            throw FileErrors(errors: [FileError(line: 1, column: 1, message: "the file is empty")])
        }
        let reader = FileReader(text)
        let result = read(reader, node)
        if let result, reader.errors.isEmpty { return result }
        throw FileErrors(errors: reader.found.inOrder("more mistakes"))
    }

    func report(_ node: FileNode?, _ message: String) {
        report(FileError(line: node?.position.line ?? 1, column: node?.position.column ?? 1, message: message))
    }

    func report(_ error: FileError) { found.append(error) }

    /// Reports what is a mistake of a new file, but not of one that was published before it counted as one; answers whether it did.
    func refuses(_ node: FileNode?, _ message: String) -> Bool {
        if !isPublished { report(node, message) }
        return !isPublished
    }

    /// The end of a message on an unknown name: the known one that was probably meant, while mistakes are still told.
    func suggestion(_ name: String, among known: [String]) -> String {
        guard found.areAll, let near = NearMiss.of(name, among: known) else { return "" }
        return "; did you mean \(near)?"
    }

    func remark(_ node: FileNode?, _ message: String) {
        remarked.append(FileError(line: node?.position.line ?? 1, column: node?.position.column ?? 1, message: message))
    }

    /// A mapping whose keys are all known; missing required keys are mistakes.
    func mapping(_ node: FileNode, required: [String], optional: [String] = []) -> FileMapping? {
        guard let pairs = node.pairs else {
            report(node, "expected a mapping with \((required + optional).joined(separator: ", "))")
            return nil
        }
        for (key, _) in pairs {
            if let name = key.text, required.contains(name) || optional.contains(name) { continue }
            let name = key.text ?? "key"
            let known = required + optional
            let near = suggestion(name, among: known)
            report(key, "unknown key \(name)\(near) (known here: \(known.joined(separator: ", ")))")
        }
        for name in required where node[name] == nil { report(node, "missing key \(name)") }
        return FileMapping(reader: self, node: node)
    }

    /// The pairs of a mapping whose keys are the author's own names.
    func pairs(_ node: FileNode?) -> [(key: FileNode, name: String, value: FileNode)] {
        guard let node else { return [] }
        guard let pairs = node.pairs else {
            report(node, "expected a mapping")
            return []
        }
        guard isWithinLimits(node, pairs.count) else { return [] }
        return pairs.compactMap { key, value in
            guard let name = key.text else {
                report(key, "expected a name")
                return nil
            }
            return (key, name, value)
        }
    }

    /// The elements of a list; none of one that is too long, unless that is of rules of a table, which are looked at one by one.
    func sequence(_ node: FileNode?, isBounded: Bool = true) -> [FileNode] {
        guard let node else { return [] }
        guard let elements = node.elements else {
            report(node, "expected a list")
            return []
        }
        return !isBounded || isWithinLimits(node, elements.count) ? elements : []
    }

    private func isWithinLimits(_ node: FileNode, _ count: Int) -> Bool {
        if count <= Self.maximumElements { return true }
        return !refuses(node, "there are \(count) entries, at most \(Self.maximumElements) are read")
    }

    func text(_ node: FileNode?) -> String? {
        guard let node else { return nil }
        guard let text = node.text, !node.isNull else {
            report(node, "expected a text")
            return nil
        }
        return text
    }

    /// Where the expression in a scalar begins: after the quote, or on the first line of a block.
    func start(of scalar: FileNode) -> SourcePosition {
        let position = scalar.position
        switch scalar.style {
        case .plain: return position
        case .quoted: return SourcePosition(line: position.line, column: position.column + 1)
        case .block:
            let indent = lineStarts.indices.contains(position.line) ? bytes[lineStarts[position.line]...].prefix { $0 == 0x20 }.count : 0
            return SourcePosition(line: position.line + 1, column: indent + 1)
        }
    }
}

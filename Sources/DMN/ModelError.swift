public import FEEL

/// One mistake in a model: in which file, where, and what was expected.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file's name as it was given; empty for a model that has none.
    public let file: String
    public let position: SourcePosition
    public let message: String

    public init(file: String = "", position: SourcePosition, message: String) {
        self.file = file
        self.position = position
        self.message = message
    }

    /// `file:line:column: message`.
    public var description: String { (file.isEmpty ? "" : file + ":") + "\(position): \(message)" }
}

/// Every mistake found in a model and its imports; never empty.
public struct ModelErrors: Error, Sendable, Hashable, CustomStringConvertible {
    public let errors: [ModelError]

    public var description: String { errors.map(\.description).joined(separator: "\n") }
}

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

/// The mistakes found in a model and its imports; never empty.
public struct ModelErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// Of more than 200 the first 200 and one that says how many more there are.
    public let errors: [ModelError]

    init(errors: [ModelError]) { self.errors = ModelErrors.capped(errors, kind: "mistakes") }

    /// The first 200, with one more that counts the rest.
    static func capped(_ errors: [ModelError], kind: String) -> [ModelError] {
        let limit = 200
        guard errors.count > limit + 1 else { return errors }
        let next = errors[limit]
        return errors.prefix(limit)
            + [ModelError(file: next.file, position: next.position, message: "and \(errors.count - limit) more \(kind) from here on")]
    }

    public var description: String { errors.map(\.description).joined(separator: "\n") }
}

public import FEEL

/// What a model file may use at most; a breach is an error, never a crash.
public struct ModelLimits: Sendable {
    /// Bytes of one file.
    public var bytes = 4_194_304
    /// Levels of elements, one in the other.
    public var depth = 100
    /// Elements of one file.
    public var elements = 100_000
    /// Bytes of one tag with its attributes.
    public var tagLength = 65_536
    /// Files of one model, with its imports; one file may import one fewer.
    public var files = 64
    /// Types with their components, inputs, decisions and functions of a model with its imports.
    public var definitions = 5_000
    /// Names that expressions see, each counted for every expression that sees it.
    public var visibleNames = 2_000_000
    /// What each expression of the model may use.
    public var expressions = Limits.standard

    public init() {}

    public static let standard = ModelLimits()
}

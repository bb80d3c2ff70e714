import FEEL

/// What is known of the names that formulas use, whatever is answered.
struct ProvableFacts {
    let declarations: Declarations
    /// Names with one value, null included: parameters on some day.
    var constants: [String: Value] = [:]
    /// Names that stand for a formula.
    var formulas: [String: ExpressionTree] = [:]
    /// The only values of a path, beside null.
    var choices: [String: [Value]] = [:]
    /// What holds of a path whenever it has a value.
    var bounds: [String: [Literal]] = [:]

    /// The path of names, of an input or of a member of a member of it.
    func path(_ part: ExpressionTree) -> String? {
        switch part.kind {
        case .input(let slot): declarations.names.indices.contains(slot) ? declarations.names[slot] : nil
        case .member(let name): part.children.first.flatMap { path($0) }.map { "\($0).\(name)" }
        default: nil
        }
    }

    func constant(_ part: ExpressionTree) -> Value? {
        guard case .input = part.kind else { return nil }
        return path(part).flatMap { constants[$0] }
    }

    func formula(_ part: ExpressionTree) -> ExpressionTree? {
        guard case .input = part.kind else { return nil }
        return path(part).flatMap { formulas[$0] }
    }

    /// The kind of a path's values; nil where it is a list, or may be of several.
    func kind(_ part: ExpressionTree) -> ScalarKind? { type(part).flatMap(ScalarKind.init) }

    private func type(_ part: ExpressionTree) -> FEELType? {
        switch part.kind {
        case .input(let slot): return declarations.types.indices.contains(slot) ? declarations.types[slot] : nil
        case .member(let name):
            switch part.children.first.flatMap({ type($0) }) {
            case .context(let fields): return fields.first { $0.name == name }?.type
            case .date: return ["year", "month", "day", "weekday"].contains(name) ? .number : nil
            default: return nil
            }
        default: return nil
        }
    }
}

import FEEL

/// What is known of the names bound around a part of an expression.
struct Scope {
    private(set) var values: [Int: Value] = [:]
    /// The parts whose values names stand for.
    private(set) var parts: [Int: ExpressionTree] = [:]
    private var unknown: Set<Int> = []

    /// The scope in which a name is bound to a value; nil for one that is not known.
    func binding(_ name: Int, to value: Value?, of part: ExpressionTree? = nil) -> Scope {
        var inner = self
        inner.values[name] = value
        inner.parts[name] = part
        if value == nil { inner.unknown.insert(name) } else { inner.unknown.remove(name) }
        return inner
    }

    /// Whether the part can be evaluated on its own.
    func closes(_ part: ExpressionTree) -> Bool {
        if unknown.isEmpty { return true }
        if case .local(let name) = part.kind, unknown.contains(name) { return false }
        return part.children.allSatisfy(closes)
    }
}

import FEEL

/// Where in the slots a fact stands: a slot and the members below it.
struct FactAddress {
    private let slot: Int
    private let members: [String]

    /// The place of each path that the expression reads outside lists.
    static func all(in tree: ExpressionTree) -> [String: FactAddress] {
        var found: [String: FactAddress] = [:]
        func collect(_ part: ExpressionTree) {
            if let path = part.path, let address = FactAddress(part) { address.register(path, in: &found) }
            part.children.forEach(collect)
        }
        collect(tree)
        return found
    }

    /// Notes the path, and the paths of what it is a member of.
    private func register(_ path: String, in found: inout [String: FactAddress]) {
        guard found[path] == nil else { return }
        found[path] = self
        guard let last = members.last else { return }
        FactAddress(slot: slot, members: members.dropLast()).register(String(path.dropLast(last.count + 1)), in: &found)
    }

    private init(slot: Int, members: [String]) {
        self.slot = slot
        self.members = members
    }

    private init?(_ part: ExpressionTree) {
        var part = part
        var members: [String] = []
        while case .member(let name) = part.kind, let base = part.children.first {
            members.append(name)
            part = base
        }
        guard case .input(let slot) = part.kind else { return nil }
        self.slot = slot
        self.members = members.reversed()
    }

    func value(in slots: [Value]) -> Value? {
        guard slots.indices.contains(slot) else { return nil }
        return members.reduce(slots[slot]) { value, name in value?.context?[name] }
    }

    /// Nil where the slots have no such fact.
    func replacing(in slots: [Value], by value: Value) -> [Value]? {
        guard slots.indices.contains(slot), let replaced = Self.replace(slots[slot], members[...], by: value) else { return nil }
        var slots = slots
        slots[slot] = replaced
        return slots
    }

    private static func replace(_ whole: Value, _ members: ArraySlice<String>, by value: Value) -> Value? {
        guard let name = members.first else { return value }
        guard let context = whole.context, let old = context[name],
            let new = replace(old, members.dropFirst(), by: value)
        else { return nil }
        return .context(ContextValue(zip(context.names, context.values).map { ($0, $0 == name ? new : $1) }))
    }
}

import FEEL

/// Makes what the checker of expressions sees of each type of a table; what several types refer to is made once.
struct StaticTypeBuilder {
    private static let partLimit = 400
    private static let depthLimit = 24

    /// A type as it is seen, with what it takes of the limits.
    private struct Seen {
        let type: FEELType
        let parts: Int
        let depth: Int
        /// Whether nothing of it was left open, as it holds itself or has too many parts.
        let isWhole: Bool

        static let open = Seen(type: .any, parts: 1, depth: 1, isWhole: false)
    }

    private let entries: [TypeTable.Entry]
    /// The types that are whole: they look the same wherever they stand.
    private var whole: [TypeTable.ID: Seen] = [:]
    private var path: Set<TypeTable.ID> = []

    init(_ entries: [TypeTable.Entry]) { self.entries = entries }

    mutating func type(of id: TypeTable.ID) -> FEELType { see(id, parts: Self.partLimit).type }

    private mutating func see(_ id: TypeTable.ID, parts: Int) -> Seen {
        if let known = whole[id], known.parts <= parts, path.count + known.depth <= Self.depthLimit { return known }
        guard parts > 1, path.count < Self.depthLimit, path.insert(id).inserted else { return .open }
        defer { path.remove(id) }
        let entry = entries[id]
        let content: Seen
        switch entry.content {
        case .basic(let type): content = Seen(type: type, parts: 0, depth: 0, isWhole: true)
        case .reference(let next): content = see(next, parts: parts - 1)
        case .components(let components):
            guard let members = see(all: components.map(\.type), parts: parts - 1) else { return .open }
            content = Self.sum(of: members, as: .context(zip(components, members).map { FEELType.Field($0.name, $1.type) }))
        case .function(let parameters, let result):
            guard let members = see(all: parameters + [result], parts: parts - 1) else { return .open }
            content = Self.sum(of: members, as: .function(members.dropLast().map(\.type), members.last?.type ?? .any))
        }
        let seen = Seen(
            type: entry.isCollection ? .list(content.type) : content.type, parts: content.parts + 1, depth: content.depth + 1,
            isWhole: content.isWhole)
        if seen.isWhole { whole[id] = seen }
        return seen
    }

    /// Nil where there are more than parts are left.
    private mutating func see(all types: [TypeTable.ID], parts: Int) -> [Seen]? {
        guard types.count < parts else { return nil }
        var left = parts
        var result: [Seen] = []
        for type in types {
            let seen = see(type, parts: left)
            left -= seen.parts
            result.append(seen)
        }
        return result
    }

    private static func sum(of members: [Seen], as type: FEELType) -> Seen {
        Seen(
            type: type, parts: members.reduce(0) { $0 + $1.parts }, depth: members.map(\.depth).max() ?? 0,
            isWhole: members.allSatisfy(\.isWhole))
    }
}

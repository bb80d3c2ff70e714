/// What a value is computed from, directly or not: paths of facts that stand for themselves.
public struct ValueOrigin: Sendable {
    private(set) var paths: Set<String> = []
    /// Whether it may be computed from anything.
    private(set) var isOpen = false

    /// Of a value that may be computed from anything, such as a function's parameter.
    public static let anything = ValueOrigin(isOpen: true)

    private init(isOpen: Bool) { self.isOpen = isOpen }

    /// Of a value that is computed from facts, such as `answers.category`; `origins` are those of names that stand for no facts of
    /// their own: the longest name that a fact begins with counts.
    public init(_ facts: some Sequence<String>, under origins: [String: ValueOrigin] = [:]) {
        var work = Int.max
        self.init(facts, under: origins, within: &work)
    }

    /// `work` is how many paths may still be looked at; where that is not enough, the value may be computed from anything.
    package init(_ facts: some Sequence<String>, under origins: [String: ValueOrigin], within work: inout Int) {
        for fact in facts {
            guard !origins.isEmpty, let origin = Self.names(of: fact).lazy.compactMap({ origins[$0] }).first else {
                paths.insert(fact)
                continue
            }
            work -= origin.paths.count
            guard work > 0, !origin.isOpen else {
                self = .anything
                return
            }
            paths.formUnion(origin.paths)
        }
    }

    /// Whether nothing can change the value.
    private var isFixed: Bool { paths.isEmpty && !isOpen }

    /// Whether one of the two may depend on the other.
    func mayDepend(on other: ValueOrigin) -> Bool { !isFixed && !other.isFixed && (isOpen || other.isOpen || shares(with: other)) }

    /// Whether both are certainly computed from the same fact, or one from a part of what the other is.
    func shares(with other: ValueOrigin) -> Bool { hasPart(of: other) || other.hasPart(of: self) }

    private func hasPart(of other: ValueOrigin) -> Bool { paths.contains { path in Self.names(of: path).contains(where: other.paths.contains) } }

    /// The path itself, then what it is a part of: `a.b`, `a`.
    static func names(of path: String) -> [String] {
        [path] + path.utf8.indices.reversed().filter { path.utf8[$0] == 0x2E }.map { String(path[..<$0]) }
    }
}

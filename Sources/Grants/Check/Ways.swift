/// All the ways in which a condition can come to an outcome: in each of them all of its literals hold.
///
/// There may be more ways than really are, never fewer: no way at all means that the outcome cannot be.
struct Ways {
    var all: [[Literal]]

    static let none = Ways(all: [])
    /// Nothing is known.
    static let any = Ways(all: [[]])

    /// More are not told apart.
    static let most = 128

    init(all: [[Literal]]) { self.all = all }

    init(_ literals: Literal...) { all = [literals] }

    func or(_ other: Ways) -> Ways {
        if all.contains(where: \.isEmpty) || other.all.contains(where: \.isEmpty) { return .any }
        return all.count + other.all.count > Self.most ? .any : Ways(all: all + other.all)
    }

    /// Both at once. Where that is too much, what the one with fewer ways says.
    func and(_ other: Ways) -> Ways {
        guard all.count * other.all.count <= Self.most else { return all.count <= other.all.count ? self : other }
        return Ways(all: all.flatMap { left in other.all.map { left + $0 } })
    }
}

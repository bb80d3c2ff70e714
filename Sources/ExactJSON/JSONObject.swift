/// The members of a JSON object: ordered as written or added, each name once, found fast in large objects too.
package struct JSONObject: Sendable {
    package struct Member: Sendable, Hashable {
        package let name: String
        package fileprivate(set) var value: JSON
    }

    package private(set) var members: [Member] = []
    /// Positions by name, kept only where a linear search would be slow.
    private var positions: [ExactText: Int] = [:]

    private static let linearLimit = 32

    package init() {}

    /// The members in order; of those with one name the last value wins.
    package init(_ members: some Sequence<(String, JSON)>) {
        for (name, value) in members { self[name] = value }
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: [String] { members.map(\.name) }

    /// The value of that name. Setting replaces in place or adds at the end; setting nil removes.
    package subscript(name: String) -> JSON? {
        get { position(of: name).map { members[$0].value } }
        set {
            switch (position(of: name), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): remove(at: position)
            case (nil, let value?): add(name, value)
            case (nil, nil): break
            }
        }
    }

    package func contains(_ name: String) -> Bool {
        position(of: name) != nil
    }

    /// Adds a member that is not there yet; false, and no change, when the name is taken.
    mutating func append(_ name: String, _ value: JSON) -> Bool {
        guard position(of: name) == nil else { return false }
        add(name, value)
        return true
    }

    private func position(of name: String) -> Int? {
        if !positions.isEmpty { return positions[ExactText(name)] }
        // Borrowed, as copying each member would count references.
        let sought = ExactText(name), span = members.span
        for place in span.indices where ExactText(span[place].name) == sought { return place }
        return nil
    }

    private mutating func add(_ name: String, _ value: JSON) {
        members.append(Member(name: name, value: value))
        if !positions.isEmpty {
            positions[ExactText(name)] = members.count - 1
        } else if members.count > Self.linearLimit {
            index()
        }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        positions.removeAll(keepingCapacity: true)
        if members.count > Self.linearLimit { index() }
    }

    private mutating func index() {
        positions.reserveCapacity(members.count * 2)
        for (position, member) in members.enumerated() { positions[ExactText(member.name)] = position }
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        // Equal objects may differ in order, so the members' hashes are combined without one.
        var combined = 0
        for member in members { combined ^= member.hashValue }
        hasher.combine(count)
        hasher.combine(combined)
    }
}

extension JSONObject: Sequence {
    package func makeIterator() -> IndexingIterator<[Member]> {
        members.makeIterator()
    }
}

import FEEL

/// The values that wait for names they use, in the order in which they can be read: of those that are ready the file's first.
struct PendingValues {
    let values: [PendingValue]
    private var isOpen: [Bool]
    /// For each value how many of the waiting ones it uses, and one more where it uses a name that comes later.
    private var blocks: [Int]
    /// The values that use a name.
    private var users: [String: [Int]] = [:]
    /// No value before it is ready.
    private var cursor = 0

    init(_ values: [PendingValue], before laterNames: Set<String>) {
        self.values = values
        isOpen = Array(repeating: true, count: values.count)
        blocks = values.map { $0.names.isDisjoint(with: laterNames) ? 0 : 1 }
        for (place, value) in values.enumerated() {
            for name in value.names where name != value.id { users[name, default: []].append(place) }
        }
        for value in values { for user in users[value.id] ?? [] { blocks[user] += 1 } }
    }

    /// The first value that uses none of those that wait.
    mutating func nextReady() -> PendingValue? {
        while cursor < values.count, !isOpen[cursor] || blocks[cursor] > 0 { cursor += 1 }
        return cursor < values.count ? take(cursor) : nil
    }

    /// The first value, ready or not.
    mutating func next() -> PendingValue? { isOpen.firstIndex(of: true).map { take($0) } }

    /// What waits still.
    var open: [PendingValue] { zip(values, isOpen).filter(\.1).map(\.0) }

    private mutating func take(_ place: Int) -> PendingValue {
        isOpen[place] = false
        for user in users[values[place].id] ?? [] {
            blocks[user] -= 1
            if blocks[user] == 0 { cursor = min(cursor, user) }
        }
        return values[place]
    }
}

/// An entry of `decisionTables`, `decisions` or `derived`, or a rule's decision, waiting for the names it uses.
struct PendingValue {
    enum Kind { case formula, table, decision }

    let id: String
    let mapping: FileMapping
    let kind: Kind
    /// The names it uses that are not known from the start.
    var names: Set<String> = []
}

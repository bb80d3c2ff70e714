/// The statements prepared on one connection, by text and declared types; bounded, the least recently used goes first.
struct StatementCache {
    struct Key: Hashable {
        var text: String
        var types: [PostgresType]
    }

    private struct Entry {
        var name: String
        var lastUse: UInt64
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0
    private var names: UInt64 = 0
    /// Names that the server still holds and nobody uses.
    private(set) var garbage: [String] = []

    init(capacity: Int) { self.capacity = capacity }

    mutating func name(for key: Key) -> String? {
        uses += 1
        let use = uses
        return withEntry(key) { entry in
            entry.lastUse = use
            return entry.name
        }
    }

    private mutating func withEntry<Result>(_ key: Key, _ body: (inout Entry) -> Result) -> Result? {
        guard let index = entries.index(forKey: key) else { return nil }
        return body(&entries.values[index])
    }

    mutating func newName() -> String {
        names += 1
        return "s\(names)"
    }

    /// Once the server has confirmed it.
    mutating func insert(_ name: String, for key: Key) {
        if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
            remove(oldest)
        }
        uses += 1
        if let replaced = entries.updateValue(Entry(name: name, lastUse: uses), forKey: key) { garbage.append(replaced.name) }
    }

    mutating func remove(_ key: Key) {
        if let entry = entries.removeValue(forKey: key) { garbage.append(entry.name) }
    }

    /// Once the server has been found not to hold it.
    mutating func forget(_ key: Key) {
        entries[key] = nil
    }

    /// Once the server has forgotten it.
    mutating func collected(_ name: String) {
        garbage.removeAll { $0 == name }
    }
}

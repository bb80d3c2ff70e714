/// The rounds of loops and filters and the calls of functions of one evaluation, each with what its nodes gave.
struct RoundLog: Sendable {
    struct Round: Sendable {
        /// The round that this one is part of; -1 for none.
        let parent: Int32
        /// The loop, the filter, or the body of the function.
        let node: Int32
    }

    struct Entry: Sendable {
        let round: Int32
        let node: Int32
        let value: Value
    }

    /// Rounds, and values, kept at most.
    let limit: Int
    private(set) var rounds: [Round] = []
    private(set) var entries: [Entry] = []
    /// Whether something was left out for the limit.
    private(set) var isCutOff = false
    private var current = outside

    private static let outside: Int32 = -1
    private static let dropped: Int32 = -2

    init(limit: Int) { self.limit = limit }

    /// Answers the round to go back to.
    mutating func begin(_ node: Int) -> Int32 {
        let outer = current
        if outer == RoundLog.dropped || rounds.count >= limit {
            isCutOff = true
            current = RoundLog.dropped
        } else {
            rounds.append(Round(parent: outer, node: Int32(node)))
            current = Int32(rounds.count - 1)
        }
        return outer
    }

    mutating func end(backTo outer: Int32) { current = outer }

    mutating func append(_ node: Int, _ value: Value) {
        guard current >= 0 else { return }
        if entries.count < limit {
            entries.append(Entry(round: current, node: Int32(node), value: value))
        } else {
            isCutOff = true
        }
    }
}

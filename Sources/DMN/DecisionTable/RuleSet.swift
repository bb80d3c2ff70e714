/// Small numbers from 0, such as of rules or classes, as bits.
struct RuleSet: Sendable, Hashable {
    private(set) var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    init(words: some Sequence<UInt64>) { self.words = Array(words) }

    static func all(_ count: Int) -> RuleSet {
        var set = RuleSet(count: count)
        for member in 0..<count { set.insert(member) }
        return set
    }

    mutating func insert(_ member: Int) { words[member / 64] |= 1 << UInt64(member % 64) }

    mutating func remove(_ member: Int) { words[member / 64] &= ~(1 << UInt64(member % 64)) }

    func contains(_ member: Int) -> Bool { words[member / 64] >> UInt64(member % 64) & 1 == 1 }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func intersects(_ other: RuleSet) -> Bool {
        for place in words.indices where words[place] & other.words[place] != 0 { return true }
        return false
    }

    func isSubset(of other: RuleSet) -> Bool {
        for place in words.indices where words[place] & ~other.words[place] != 0 { return false }
        return true
    }

    mutating func formIntersection(_ other: RuleSet) {
        for place in words.indices { words[place] &= other.words[place] }
    }

    func intersection(_ other: RuleSet) -> RuleSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    mutating func formUnion(_ other: RuleSet) {
        for place in words.indices { words[place] |= other.words[place] }
    }

    var members: [Int] {
        var result: [Int] = []
        for (place, word) in words.enumerated() {
            var bits = word
            while bits != 0 {
                result.append(place * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
        return result
    }
}

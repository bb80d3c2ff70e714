/// Steele, Lea and Flood's generator: the same numbers from the same seed on every machine.
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// Streams of one seed are independent of each other.
    package init(seed: UInt64, stream: Int) {
        state = seed
        state = next() ^ (UInt64(truncatingIfNeeded: stream) &* 0xD134_2543_DE82_EF95)
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True so many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func one<Element>(of elements: [Element]) -> Element? { elements.randomElement(using: &self) }
}

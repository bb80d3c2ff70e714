/// Decisions taken from bytes; when they run out every decision is the first, so that what is generated ends.
struct Choices {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Bytes that look random but follow from the given ones.
    init(seededBy bytes: [UInt8]) {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.bytes = (0..<96).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
    }

    var isEmpty: Bool { place >= bytes.count }

    mutating func byte() -> UInt8 {
        guard place < bytes.count else { return 0 }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func below(_ count: Int) -> Int { count < 2 ? 0 : Int(byte()) % count }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    /// The rest as text of at most so many bytes.
    mutating func text(upTo count: Int) -> String {
        let piece = bytes[min(place, bytes.count)..<min(place + count, bytes.count)]
        place += piece.count
        return String(decoding: piece, as: UTF8.self)
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: some FixedWidthInteger) {
        var shift = value.bitWidth
        while shift > 0 {
            shift -= 8
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// Overwrites four bytes, once a length is known.
    mutating func replace(at offset: Int, bigEndian value: Int32) {
        for index in 0..<4 { self[offset + index] = UInt8(truncatingIfNeeded: value >> (24 - 8 * index)) }
    }
}

extension Span<UInt8> {
    /// The integer at `offset`, in network order.
    func bigEndian<Integer: FixedWidthInteger>(
        _ type: Integer.Type, at offset: Int
    ) throws(PostgresDecodingFailure) -> Integer {
        let size = type.bitWidth / 8
        guard offset >= 0, offset + size <= count else { throw .invalid("value of \(count) bytes is too short") }
        var value: Integer = 0
        for index in offset..<offset + size { value = value << 8 | Integer(truncatingIfNeeded: self[index]) }
        return value
    }

    /// The whole value as one integer.
    func bigEndian<Integer: FixedWidthInteger>(_ type: Integer.Type) throws(PostgresDecodingFailure) -> Integer {
        guard count == type.bitWidth / 8 else { throw .invalid("\(type.bitWidth / 8) bytes expected, \(count) received") }
        return try bigEndian(type, at: 0)
    }
}

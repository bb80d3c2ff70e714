/// A value whose `Array` is a PostgreSQL array of one dimension, as `unnest` wants it.
package protocol PostgresArrayElement: Sendable {
    static var postgresArrayType: PostgresType { get }
    /// The type written before the elements.
    static var postgresElementType: PostgresType { get }
    static func encodeArray(_ elements: [Self], into bytes: inout [UInt8]) throws(PostgresError)
    static func acceptsArray(_ type: PostgresType) -> Bool
    static func decodeArray(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> [Self]
}

extension PostgresArrayElement where Self: PostgresEncodable {
    package static var postgresElementType: PostgresType { postgresType }

    package static func encodeArray(_ elements: [Self], into bytes: inout [UInt8]) throws(PostgresError) {
        bytes.append(bigEndian: Int32(elements.isEmpty ? 0 : 1))
        bytes.append(bigEndian: Int32(elements.contains(where: \.isPostgresNull) ? 1 : 0))
        bytes.append(bigEndian: postgresElementType.rawValue)
        guard !elements.isEmpty else { return }
        guard let count = Int32(exactly: elements.count) else {
            throw PostgresError(.encoding, "an array holds at most \(Int32.max) elements")
        }
        bytes.append(bigEndian: count)
        bytes.append(bigEndian: Int32(1))
        for element in elements {
            let start = bytes.count
            bytes.append(bigEndian: Int32(-1))
            guard !element.isPostgresNull else { continue }
            try element.encode(into: &bytes)
            guard let length = Int32(exactly: bytes.count - start - 4) else {
                throw PostgresError(.encoding, "an array element is larger than \(Int32.max) bytes")
            }
            bytes.replace(at: start, bigEndian: length)
        }
    }
}

extension PostgresArrayElement where Self: PostgresDecodable {
    package static func acceptsArray(_ type: PostgresType) -> Bool {
        type.isArray || type.isUserDefined
    }

    package static func decodeArray(
        _ bytes: Span<UInt8>, type: PostgresType
    ) throws(PostgresDecodingFailure) -> [Self] {
        let dimensions = try bytes.bigEndian(Int32.self, at: 0)
        let element = PostgresType(try bytes.bigEndian(UInt32.self, at: 8))
        guard accepts(element) else { throw .wrongType }
        guard dimensions != 0 else { return [] }
        guard dimensions == 1 else { throw .invalid("array of \(dimensions) dimensions, one expected") }
        let count = Int(try bytes.bigEndian(Int32.self, at: 12))
        guard count >= 0 else { throw .invalid("array of \(count) elements") }
        var elements: [Self] = []
        elements.reserveCapacity(Swift.min(count, bytes.count / 4))
        var offset = 20
        for _ in 0..<count {
            let length = Int(try bytes.bigEndian(Int32.self, at: offset))
            offset += 4
            if length < 0 {
                elements.append(try decodeNull())
            } else {
                guard offset + length <= bytes.count else { throw .invalid("array element is cut off") }
                elements.append(try decode(bytes.extracting(offset..<offset + length), type: element))
                offset += length
            }
        }
        return elements
    }
}

extension Optional: PostgresArrayElement where Wrapped: PostgresArrayElement & PostgresCodable {
    package static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
    package static var postgresElementType: PostgresType { Wrapped.postgresElementType }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    package static var postgresType: PostgresType { Element.postgresArrayType }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try Element.encodeArray(self, into: &bytes)
    }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    package static func accepts(_ type: PostgresType) -> Bool { Element.acceptsArray(type) }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> [Element] {
        try Element.decodeArray(bytes, type: type)
    }
}

extension Int: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int8 }
    package static var postgresArrayType: PostgresType { .int8Array }

    package func encode(into bytes: inout [UInt8]) {
        Int64(self).encode(into: &bytes)
    }

    package static func accepts(_ type: PostgresType) -> Bool { Int64.accepts(type) }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Int {
        guard let value = Int(exactly: try Int64.decode(bytes, type: type)) else { throw .invalid("out of range of Int") }
        return value
    }
}

extension Int32: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int4 }
    package static var postgresArrayType: PostgresType { .int4Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    package static func accepts(_ type: PostgresType) -> Bool { type == .int2 || type == .int4 }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Int32 {
        type == .int2 ? Int32(try bytes.bigEndian(Int16.self)) : try bytes.bigEndian(Int32.self)
    }
}

extension Int16: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int2 }
    package static var postgresArrayType: PostgresType { .int2Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    package static func accepts(_ type: PostgresType) -> Bool { type == .int2 }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Int16 {
        try bytes.bigEndian(Int16.self)
    }
}

extension Int64: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int8 }
    package static var postgresArrayType: PostgresType { .int8Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    package static func accepts(_ type: PostgresType) -> Bool { type == .int2 || type == .int4 || type == .int8 }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Int64 {
        switch type {
        case .int2: Int64(try bytes.bigEndian(Int16.self))
        case .int4: Int64(try bytes.bigEndian(Int32.self))
        default: try bytes.bigEndian(Int64.self)
        }
    }
}

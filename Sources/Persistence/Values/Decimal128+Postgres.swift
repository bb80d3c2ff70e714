package import Decimals
package import Postgres

/// Exact both ways: the number crosses as numeric, never as a floating-point number.
extension Decimal128: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { PostgresNumeric.postgresType }
    package static var postgresArrayType: PostgresType { PostgresNumeric.postgresArrayType }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        guard let numeric = PostgresNumeric(plainText) else { throw PostgresError(.encoding, "a number is beyond numeric's range") }
        numeric.encode(into: &bytes)
    }

    package static func accepts(_ type: PostgresType) -> Bool { PostgresNumeric.accepts(type) }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Decimal128 {
        let numeric = try PostgresNumeric.decode(bytes, type: type)
        guard let value = Decimal128(exactly: numeric.description) else { throw .invalid("more than 34 digits") }
        return value
    }
}

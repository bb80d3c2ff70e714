/// A value that can be bound to a statement.
package protocol PostgresEncodable: Sendable {
    /// The type the value is declared as; the server converts on assignment.
    static var postgresType: PostgresType { get }
    static var postgresFormat: PostgresFormat { get }
    var isPostgresNull: Bool { get }
    func encode(into bytes: inout [UInt8]) throws(PostgresError)
}

extension PostgresEncodable {
    package static var postgresFormat: PostgresFormat { .binary }
    package var isPostgresNull: Bool { false }
}

/// A value that a column can be read as.
package protocol PostgresDecodable: Sendable {
    /// Whether a column of that type can be read as this.
    static func accepts(_ type: PostgresType) -> Bool
    /// Reads a value of an accepted type in binary format; `bytes` is its content without its length.
    static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Self
    static func decodeNull() throws(PostgresDecodingFailure) -> Self
}

extension PostgresDecodable {
    package static func decodeNull() throws(PostgresDecodingFailure) -> Self { throw .unexpectedNull }
}

package typealias PostgresCodable = PostgresDecodable & PostgresEncodable

/// Why one value cannot be read; the row adds the column's name and type.
package enum PostgresDecodingFailure: Error, Sendable {
    case unexpectedNull
    /// The column is of a type that this value is never read from.
    case wrongType
    /// The type is right but the value is not, and why.
    case invalid(String)
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package static var postgresType: PostgresType { Wrapped.postgresType }
    package static var postgresFormat: PostgresFormat { Wrapped.postgresFormat }
    package var isPostgresNull: Bool { self?.isPostgresNull ?? true }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try self?.encode(into: &bytes)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package static func accepts(_ type: PostgresType) -> Bool { Wrapped.accepts(type) }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Self {
        try Wrapped.decode(bytes, type: type)
    }

    package static func decodeNull() throws(PostgresDecodingFailure) -> Self { nil }
}

/// A Swift enum of strings that is an enum of the server, or a text column with a check: crosses as its label.
///
///     extension CallState: PostgresEnum {}
package protocol PostgresEnum: RawRepresentable<String>, PostgresCodable, PostgresArrayElement {}

extension PostgresEnum {
    package static var postgresType: PostgresType { .inferred }
    package static var postgresFormat: PostgresFormat { .text }
    /// In `unnest` write `unnest(\(states)::text[]) AS state` and cast the column.
    package static var postgresArrayType: PostgresType { .textArray }
    package static var postgresElementType: PostgresType { .text }

    package func encode(into bytes: inout [UInt8]) {
        rawValue.encode(into: &bytes)
    }

    package static func accepts(_ type: PostgresType) -> Bool { String.accepts(type) }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Self {
        let label = try String.decode(bytes, type: type)
        guard let value = Self(rawValue: label) else { throw .invalid("'\(label)' is not a case of \(Self.self)") }
        return value
    }
}

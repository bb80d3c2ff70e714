/// JSON text, bound as jsonb; read from json and jsonb. jsonb keeps every digit of a number, but not the order of keys nor white space.
package struct PostgresJSON: Hashable, PostgresCodable, PostgresArrayElement {
    package var text: String

    package init(_ text: String) { self.text = text }

    package static var postgresType: PostgresType { .jsonb }
    package static var postgresArrayType: PostgresType { .jsonbArray }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(1)
        bytes.append(contentsOf: text.utf8)
    }

    package static func accepts(_ type: PostgresType) -> Bool { type == .json || type == .jsonb }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> PostgresJSON {
        guard type == .jsonb else { return PostgresJSON(try String(utf8: bytes)) }
        guard try bytes.bigEndian(UInt8.self, at: 0) == 1 else { throw .invalid("unknown jsonb version \(bytes[0])") }
        return PostgresJSON(try String(utf8: bytes.extracting(1..<bytes.count)))
    }
}

/// Bound as a literal of no declared type, so that the server takes it for whatever the statement needs: text, an enum, a
/// domain. Where nothing says what is needed (`SELECT \(name)`, a polymorphic function) write a cast: `\(name)::text`.
extension String: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .inferred }
    package static var postgresFormat: PostgresFormat { .text }
    package static var postgresArrayType: PostgresType { .textArray }
    package static var postgresElementType: PostgresType { .text }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: utf8)
    }

    /// Every text type, and enums (and other types of extensions, whose binary form has to be text).
    package static func accepts(_ type: PostgresType) -> Bool {
        switch type {
        case .text, .varchar, .bpchar, .name, .unknown, .char: true
        default: type.isUserDefined
        }
    }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> String {
        try String(utf8: bytes)
    }

    init(utf8 bytes: Span<UInt8>) throws(PostgresDecodingFailure) {
        guard let text = unsafe bytes.withUnsafeBufferPointer({ unsafe String(validating: $0, as: UTF8.self) }) else {
            throw .invalid("not UTF-8")
        }
        self = text
    }
}

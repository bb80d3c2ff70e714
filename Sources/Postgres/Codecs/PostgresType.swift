/// The object identifier of a server type.
package struct PostgresType: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// Left to the server to infer from the statement, as it does for a quoted literal.
    static let inferred = Self(0)
    static let bool = Self(16)
    static let bytea = Self(17)
    static let char = Self(18)
    static let name = Self(19)
    static let int8 = Self(20)
    static let int2 = Self(21)
    static let int4 = Self(23)
    static let text = Self(25)
    static let json = Self(114)
    static let jsonArray = Self(199)
    static let unknown = Self(705)
    static let boolArray = Self(1000)
    static let byteaArray = Self(1001)
    static let nameArray = Self(1003)
    static let int2Array = Self(1005)
    static let int4Array = Self(1007)
    static let textArray = Self(1009)
    static let bpcharArray = Self(1014)
    static let varcharArray = Self(1015)
    static let int8Array = Self(1016)
    static let bpchar = Self(1042)
    static let varchar = Self(1043)
    static let date = Self(1082)
    static let dateArray = Self(1182)
    static let timestamptz = Self(1184)
    static let timestamptzArray = Self(1185)
    static let numericArray = Self(1231)
    static let numeric = Self(1700)
    static let uuid = Self(2950)
    static let uuidArray = Self(2951)
    static let jsonb = Self(3802)
    static let jsonbArray = Self(3807)

    /// The built-in arrays that have a codec for their elements.
    var isArray: Bool {
        switch self {
        case .boolArray, .byteaArray, .nameArray, .int2Array, .int4Array, .int8Array, .textArray, .bpcharArray, .varcharArray,
            .jsonArray, .jsonbArray, .dateArray, .timestamptzArray, .numericArray, .uuidArray:
            true
        default: false
        }
    }

    /// The server gives its own types numbers below this; enums, and types of extensions, come after.
    var isUserDefined: Bool { rawValue >= 16384 }
}

extension PostgresType: CustomStringConvertible {
    package var description: String {
        Self.names[self].map { "\($0) (OID \(rawValue))" } ?? "OID \(rawValue)"
    }

    private static let names: [PostgresType: String] = [
        .bool: "bool", .bytea: "bytea", .char: "\"char\"", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4",
        .text: "text", .json: "json", .unknown: "unknown", .bpchar: "bpchar", .varchar: "varchar", .date: "date",
        .timestamptz: "timestamptz", .numeric: "numeric", .uuid: "uuid", .jsonb: "jsonb",
        .boolArray: "bool[]", .byteaArray: "bytea[]", .nameArray: "name[]", .int2Array: "int2[]",
        .int4Array: "int4[]", .int8Array: "int8[]", .textArray: "text[]", .bpcharArray: "bpchar[]",
        .varcharArray: "varchar[]", .jsonArray: "json[]", .dateArray: "date[]", .timestamptzArray: "timestamptz[]",
        .numericArray: "numeric[]", .uuidArray: "uuid[]", .jsonbArray: "jsonb[]",
        Self(700): "float4", Self(701): "float8", Self(1114): "timestamp", Self(1083): "time", Self(1186): "interval",
        Self(26): "oid", Self(2278): "void", Self(2205): "regclass",
    ]
}

package enum PostgresFormat: Int32, Sendable {
    case text = 0
    case binary = 1
}

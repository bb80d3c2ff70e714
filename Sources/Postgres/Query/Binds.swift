/// The bound values of a statement, encoded into one buffer.
struct Binds: Sendable {
    struct Bind: Sendable {
        var format: PostgresFormat
        /// nil is NULL. Every value is followed by a NUL byte: libpq wants it of text, and an empty value of an address.
        var range: Range<Int>?
    }

    private(set) var types: [PostgresType] = []
    private(set) var values: [Bind] = []
    private(set) var bytes: [UInt8] = []
    /// The first value that cannot be sent; thrown when the statement is.
    private(set) var error: PostgresError?

    mutating func append<Value: PostgresEncodable>(_ value: Value) {
        var bind = Bind(format: Value.postgresFormat, range: nil)
        if !value.isPostgresNull {
            let start = bytes.count
            do throws(PostgresError) {
                try value.encode(into: &bytes)
            } catch {
                if self.error == nil { self.error = error }
            }
            bind.range = start..<bytes.count
            if bind.format == .text, bytes[start...].contains(0), error == nil {
                error = PostgresError(.encoding, "text cannot hold a NUL character (value $\(values.count + 1))")
            }
            bytes.append(0)
        }
        types.append(Value.postgresType)
        values.append(bind)
    }

    mutating func append(_ other: Binds) {
        let shift = bytes.count
        for var bind in other.values {
            bind.range = bind.range.map { $0.lowerBound + shift..<$0.upperBound + shift }
            values.append(bind)
        }
        types += other.types
        bytes += other.bytes
        if error == nil { error = other.error }
    }
}

/// A statement's result and its text, for errors.
struct PostgresResult: Sendable {
    let handle: LibPQResult
    let statement: String

    func columnIndex(_ name: String) -> Int? {
        (0..<handle.columnCount).first { handle.columnName($0) == name }
    }

    var columnNames: [String] { (0..<handle.columnCount).map(handle.columnName) }

    /// Reads a value; `row` and `column` are in range.
    func decode<Value: PostgresDecodable>(
        _ type: Value.Type, row: Int, column: Int
    ) throws(PostgresError) -> Value {
        let columnType = handle.columnType(column)
        do throws(PostgresDecodingFailure) {
            guard Value.accepts(columnType) else { throw .wrongType }
            guard !handle.isNull(row: row, column: column) else { return try Value.decodeNull() }
            return try handle.withBytes(row: row, column: column) { bytes throws(PostgresDecodingFailure) in
                try Value.decode(bytes, type: columnType)
            }
        } catch {
            throw decodingError(error, wanted: "\(Value.self)", column: column, columnType: columnType)
        }
    }

    func decodingError(_ message: String) -> PostgresError {
        var error = PostgresError(.decoding, message)
        error.statement = statement
        return error
    }

    private func decodingError(
        _ failure: PostgresDecodingFailure, wanted: String, column: Int, columnType: PostgresType
    ) -> PostgresError {
        let name = handle.columnName(column)
        let place = "column \(column + 1) '\(name)' of type \(columnType)"
        var error =
            switch failure {
            case .unexpectedNull: decodingError("\(place) is NULL and cannot be read as \(wanted)")
            case .wrongType: decodingError("\(place) cannot be read as \(wanted)")
            case .invalid(let reason): decodingError("\(place) cannot be read as \(wanted): \(reason)")
            }
        error.column = name
        return error
    }
}

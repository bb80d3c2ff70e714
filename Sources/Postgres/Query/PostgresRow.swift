/// One row of a result.
package struct PostgresRow: Sendable {
    let result: PostgresResult
    let index: Int

    package var columnNames: [String] { result.columnNames }

    /// Reads a column by its name; of several with that name the first.
    package func decode<Value: PostgresDecodable>(
        _ type: Value.Type, _ column: String
    ) throws(PostgresError) -> Value {
        guard let index = result.columnIndex(column) else {
            throw result.decodingError("no column '\(column)' among \(columnNames.joined(separator: ", "))")
        }
        return try result.decode(type, row: self.index, column: index)
    }

    /// Reads a column by its place, from 0.
    package func decode<Value: PostgresDecodable>(
        _ type: Value.Type, _ column: Int
    ) throws(PostgresError) -> Value {
        guard 0..<result.handle.columnCount ~= column else {
            throw result.decodingError("no column \(column): the row has \(result.handle.columnCount)")
        }
        return try result.decode(type, row: index, column: column)
    }

    /// Reads the only column. Throws `.decoding` if there are more.
    package func decode<Value: PostgresDecodable>(_ type: Value.Type) throws(PostgresError) -> Value {
        try requireColumns(1)
        return try result.decode(type, row: index, column: 0)
    }

    /// Reads the whole row as a tuple, column by column. Throws `.decoding` unless there are as many columns as types.
    package func decode<each Value: PostgresDecodable>(
        _ type: (repeat each Value).Type
    ) throws(PostgresError) -> (repeat each Value) {
        var wanted = 0
        for _ in repeat (each Value).self { wanted += 1 }
        try requireColumns(wanted)
        var column = -1
        func next<Next: PostgresDecodable>(_ type: Next.Type) throws(PostgresError) -> Next {
            column += 1
            return try result.decode(type, row: index, column: column)
        }
        return (repeat try next((each Value).self))
    }

    private func requireColumns(_ wanted: Int) throws(PostgresError) {
        guard wanted == result.handle.columnCount else {
            throw result.decodingError("\(wanted) columns wanted, the row has \(result.handle.columnCount)")
        }
    }
}

/// The rows that a statement gave, in memory; they outlive the lease.
package struct PostgresRows: Sendable, RandomAccessCollection {
    let result: PostgresResult

    package var startIndex: Int { 0 }
    package var endIndex: Int { result.handle.rowCount }

    package subscript(position: Int) -> PostgresRow {
        precondition(indices.contains(position), "row index out of range")
        return PostgresRow(result: result, index: position)
    }

    /// Rows inserted, updated, deleted or selected; 0 for other commands.
    package var affectedRows: Int { result.handle.affectedRows }

    /// The server's tag, such as `INSERT 0 2`.
    package var commandTag: String { result.handle.commandTag }

    package var columnNames: [String] { result.columnNames }

    /// Reads the only column of every row. Throws `.decoding` if there are more.
    package func decode<Value: PostgresDecodable>(_ type: Value.Type) throws(PostgresError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for row in self { values.append(try row.decode(type)) }
        return values
    }

    /// Reads every row as a tuple, column by column: `for (id, name) in try rows.decode((UUID, String?).self)`.
    /// Throws `.decoding` unless there are as many columns as types.
    package func decode<each Value: PostgresDecodable>(
        _ type: (repeat each Value).Type
    ) throws(PostgresError) -> [(repeat each Value)] {
        var values: [(repeat each Value)] = []
        values.reserveCapacity(count)
        for row in self { values.append(try row.decode((repeat each Value).self)) }
        return values
    }
}

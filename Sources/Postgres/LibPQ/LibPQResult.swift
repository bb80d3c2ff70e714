import CLibPQ

/// Owns a `PGresult`.
// @unchecked Sendable: libpq never changes a PGresult once PQgetResult has returned it, this class only reads it
// (PQgetvalue, PQfname ... are pure reads), and it is freed once, when nobody holds it any more.
@safe final class LibPQResult: @unchecked Sendable {
    private let pointer: OpaquePointer
    let rowCount: Int
    let columnCount: Int

    init(taking pointer: OpaquePointer) {
        unsafe self.pointer = unsafe pointer
        rowCount = unsafe Int(PQntuples(pointer))
        columnCount = unsafe Int(PQnfields(pointer))
    }

    deinit { unsafe PQclear(pointer) }

    var status: ExecStatusType { unsafe PQresultStatus(pointer) }
    var commandTag: String { unsafe String(cString: PQcmdStatus(pointer)) }
    var affectedRows: Int { unsafe Int(String(cString: PQcmdTuples(pointer))) ?? 0 }
    var errorMessage: String { unsafe PQresultErrorMessage(pointer).map { unsafe String(cString: $0) } ?? "" }

    /// `code` is a letter of PG_DIAG_*.
    func errorField(_ code: UInt8) -> String? {
        unsafe PQresultErrorField(pointer, Int32(code)).map { unsafe String(cString: $0) }
    }

    func columnName(_ column: Int) -> String {
        unsafe PQfname(pointer, Int32(column)).map { unsafe String(cString: $0) } ?? ""
    }

    func columnType(_ column: Int) -> PostgresType { unsafe PostgresType(PQftype(pointer, Int32(column))) }

    func isNull(row: Int, column: Int) -> Bool { unsafe PQgetisnull(pointer, Int32(row), Int32(column)) != 0 }

    /// Calls `body` with the bytes of a value in binary format.
    func withBytes<Value>(
        row: Int, column: Int, _ body: (Span<UInt8>) throws(PostgresDecodingFailure) -> Value
    ) throws(PostgresDecodingFailure) -> Value {
        guard unsafe PQfformat(pointer, Int32(column)) == PostgresFormat.binary.rawValue else {
            throw .invalid("not in binary format")
        }
        let length = unsafe Int(PQgetlength(pointer, Int32(row), Int32(column)))
        let start = unsafe UnsafeRawPointer(PQgetvalue(pointer, Int32(row), Int32(column)))
        let bytes = unsafe UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: length)
        return try unsafe body(bytes.span)
    }
}

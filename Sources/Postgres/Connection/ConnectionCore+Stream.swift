extension ConnectionCore {
    /// Gives the rows one by one as they come in. If `body` throws, the statement is cancelled and the connection closed.
    nonisolated(nonsending) func stream(
        _ sql: SQL, _ body: nonisolated(nonsending) (PostgresRow) async throws -> Void
    ) async throws {
        try sql.checkBinds()
        let handle = try enter()
        defer { leave() }
        let name = try await prepare(sql, handle)
        guard handle.sendExecute(name, sql.binds), handle.setSingleRowMode() else { throw lost() }
        var failure: PostgresError?
        while true {
            let next: LibPQResult?
            do throws(PostgresError) {
                next = try await nextResult(handle, deadline: deadline(statements: 1))
            } catch {
                throw failure ?? error
            }
            guard let next else { break }
            switch check(next, sql.text, handle) {
            case .success(let result):
                // The end of the rows is a result without any.
                guard result.handle.rowCount == 1 else { continue }
                do {
                    try await body(PostgresRow(result: result, index: 0))
                } catch {
                    cancelAndClose()
                    throw error
                }
            case .failure(let error):
                failure = failure ?? error
                if isClosed { throw error }
            }
        }
        if let failure {
            forgetStalePlan(of: sql, failure)
            throw failure
        }
    }

    /// Runs a text of one or many statements without binds and gives nothing back. Unless it has its own BEGIN, a text of many is one
    /// transaction.
    nonisolated(nonsending) func run(script: String) async throws(PostgresError) {
        guard !script.utf8.contains(0) else { throw PostgresError(.encoding, "a script cannot hold a NUL character") }
        if pendingBegin != nil { _ = try await run([]) }
        let handle = try enter()
        defer { leave() }
        guard handle.send(script: script) else { throw lost() }
        _ = try await collect(script, handle, deadline: nil).get()
    }
}

import CLibPQ

extension ConnectionCore {
    private enum Command {
        case prepare(name: String, SQL)
        case execute(name: String, SQL)

        var sql: SQL {
            switch self {
            case .prepare(_, let sql), .execute(_, let sql): sql
            }
        }

        func isSent(on handle: LibPQConnection) -> Bool {
            switch self {
            case .prepare(let name, let sql): handle.sendPrepare(name, sql.text, types: sql.binds.types)
            case .execute(let name, let sql): handle.sendExecute(name, sql.binds)
            }
        }
    }

    /// Sends the pending BEGIN, the statements (preparing what is not yet) and one sync; gives the statements' results.
    nonisolated(nonsending) func runPipeline(
        _ sqls: [SQL], _ handle: LibPQConnection
    ) async throws(PostgresError) -> [PostgresResult] {
        let begin = pendingBegin
        let garbage = collectsGarbage(after: sqls) ? statements.garbage : []
        let results = try await exchange(commands(for: [begin].compactMap(\.self) + sqls), deallocating: garbage, handle)
        return begin == nil ? results : Array(results.dropFirst())
    }

    /// Makes sure that a statement is prepared, and that a pending BEGIN is sent.
    nonisolated(nonsending) func prepare(_ sql: SQL, _ handle: LibPQConnection) async throws(PostgresError) -> String {
        var commands = pendingBegin.map { self.commands(for: [$0]) } ?? []
        let known = statements.name(for: sql.key)
        let name = known ?? statements.newName()
        if known == nil { commands.append(.prepare(name: name, sql)) }
        if !commands.isEmpty { _ = try await exchange(commands, deallocating: [], handle) }
        return name
    }

    /// Whether statements out of use are to be deallocated after these: only outside a transaction, which a failure would end.
    func collectsGarbage(after sqls: [SQL]) -> Bool {
        guard !statements.garbage.isEmpty else { return false }
        return sqls.last?.text == "COMMIT" || (pendingBegin == nil && transactionStatus == PQTRANS_IDLE)
    }

    private func commands(for sqls: [SQL]) -> [Command] {
        var commands: [Command] = []
        var fresh: [StatementCache.Key: String] = [:]
        for sql in sqls {
            let key = sql.key
            if let name = fresh[key] ?? statements.name(for: key) {
                commands.append(.execute(name: name, sql))
            } else {
                let name = statements.newName()
                fresh[key] = name
                commands += [.prepare(name: name, sql), .execute(name: name, sql)]
            }
        }
        return commands
    }

    private nonisolated(nonsending) func exchange(
        _ commands: [Command], deallocating garbage: [String], _ handle: LibPQConnection
    ) async throws(PostgresError) -> [PostgresResult] {
        // What is out of use follows a sync of its own: what fails there leaves the statements' work alone.
        guard handle.enterPipelineMode(), commands.allSatisfy({ $0.isSent(on: handle) }), handle.sendSync(),
            garbage.allSatisfy({ handle.send(statement: "DEALLOCATE \($0)") }), garbage.isEmpty || handle.sendSync()
        else { throw lost() }
        let deadline = deadline(statements: commands.count)
        var results: [PostgresResult] = []
        var failure: PostgresError?
        do throws(PostgresError) {
            for command in commands {
                switch try await collect(command.sql.text, handle, deadline: deadline) {
                case .success(let result):
                    if confirm(command) { results.append(result) }
                case .failure(let error):
                    if failure == nil { failure = error }
                    if case .execute(_, let sql) = command { forgetStalePlan(of: sql, error) }
                }
            }
            try await readSync(handle, deadline: deadline)
        } catch {
            // An error that the server gave before is the definite one.
            throw failure ?? error
        }
        await collectGarbage(garbage, handle, deadline: deadline)
        if !isClosed, !handle.exitPipelineMode() { close() }
        if let failure { throw failure }
        return results
    }

    /// The statements before have been done: an error here is not theirs, and a connection lost now is found by the next call.
    private nonisolated(nonsending) func collectGarbage(
        _ garbage: [String], _ handle: LibPQConnection, deadline: ContinuousClock.Instant?
    ) async {
        guard !garbage.isEmpty else { return }
        do throws(PostgresError) {
            for name in garbage {
                switch try await collect("DEALLOCATE", handle, deadline: deadline) {
                case .success: statements.collected(name)
                case .failure(let error): if error.code == .invalidStatementName { statements.collected(name) }
                }
            }
            try await readSync(handle, deadline: deadline)
        } catch {}
    }

    private nonisolated(nonsending) func readSync(
        _ handle: LibPQConnection, deadline: ContinuousClock.Instant?
    ) async throws(PostgresError) {
        let sync = try await nextResult(handle, deadline: deadline)
        guard sync?.status == PGRES_PIPELINE_SYNC else { throw lost() }
    }

    /// Notes what the server has done; true for a statement of the caller (or BEGIN).
    private func confirm(_ command: Command) -> Bool {
        switch command {
        case .prepare(let name, let sql):
            statements.insert(name, for: sql.key)
            return false
        case .execute:
            pendingBegin = nil
            return true
        }
    }
}

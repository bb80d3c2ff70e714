package import Grants
import Persistence
package import Postgres
import Synchronization

/// The published programme versions and calls, each file read and compiled once. Versions never change; a call does, so that it is
/// used only after its hash has been held against the published one.
package final class ProgrammeCatalogue: Sendable {
    private struct Key: Hashable {
        var code: String
        var version: Int
    }

    private struct State {
        var programmes: [Key: Programme] = [:]
        /// By code, with the hash of the file it was read from.
        var calls: [String: (hash: String, call: Call)] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Reads what has been published since; calls whose file has changed are read anew.
    package nonisolated(nonsending) func refresh(on connection: PostgresConnection) async throws {
        try await refreshProgrammes(on: connection)
        for record in try await CallStore.list(on: connection) { try remember(record) }
    }

    package func refresh(from pool: PostgresPool) async throws {
        try await pool.withConnection { try await refresh(on: $0) }
    }

    /// The latest version of every programme as last refreshed, by code.
    package var programmes: [Programme] {
        let all = state.withLock { Array($0.programmes.values) }
        return Dictionary(grouping: all, by: \.code).values
            .compactMap { $0.max { $0.version < $1.version } }
            .sorted { $0.code < $1.code }
    }

    /// The versions of a programme as last refreshed, in order; empty for an unknown code.
    package func versions(of code: String) -> [Programme] {
        state.withLock { state in state.programmes.values.filter { $0.code == code } }.sorted { $0.version < $1.version }
    }

    /// A published version; nil where there is none.
    package nonisolated(nonsending) func programme(
        _ code: String, version: Int, on connection: PostgresConnection
    ) async throws -> Programme? {
        let key = Key(code: code, version: version)
        if let known = state.withLock({ $0.programmes[key] }) { return known }
        try await refreshProgrammes(on: connection)
        return state.withLock { $0.programmes[key] }
    }

    /// A call as its file stands now; `hash` is that of the published file where it has just been read, else it is read here.
    package nonisolated(nonsending) func call(
        _ code: String, hash: String? = nil, on connection: PostgresConnection
    ) async throws -> Call? {
        var published = hash
        if published == nil { published = try CallStore.hash(try await connection.query(CallStore.hash(of: code))) }
        guard let published else { return nil }
        if let known = state.withLock({ $0.calls[code] }), known.hash == published { return known.call }
        guard let record = try await CallStore.find(code, on: connection) else { return nil }
        return try remember(record)
    }

    /// A call with the programme version it is run under; nil for an unknown call.
    package nonisolated(nonsending) func terms(
        of code: String, hash: String? = nil, on connection: PostgresConnection
    ) async throws -> CallTerms? {
        guard let call = try await call(code, hash: hash, on: connection),
            let programme = try await programme(call.programme, version: call.programmeVersion, on: connection)
        else { return nil }
        return CallTerms(call: call, programme: programme)
    }

    @discardableResult
    func remember(_ record: CallRecord) throws -> Call {
        if let known = state.withLock({ $0.calls[record.code] }), known.hash == record.hash { return known.call }
        let call = try CallFile.read(record.file)
        state.withLock { $0.calls[record.code] = (record.hash, call) }
        return call
    }

    /// Reads the programme versions that have been published since.
    package func refreshProgrammes(from pool: PostgresPool) async throws {
        try await pool.withConnection { try await refreshProgrammes(on: $0) }
    }

    nonisolated(nonsending) func refreshProgrammes(on connection: PostgresConnection) async throws {
        let known = state.withLock { Array($0.programmes.keys) }
        let records = try await ProgrammeStore.versions(except: known.map { ($0.code, $0.version) }, on: connection)
        // On all cores: a start reads every version there is, each in milliseconds.
        try await withThrowingTaskGroup(of: (Key, Programme).self) { group in
            for record in records {
                group.addTask {
                    let programme = try ProgrammeFile.read(record.file, models: record.models, analysing: false)
                    return (Key(code: record.code, version: record.version), programme)
                }
            }
            for try await (key, programme) in group { state.withLock { $0.programmes[key] = programme } }
        }
    }
}

/// A call and the programme version that its applications are judged by.
package struct CallTerms: Sendable {
    package var call: Call
    package var programme: Programme

    var evaluator: Evaluator { Evaluator(programme, call: call) }
}

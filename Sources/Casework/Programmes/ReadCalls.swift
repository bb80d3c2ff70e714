package import Decimals
package import Grants
import Persistence
import Postgres

/// Calls with what has been granted of their envelopes.
package struct ReadCalls: Sendable {
    package struct Overview: Sendable {
        package var call: Call
        package var phase: Call.Phase
        package var granted: Decimal128
        /// nil where the call has no envelope.
        package var left: Decimal128?
    }

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// All of them, by opening instant, then code.
    package func all() async throws -> [Overview] {
        let records = try await environment.pool.withConnection { try await CallStore.list(on: $0) }
        return try records.map(overview)
    }

    /// Throws `.notFound`.
    package func one(_ code: String) async throws -> Overview {
        let record = try await environment.reading { try await CallStore.find(code, on: $0) }
        guard let record else { throw CaseworkError.notFound }
        return try overview(record)
    }

    private func overview(_ record: CallRecord) throws -> Overview {
        let call = try environment.catalogue.remember(record)
        return Overview(
            call: call, phase: call.phase(at: environment.clock()), granted: record.granted,
            left: try call.envelope.map { try $0 - record.granted })
    }
}

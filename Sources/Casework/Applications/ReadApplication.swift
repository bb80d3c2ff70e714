package import FoundationEssentials
package import Grants
package import Persistence
import Postgres

/// Reads one application: one SQL statement.
package struct ReadApplication: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `applications.read` (own applications) or `cases.read` (cases of the authority's programmes).
    package func callAsFunction(_ id: UUID, as principal: Principal) async throws -> ApplicationCase {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            guard
                let record = try ApplicationStore.record(
                    try await connection.query(ApplicationStore.find(id, visibleTo: visibility)))
            else { throw CaseworkError.notFound }
            guard record.status == .draft else { return ApplicationCase(record) }
            var terms: CallTerms?
            if let call = record.call {
                terms = try await environment.catalogue.terms(of: call, hash: record.callHash, on: connection)
            }
            return ApplicationCase(record, issues: record.content.submissionIssues(under: terms?.programme))
        }
    }
}

/// Lists the applications that the principal may see, oldest first.
package struct ListApplications: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Sort key: two fields. Throws `.invalidCursor`.
    package func callAsFunction(
        _ filter: ApplicationFilter, page: PageRequest, as principal: Principal
    ) async throws -> Page<ApplicationSummary> {
        let visibility = try principal.readable()
        var filter = filter
        if let organisation = filter.organisation {
            filter.organisation = (try? OrganisationIdentifier(parsing: organisation).description) ?? organisation
        }
        return try await environment.reading { [filter] connection in
            try await ApplicationStore.list(filter, page: page, visibleTo: visibility, on: connection)
        }
    }
}

import ExactJSON
import Grants
import Persistence
import Postgres

/// The content of a draft that has been checked for saving: who owns it, and which call it is for.
struct DraftContent {
    let content: ApplicationContent
    let owner: OrganisationIdentifier
    let terms: CallTerms?

    /// What a draft's reader is told is still missing.
    var issues: [FieldIssue] { content.submissionIssues(under: terms?.programme) }

    /// Throws `.invalid` with what can't be saved even in a draft. Staff register for the organisation that the document names,
    /// and for calls of their own authority; an applicant's document names its own organisation or none. `callHash` is that of
    /// the call's published file where it has been read in this transaction.
    nonisolated(nonsending) init(
        _ content: ApplicationContent, by principal: Principal, onPaper: Bool, callHash: String?, catalogue: ProgrammeCatalogue,
        on connection: PostgresConnection
    ) async throws {
        self.content = content
        var issues: [FieldIssue] = []
        var terms: CallTerms?
        if let code = content.call {
            terms = try await catalogue.terms(of: code, hash: callHash, on: connection)
            if onPaper, let found = terms, found.programme.authority.identifier != principal.normalisedOrganisation { terms = nil }
            if terms == nil { issues.append(FieldIssue(JSONPointer("call"), .unknownCall, ["value": code])) }
        }
        self.terms = terms
        issues += terms.map { content.documentIssues(under: $0.programme) } ?? []
        let named = content.applicant?.organisation
        var owner: OrganisationIdentifier?
        if onPaper {
            (owner, issues) = Self.named(named, adding: issues)
        } else {
            do throws(OrganisationIdentifierError) {
                owner = try OrganisationIdentifier(parsing: principal.organisation)
            } catch {
                throw CaseworkError.unknownOrganisation(principal.organisation)
            }
            if let owner, let register = named?.register, let number = named?.number,
                (try? OrganisationIdentifier(register: register, number: number)) != owner
            {
                issues.append(FieldIssue(JSONPointer("applicant", "organisation"), .notOwnOrganisation, ["own": owner.description]))
            }
        }
        guard let owner, issues.isEmpty else { throw CaseworkError.invalid(issues) }
        self.owner = owner
    }

    private static func named(
        _ organisation: Organisation?, adding issues: [FieldIssue]
    ) -> (OrganisationIdentifier?, [FieldIssue]) {
        let pointer = JSONPointer("applicant", "organisation")
        guard let register = organisation?.register, let number = organisation?.number else {
            return (nil, issues + [FieldIssue(pointer, .required)])
        }
        do throws(OrganisationIdentifierError) {
            return (try OrganisationIdentifier(register: register, number: number), issues)
        } catch {
            return (nil, issues + [FieldIssue(pointer.appending("number"), .invalidOrganisationNumber, text: error.message)])
        }
    }
}

import Casework
import Foundation
import Grants
import HTTPAPI
import HTTPConventions
import Localisation
import Persistence
import Postgres

/// What the command line does with drafts of programme versions, with the database's own credentials.
struct ProgrammeDrafts {
    private let environment: CaseworkEnvironment

    init(_ pool: PostgresPool) {
        environment = CaseworkEnvironment(pool: pool, catalogue: ProgrammeCatalogue())
    }

    /// Saves a file as a new draft, or as what the draft of its version says now; a line on it, and one for each mistake.
    func save(_ file: SourceFile, as person: String) async throws -> [String] {
        let heading = ProgrammeHeading(of: file.text)
        guard let code = heading.code, let version = heading.version, let authority = heading.authority else {
            throw CommandFailure("\(file.path): a draft is kept by its code, version and authority, which can't be read from the file")
        }
        let principal = Principal(organisation: authority, person: person, scopes: [.admin])
        let files = DraftFiles(file.text, models: try models(heading.models, beside: file))
        return try await CommandFailure.telling { [environment] in
            let draft: CheckedDraft
            do {
                draft = try await ReplaceProgrammeDraft(environment)(code, version, with: files, expecting: .any, as: principal)
            } catch CaseworkError.notFound {
                _ = try await CreateProgrammeDraft(environment)(code, files, as: principal, key: Self.key()) { _ in Self.done }
                draft = try await ReadProgrammeVersions(environment).one(code, version, as: principal)
            }
            let check = draft.check
            let state = check.isPublishable ? "can be published by someone else" : "can't be published as it is"
            return ["\(code) version \(version): draft \(draft.record.revision), \(state)"]
                + check.mistakes.map { "\(file.path):\($0)" }
                + check.failingTests.flatMap { test in test.differences.map { "\(file.path):\(test.line):1: test \"\(test.name)\": \($0)" } }
                + check.remarks.map { "\(file.path):\($0.line):\($0.column): remark: \($0.message)" }
        }
    }

    /// Publishes a draft as it stands; a line on it.
    func publish(_ code: String, _ version: Int, as person: String) async throws -> String {
        let rows = try await environment.pool.query(ProgrammeDraftStore.authorities(of: code, version: version))
        let authorities = try rows.decode(String.self)
        guard authorities.count == 1 else {
            throw CommandFailure("\(code) version \(version): there \(authorities.isEmpty ? "is no draft" : "are drafts of several authorities")")
        }
        let principal = Principal(organisation: authorities[0], person: person, scopes: [.admin])
        return try await CommandFailure.telling { [environment] in
            _ = try await PublishProgrammeDraft(environment)(code, version, expecting: .any, as: principal, key: Self.key()) { _ in Self.done }
            return "\(code) version \(version): published"
        }
    }

    /// A table of published versions and drafts.
    func list(_ code: String?) async throws -> [String] {
        let entries = try await ReadProgrammeVersions(environment).all(of: code)
        guard !entries.isEmpty else { return ["There are no versions."] }
        var table = TextTable(leftColumns: [0, 2, 3, 4, 5, 6, 7])
        table.add(["programme", "version", "status", "for calls from - until", "changed", "sha256", "written by", "published by"])
        for entry in entries {
            table.add([
                entry.code, "\(entry.version)", entry.publication == nil ? "draft" : "published", entry.validity.map(Self.text) ?? "",
                (entry.publication?.at ?? entry.changedAt)?.description ?? "", String(entry.hash.prefix(12)),
                entry.authors.joined(separator: ", "), entry.publication?.by.person ?? "",
            ])
        }
        return table.lines()
    }

    private static func text(_ validity: Validity) -> String {
        "\(validity.from.map { "\($0)" } ?? "") - \(validity.until.map { "\($0)" } ?? "")"
    }

    private func models(_ names: [String], beside file: SourceFile) throws(CommandFailure) -> [DecisionModelFile] {
        let folder = URL(filePath: file.path).deletingLastPathComponent()
        let all = try SourceFile.all(in: folder, suffix: ".dmn")
        return all.filter { names.contains($0.name) }.map { DecisionModelFile(name: $0.name, text: $0.text) }
    }

    private static func key() -> Casework.IdempotencyKey {
        let key = UUID().uuidString
        return IdempotencyKey(key, fingerprint: key)
    }

    private static let done = StoredAnswer(status: 200, headers: [], body: [])
}

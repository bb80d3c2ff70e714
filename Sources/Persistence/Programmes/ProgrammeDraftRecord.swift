package import Grants

/// A programme version that is being written, as it is kept.
package struct ProgrammeDraftRecord: Sendable {
    /// Whose draft it is: `register:number`.
    package var authority: String
    package var code: String
    package var version: Int
    /// The file's text; it may have mistakes.
    package var file: String
    package var hash: String
    /// The DMN models that came with it.
    package var models: [DecisionModelFile]
    /// Rises by one with every change; a draft that is deleted and made anew begins again.
    package var revision: Int64
    package var createdAt: Instant
    package var changedAt: Instant
    /// Everyone who has written it.
    package var authors: [Actor]

    package init(
        authority: String, code: String, version: Int, file: String, models: [DecisionModelFile], revision: Int64, createdAt: Instant,
        changedAt: Instant, authors: [Actor]
    ) {
        self.authority = authority
        self.code = code
        self.version = version
        self.file = file
        hash = ProgrammeFile.hash(of: file)
        self.models = models
        self.revision = revision
        self.createdAt = createdAt
        self.changedAt = changedAt
        self.authors = authors
    }

    /// The revision, and a hash of the file and the models: equal for what is equal, also where a draft was deleted and made anew.
    package var tag: String {
        // Each part has the same length, so that no two lists of models read alike.
        let parts = [hash] + models.flatMap { [ProgrammeFile.hash(of: $0.name), $0.hash] }
        return "\(revision)-\(ProgrammeFile.hash(of: parts.joined()).prefix(32))"
    }
}

/// What numbers of a programme are taken.
package struct ProgrammeStanding: Sendable {
    /// nil where nothing is published.
    package var authority: String?
    package var published: [Int]
    /// Of the authority that asks.
    package var drafts: [Int]

    /// The number after all of them.
    package var next: Int { (published + drafts).reduce(0, max) + 1 }
    /// Of the published ones; 0 where there is none.
    package var latest: Int { published.reduce(0, max) }
}

/// A published version or a draft, as lists show it.
package struct ProgrammeVersionEntry: Sendable {
    package struct Publication: Sendable {
        package var at: Instant
        package var by: Actor
    }

    package var code: String
    package var version: Int
    package var hash: String
    /// Of a published version, as its file says; the database does not know it.
    package var validity: Validity?
    /// nil of a draft.
    package var publication: Publication?
    /// Of a draft.
    package var changedAt: Instant?
    /// Who wrote it, by name; empty where it came from a file.
    package var authors: [String]
}

extension ProgrammeVersionEntry {
    /// What a draft becomes.
    package init(publishing draft: ProgrammeDraftRecord, _ validity: Validity?, at instant: Instant, by actor: Actor) {
        self.init(
            code: draft.code, version: draft.version, hash: draft.hash, validity: validity, publication: Publication(at: instant, by: actor),
            authors: draft.authors.map(\.person))
    }
}

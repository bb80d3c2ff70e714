package import Localisation

/// What a programme version says otherwise than another, of the same programme or of its successor: substance before wording.
package struct ProgrammeDifference: Sendable {
    /// Which file was compared.
    package struct Version: Sendable, Equatable {
        package var code: String
        package var version: Int
        package var hash: String
    }

    package let from: Version
    package let to: Version
    package private(set) var changes: [ProgrammeChange]

    package init(from old: Programme, to new: Programme) {
        from = Version(code: old.code, version: old.version, hash: old.hash)
        to = Version(code: new.code, version: new.version, hash: new.hash)
        var comparison = PartComparison(from: old, to: new)
        let all = comparison.changes()
        changes = all.filter { $0.weight == .substance } + all.filter { $0.weight == .wording }
    }

    /// The changes of one weight as sentences.
    package func sentences(_ weight: ProgrammeChange.Weight = .substance, in language: Language) -> [String] {
        changes.filter { $0.weight == weight }.map { $0.sentence(in: language) }
    }
}

import Explanation
import FEEL
package import Localisation

/// One thing that a programme version says otherwise than another.
package struct ProgrammeChange: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case added, removed, changed
    }

    /// Whether outcomes or amounts may change by it, or only what is read.
    package enum Weight: String, Sendable, CaseIterable {
        case substance, wording
    }

    package var part: ProgrammePart
    /// Of the entry in the newer version, of a removed one in the older; nil for parts of which there is one.
    package var id: String?
    /// The entry's id in the older version, where that was another.
    package var formerID: String?
    package var label: LocalizedText?
    package var kind: Kind
    package var weight: Weight
    /// The member of the entry, such as `severity` or `rules/1`; nil for the whole entry.
    package var path: String?
    package var before: ChangedValue
    package var after: ChangedValue
    /// The first and the last day on which a figure is another; nil where that is open.
    package var from: CalendarDate?
    package var until: CalendarDate?
    let statement: Statement

    init(
        _ part: ProgrammePart, id: String?, formerID: String? = nil, label: LocalizedText?, _ kind: Kind, _ weight: Weight = .substance,
        path: String? = nil, before: ChangedValue = .none, after: ChangedValue = .none, from: CalendarDate? = nil, until: CalendarDate? = nil,
        _ statement: Statement
    ) {
        self.part = part
        self.id = id
        self.formerID = formerID == id ? nil : formerID
        self.label = label
        self.kind = kind
        self.weight = weight
        self.path = path
        self.before = before
        self.after = after
        self.from = from
        self.until = until
        self.statement = statement
    }

    /// The change as a sentence, such as `Highest share for category 2: 50 % → 85 %`.
    package func sentence(in language: Language) -> String {
        let name = label?.text(in: language) ?? id
        let subject: String
        if part.isNamedByLabel, let name {
            subject = name
        } else if let name {
            subject = part.word.text(in: language) + " " + Value.string(name).text(in: language)
        } else {
            subject = part.word.text(in: language)
        }
        return subject + statement.qualifier(in: language) + ": " + statement.text(in: language)
    }
}

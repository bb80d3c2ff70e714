package import FEEL
package import Localisation

/// What would make a failed condition pass: the least change of one fact, or of several together.
package struct Remedy: Sendable {
    package enum Direction: Sendable { case raise, lower }

    package struct Change: Sendable {
        package let path: String
        package let current: Value
        package let needed: Value
        /// Above zero: a number, or for dates a duration of days.
        package let difference: Value
        package let direction: Direction
        /// The fact is a list, and the values are numbers of elements.
        package let isCount: Bool
        /// A further step in the same direction would not pass.
        package let isExact: Bool

        package init(
            path: String, current: Value, needed: Value, difference: Value, direction: Direction, isCount: Bool = false, isExact: Bool = true
        ) {
            self.path = path
            self.current = current
            self.needed = needed
            self.difference = difference
            self.direction = direction
            self.isCount = isCount
            self.isExact = isExact
        }
    }

    package let changes: [Change]

    package init(changes: [Change]) {
        self.changes = changes
    }

    /// One sentence for each change: "Lower requested support by 5 to 3,697,750."
    package func text(in language: Language, labels: @escaping (String) -> LocalizedText?) -> String {
        let wording = Wording(language: language, labels: labels)
        return changes.map { change in
            wording.phrase(
                change.pattern,
                [
                    "a": wording.label(change.path), "d": change.difference.text(in: language), "v": change.needed.text(in: language),
                ])
        }.joined(separator: " ")
    }
}

extension Remedy.Change {
    fileprivate var pattern: LocalizedText {
        if case .date = needed {
            return isExact ? Phrases.setDate : direction == .raise ? Phrases.setEarliest : Phrases.setLatest
        }
        if isCount { return direction == .raise ? Phrases.moreElements : Phrases.fewerElements }
        return direction == .raise ? Phrases.raise : Phrases.lower
    }
}

extension Phrases {
    fileprivate static let lower: LocalizedText = [
        .nb: "Senk {a} med {d} til {v}.", .nn: "Senk {a} med {d} til {v}.", .sv: "Sänk {a} med {d} till {v}.",
        .fi: "Vähennä {d} kohdasta {a}, jolloin uusi arvo on {v}.", .en: "Lower {a} by {d} to {v}.",
    ]
    fileprivate static let raise: LocalizedText = [
        .nb: "Øk {a} med {d} til {v}.", .nn: "Auk {a} med {d} til {v}.", .sv: "Höj {a} med {d} till {v}.",
        .fi: "Lisää {d} kohtaan {a}, jolloin uusi arvo on {v}.", .en: "Raise {a} by {d} to {v}.",
    ]
    fileprivate static let fewerElements: LocalizedText = [
        .nb: "{a}: høyst {v}, {d} færre enn nå.", .nn: "{a}: høgst {v}, {d} færre enn no.", .sv: "{a}: högst {v}, {d} färre än nu.",
        .fi: "{a}: enintään {v}, eli {d} vähemmän kuin nyt.", .en: "{a}: at most {v}, {d} fewer than now.",
    ]
    fileprivate static let moreElements: LocalizedText = [
        .nb: "{a}: minst {v}, {d} flere enn nå.", .nn: "{a}: minst {v}, {d} fleire enn no.", .sv: "{a}: minst {v}, {d} fler än nu.",
        .fi: "{a}: vähintään {v}, eli {d} enemmän kuin nyt.", .en: "{a}: at least {v}, {d} more than now.",
    ]
    fileprivate static let setEarliest: LocalizedText = [
        .nb: "Sett {a} til tidligst {v}.", .nn: "Set {a} til tidlegast {v}.", .sv: "Sätt {a} till tidigast {v}.",
        .fi: "Muuta kohta {a}: aikaisintaan {v}.", .en: "Set {a} to {v} at the earliest.",
    ]
    fileprivate static let setLatest: LocalizedText = [
        .nb: "Sett {a} til senest {v}.", .nn: "Set {a} til seinast {v}.", .sv: "Sätt {a} till senast {v}.",
        .fi: "Muuta kohta {a}: viimeistään {v}.", .en: "Set {a} to {v} at the latest.",
    ]
    fileprivate static let setDate: LocalizedText = [
        .nb: "Sett {a} til {v}.", .nn: "Set {a} til {v}.", .sv: "Sätt {a} till {v}.", .fi: "Muuta kohta {a}: {v}.",
        .en: "Set {a} to {v}.",
    ]
}

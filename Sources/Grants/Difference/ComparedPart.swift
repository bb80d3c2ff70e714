import Localisation

/// One entry of a programme version, laid out so that two versions of it can be held against each other.
struct ComparedPart {
    /// One member of an entry.
    struct Aspect {
        var path: String
        var word: LocalizedText
        var value: ChangedValue
        var weight: ProgrammeChange.Weight = .substance
    }

    /// What is compared by its own logic, beside the aspects.
    enum Figure {
        case parameter(Parameter)
        case table(TableLogic)
    }

    var part: ProgrammePart
    var id: String?
    var label: LocalizedText?
    var aspects: [Aspect]
    var figure: Figure?
    /// What is told of an entry that is new or gone.
    var summary: [ChangedValue] = []
}

extension ComparedPart.Aspect {
    init(_ path: String, _ word: LocalizedText, _ value: ChangedValue, _ weight: ProgrammeChange.Weight = .substance) {
        self.init(path: path, word: word, value: value, weight: weight)
    }
}

extension LocalizedText {
    /// Two texts one after the other, in every language.
    func followed(by other: LocalizedText, with mark: String) -> LocalizedText {
        LocalizedText(Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, text(in: $0) + mark + other.text(in: $0)) }))
    }
}

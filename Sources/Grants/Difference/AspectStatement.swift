import FEEL
import Localisation

/// What is said of one member of an entry that is other than before.
struct AspectStatement {
    let aspect: ComparedPart.Aspect
    let before: ChangedValue
    let after: ChangedValue
    let renames: Renames

    var statement: Statement {
        switch (before, after) {
        case (.none, .value(.boolean(true), _)), (.value(.boolean(false), _), .value(.boolean(true), _)): return say(DifferenceWords.holdsNow)
        case (.value(.boolean(true), _), .none), (.value(.boolean(true), _), .value(.boolean(false), _)): return say(DifferenceWords.holdsNoLonger)
        case (.none, _): return say(DifferenceWords.aspectAdded)
        case (_, .none): return say(DifferenceWords.aspectRemoved)
        case (.word, .word) where aspect.path == "severity": return say(DifferenceWords.nowWas)
        case (.text(let old), .text(let new)): return reworded(old, new)
        case (.formula(let old), .formula(let new)): return formula(old, new)
        case (.list(let old), .list(let new)) where !aspect.path.hasPrefix("parts/"): return elements(old, new)
        default: return say(DifferenceWords.aspectReplaced)
        }
    }

    private func say(_ template: LocalizedText, before: ChangedValue? = nil, after: ChangedValue? = nil) -> Statement {
        Statement(
            template: template, parts: ["aspect": .text(aspect.word), "before": .value(before ?? self.before), "after": .value(after ?? self.after)])
    }

    private func formula(_ old: String, _ new: String) -> Statement {
        var statement = say(DifferenceWords.aspectReplaced)
        let pieces = FormulaDifference.pieces(from: old, to: new, renames: renames)
        if !pieces.isEmpty {
            let text = pieces.map { "\($0.before) → \($0.after)" }.joined(separator: ", ")
            statement.clauses.append(Statement(template: DifferenceWords.onlyDiffers, parts: ["pieces": .verbatim(text)]))
        }
        return statement
    }

    /// What came to a list and what left it; where neither did, the order changed.
    private func elements(_ old: [ChangedValue], _ new: [ChangedValue]) -> Statement {
        let come = new.filter { value in !old.contains { renames.areSame($0, value) } }
        let gone = old.filter { value in !new.contains { renames.areSame(value, $0) } }
        if come.isEmpty, gone.isEmpty { return say(DifferenceWords.aspectReplaced) }
        var statements: [Statement] = []
        if !come.isEmpty { statements.append(say(DifferenceWords.aspectAdded, after: .list(come))) }
        if !gone.isEmpty { statements.append(say(DifferenceWords.aspectRemoved, before: .list(gone))) }
        var first = statements[0]
        first.clauses = Array(statements.dropFirst())
        return first
    }

    /// Both texts in the languages that changed.
    private func reworded(_ old: LocalizedText, _ new: LocalizedText) -> Statement {
        let changed = renames.changedLanguages(old, new)
        guard !(old.isVerbatim && new.isVerbatim), !changed.isEmpty else { return say(DifferenceWords.aspectReplaced) }
        func only(_ text: LocalizedText) -> ChangedValue {
            let texts = text.texts.filter { changed.contains($0.key) }
            return texts.isEmpty ? .none : .text(LocalizedText(texts))
        }
        var statement = say(DifferenceWords.reworded, before: only(old), after: only(new))
        statement.parts["languages"] = .verbatim(changed.map(\.rawValue).joined(separator: ", "))
        return statement
    }
}

import FEEL
import Localisation

/// Holds the entries of two versions against each other.
struct PartComparison {
    private let old: Programme
    private let new: Programme
    private let oldWords: FigureWords
    private let newWords: FigureWords
    private var renames = Renames()

    init(from old: Programme, to new: Programme) {
        self.old = old
        self.new = new
        oldWords = FigureWords(old)
        newWords = FigureWords(new)
        renames.languages = Set(old.languages).intersection(new.languages)
    }

    /// In the order of the newer version's parts; what is gone stands after the entries of its part.
    mutating func changes() -> [ProgrammeChange] {
        let before = old.comparedParts, after = new.comparedParts
        let pairs = pairs(before, after)
        var changes: [ProgrammeChange] = []
        for part in ProgrammePart.allCases {
            for (place, entry) in after.enumerated() where entry.part == part {
                if let former = pairs[place] {
                    changes += self.changes(from: before[former], to: entry)
                } else {
                    changes.append(whole(entry, .added))
                }
            }
            let known = Set(pairs.values)
            for (place, entry) in before.enumerated() where entry.part == part && !known.contains(place) { changes.append(whole(entry, .removed)) }
        }
        return changes
    }

    // MARK: Which entry is which

    /// For the place of each newer entry that of the older one. Renamed entries are noted.
    private mutating func pairs(_ before: [ComparedPart], _ after: [ComparedPart]) -> [Int: Int] {
        var pairs: [Int: Int] = [:]
        func key(_ entry: ComparedPart) -> String { "\(entry.part.space) \(entry.id ?? "")" }
        let places = Dictionary(before.enumerated().map { (key($0.element), $0.offset) }, uniquingKeysWith: { first, _ in first })
        for (place, entry) in after.enumerated() { pairs[place] = places[key(entry)] }
        var taken = Set(pairs.values)
        // What others name comes first, so that formulas are compared under the names that they have now.
        for parts in [
            [ProgrammePart.category, .question, .parameter], [.flatRate], [.amount], [.share, .limit], [.decisionTable, .derived, .decision], [.rule],
            [.criterion],
        ] {
            let gone = before.indices.filter { parts.contains(before[$0].part) && !taken.contains($0) }
            let come = after.indices.filter { parts.contains(after[$0].part) && pairs[$0] == nil }
            guard !gone.isEmpty, !come.isEmpty else { continue }
            oldWords.renames = renames
            let formers = Dictionary(grouping: gone) { renames.key(of: before[$0], isFormer: true) }
            let keys = come.map { renames.key(of: after[$0], isFormer: false) }
            let rivals = Dictionary(grouping: keys) { $0 }.mapValues(\.count)
            let matches = zip(come, keys).map { place, key -> [Int] in
                guard let former = formers[key], former.count * rivals[key, default: 1] <= Self.mostAlike else { return [] }
                return former.filter { haveSameContent(before[$0], after[place]) }
            }
            let claims = Dictionary(grouping: matches.joined()) { $0 }
            for (place, found) in zip(come, matches) {
                guard let former = found.first, found.count == 1, claims[former]?.count == 1 else { continue }
                pairs[place] = former
                taken.insert(former)
                if let from = before[former].id, let to = after[place].id { renames.add(after[place].part, from: from, to: to) }
            }
        }
        oldWords.renames = renames
        return pairs
    }

    /// Pairs of entries with the same texts and formulas that are compared in full; those of more are told as added and removed.
    private static let mostAlike = 100

    private func haveSameContent(_ one: ComparedPart, _ other: ComparedPart) -> Bool {
        guard one.part == other.part, renames.areSame(.text(one.label), .text(other.label)), one.aspects.map(\.path) == other.aspects.map(\.path),
            zip(one.aspects, other.aspects).allSatisfy({ renames.areSame($0.value, $1.value) })
        else { return false }
        return figureChanges(from: one, to: other).isEmpty
    }

    // MARK: What is other

    private func whole(_ entry: ComparedPart, _ kind: ProgrammeChange.Kind) -> ProgrammeChange {
        let isAdded = kind == .added
        let told: ChangedValue = entry.summary.isEmpty ? .none : entry.summary.count == 1 ? entry.summary[0] : .list(entry.summary)
        let template =
            entry.summary.isEmpty
            ? (isAdded ? DifferenceWords.added : DifferenceWords.removed) : (isAdded ? DifferenceWords.addedWith : DifferenceWords.removedWith)
        return ProgrammeChange(
            entry.part, id: entry.id, label: entry.label, kind, entry.part == .source ? .wording : .substance,
            before: isAdded ? .none : told, after: isAdded ? told : .none,
            Statement(template: template, parts: [isAdded ? "after" : "before": .value(told)]))
    }

    private func changes(from before: ComparedPart, to after: ComparedPart) -> [ProgrammeChange] {
        var changes: [ProgrammeChange] = []
        if before.id != after.id {
            changes.append(
                change(
                    after, before, "id", .code(before.id), .code(after.id), .substance,
                    Statement(template: DifferenceWords.aspectReplaced, parts: parts(AspectWords.id, .code(before.id), .code(after.id)))))
        }
        changes += figureChanges(from: before, to: after)
        guard before.part == after.part else { return changes }
        let former = Dictionary(before.aspects.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let current = Set(after.aspects.map(\.path))
        for aspect in after.aspects {
            let value = former[aspect.path]?.value ?? .none
            guard !renames.areSame(value, aspect.value) else { continue }
            changes += aspectChange(aspect, from: value, to: aspect.value, after, before, isShared: former[aspect.path] != nil)
        }
        for aspect in before.aspects where !current.contains(aspect.path) && !aspect.value.isNone {
            changes += aspectChange(aspect, from: aspect.value, to: .none, after, before, isShared: false)
        }
        return changes
    }

    private func aspectChange(
        _ aspect: ComparedPart.Aspect, from before: ChangedValue, to after: ChangedValue, _ entry: ComparedPart, _ former: ComparedPart,
        isShared: Bool
    ) -> [ProgrammeChange] {
        // What belongs to an input, a choice or a column that is new or gone is told with it.
        if aspect.path.contains("/"), !isShared,
            ["inputs", "choices", "items", "parties"].contains(aspect.path.prefix { $0 != "/" }),
            [.question, .decisionTable, .benefits].contains(entry.part)
        {
            return []
        }
        var statement = AspectStatement(aspect: aspect, before: before, after: after, renames: renames).statement
        guard entry.part == .rule else { return [change(entry, former, aspect.path, before, after, aspect.weight, statement)] }
        if aspect.path == "require", case .formula = before, case .formula = after, let effect = effect(on: entry.id, formerly: former.id) {
            statement.clauses.append(effect)
        }
        if aspect.path == "severity", case .word(let was, _) = before, case .word(let now, _) = after {
            let blocking = Rule.Severity.blocking.rawValue
            if now == blocking { statement.clauses.append(Statement(template: DifferenceWords.nowRefuses)) }
            if was == blocking { statement.clauses.append(Statement(template: DifferenceWords.refusesNoLonger)) }
        }
        return [change(entry, former, aspect.path, before, after, aspect.weight, statement)]
    }

    /// What another requirement does to a rule's outcomes by itself, as far as it is certain.
    private func effect(on id: String?, formerly formerID: String?) -> Statement? {
        guard let before = old.rules.first(where: { $0.id == formerID }), let after = new.rules.first(where: { $0.id == id }),
            before.condition.map({ one in after.condition.map { renames.areSame(one.source, $0.source) } ?? false }) ?? (after.condition == nil)
        else { return nil }
        switch FormulaDifference.strictness(from: before.requirement.compiled, to: after.requirement.compiled) {
        case .looser: return Statement(template: DifferenceWords.looser)
        case .stricter: return Statement(template: DifferenceWords.stricter)
        case nil: return nil
        }
    }

    private func figureChanges(from before: ComparedPart, to after: ComparedPart) -> [ProgrammeChange] {
        FigureComparison(from: (before, oldWords), to: (after, newWords)).changes()
    }

    private func parts(_ aspect: LocalizedText, _ before: ChangedValue, _ after: ChangedValue) -> [String: Statement.Piece] {
        ["aspect": .text(aspect), "before": .value(before), "after": .value(after)]
    }

    private func change(
        _ entry: ComparedPart, _ former: ComparedPart, _ path: String, _ before: ChangedValue, _ after: ChangedValue,
        _ weight: ProgrammeChange.Weight, _ statement: Statement
    ) -> ProgrammeChange {
        ProgrammeChange(
            entry.part, id: entry.id, formerID: former.id, label: entry.label, .changed, weight, path: path.isEmpty ? nil : path, before: before,
            after: after, statement)
    }
}

extension ProgrammePart {
    /// Entries of one space have ids of their own: a parameter may become a table of the same name.
    fileprivate var space: String {
        switch self {
        case .parameter, .decisionTable, .derived, .decision: "name"
        default: rawValue
        }
    }
}

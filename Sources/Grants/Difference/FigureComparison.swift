import DMN
import FEEL
import Localisation

/// Holds the values of a parameter or decision table of two versions against each other.
struct FigureComparison {
    private let before: ComparedPart
    private let after: ComparedPart
    private let oldWords: FigureWords
    private let newWords: FigureWords

    init(from before: (ComparedPart, FigureWords), to after: (ComparedPart, FigureWords)) {
        (self.before, oldWords) = before
        (self.after, newWords) = after
    }

    private var old: Programme { oldWords.programme }
    private var new: Programme { newWords.programme }
    private var renames: Renames { oldWords.renames }

    func changes() -> [ProgrammeChange] {
        switch (before.figure, after.figure) {
        case (.parameter(let one), .parameter(let other)): dated(one, other)
        case (.table(let one), .table(let other)):
            rows(formerRows(one), currentRows(other))
        case (.parameter(let one), .table(let other)):
            becoming(DifferenceWords.becameTable, last(one, old), .code("decisionTable"))
                + rows(FigureRows(one, currency: old.currency), currentRows(other))
        case (.table(let one), .parameter(let other)):
            becoming(DifferenceWords.becameValue, .code("decisionTable"), last(other, new))
                + rows(formerRows(one), FigureRows(other, currency: new.currency))
        case (nil, nil) where before.part == after.part: []
        default: becoming(DifferenceWords.replaced, kind(of: before), kind(of: after))
        }
    }

    private func formerRows(_ table: TableLogic) -> FigureRows { oldWords.rows(of: table, id: before.id ?? "") }
    private func currentRows(_ table: TableLogic) -> FigureRows { newWords.rows(of: table, id: after.id ?? "") }

    private func becoming(_ template: LocalizedText, _ one: ChangedValue, _ other: ChangedValue) -> [ProgrammeChange] {
        [change("kind", one, other, Statement(template: template, parts: ["before": .value(one), "after": .value(other)]))]
    }

    private func kind(of entry: ComparedPart) -> ChangedValue {
        let word = entry.part.word
        guard let first = entry.summary.first else { return .word(entry.part.rawValue, word) }
        return .list([.word(entry.part.rawValue, word), first])
    }

    private func last(_ parameter: Parameter, _ programme: Programme) -> ChangedValue {
        parameter.values.last.map { .value($0.value, parameter.unit(currency: programme.currency)) } ?? .none
    }

    private func change(
        _ path: String?, _ one: ChangedValue, _ other: ChangedValue, from: CalendarDate? = nil, until: CalendarDate? = nil, _ statement: Statement
    ) -> ProgrammeChange {
        ProgrammeChange(
            after.part, id: after.id, formerID: before.id, label: after.label ?? before.label, .changed, path: path, before: one, after: other,
            from: from, until: until, statement)
    }

    // MARK: Values with dates

    private func dated(_ one: Parameter, _ other: Parameter) -> [ProgrammeChange] {
        let units = (one.unit(currency: old.currency), other.unit(currency: new.currency))
        var spans: [Span] = []
        var hasCommonDays = false
        for span in Span.all(of: one, other) {
            if span.old != nil, span.new != nil { hasCommonDays = true }
            if let last = spans.last, last.old == span.old, last.new == span.new {
                spans[spans.count - 1].until = span.until
            } else {
                spans.append(span)
            }
        }
        // Another programme's days don't matter: where it has other days only, its figures follow the last of the former's.
        if !hasCommonDays, old.code != new.code, let last = one.values.last {
            return other.values.filter { $0.value != last.value }.map { value in
                told(Span(from: value.from, until: value.until, old: last.value, new: value.value), units)
            }
        }
        return spans.filter { span in
            span.old != span.new && (old.code == new.code || span.old != nil && span.new != nil)
        }.map { told($0, units) }
    }

    private func told(_ span: Span, _ units: (ChangedValue.Unit, ChangedValue.Unit)) -> ProgrammeChange {
        let one = span.old.map { ChangedValue.value($0, units.0) } ?? .none
        let other = span.new.map { ChangedValue.value($0, units.1) } ?? .none
        func piece(_ value: ChangedValue) -> Statement.Piece { value.isNone ? .text(DifferenceWords.noValue) : .value(value) }
        let template: LocalizedText
        switch (span.from, span.until) {
        case (nil, nil): template = DifferenceWords.replaced
        case (_, nil): template = Self.filled(DifferenceWords.since)
        case (nil, _): template = Self.filled(DifferenceWords.until)
        default: template = Self.filled(DifferenceWords.between)
        }
        let parts: [String: Statement.Piece] = [
            "before": piece(one), "after": piece(other), "from": .value(.date(span.from)), "until": .value(.date(span.until)),
        ]
        return change("values", one, other, from: span.from, until: span.until, Statement(template: template, parts: parts))
    }

    private static func filled(_ template: LocalizedText) -> LocalizedText {
        LocalizedText(template.texts.mapValues { $0.replacing("{change}", with: "{before} → {after}") })
    }

    /// Days on which both versions have one value each, or none.
    private struct Span {
        var from: CalendarDate?
        var until: CalendarDate?
        var old: Value?
        var new: Value?

        /// Every day from the first to the last, cut wherever a value of either begins or ends.
        static func all(of one: Parameter, _ other: Parameter) -> [Span] {
            let values = one.values + other.values
            let starts = Set(values.compactMap(\.from) + values.compactMap { $0.until?.adding(days: 1) }).sorted()
            var (old, new) = (one.values[...], other.values[...])
            var spans: [Span] = []
            for (place, start) in ([nil] + starts.map(Optional.some)).enumerated() {
                let until = place < starts.count ? starts[place].adding(days: -1) : nil
                guard let day = start ?? until ?? CalendarDate(year: 2000, month: 1, day: 1) else { continue }
                spans.append(Span(from: start, until: until, old: Self.next(&old, on: day), new: Self.next(&new, on: day)))
            }
            return spans
        }

        /// The value on a day; those that end before it are dropped.
        private static func next(_ values: inout ArraySlice<Parameter.Dated>, on day: CalendarDate) -> Value? {
            while let last = values.first?.until, last < day { values.removeFirst() }
            guard let value = values.first, value.from.map({ $0 <= day }) ?? true else { return nil }
            return value.value
        }
    }

    // MARK: Rows

    private func rows(_ one: FigureRows, _ other: FigureRows) -> [ProgrammeChange] {
        var changes: [ProgrammeChange] = []
        let (gone, come) = (one.inputs.filter { !other.has($0) }, other.inputs.filter { !one.has($0) })
        if before.part == after.part {
            for input in come { changes.append(told(input, DifferenceWords.aspectAdded, isNew: true)) }
            for input in gone { changes.append(told(input, DifferenceWords.aspectRemoved, isNew: false)) }
        }
        let shared = one.inputs.map(\.key).filter { key in other.inputs.contains { $0.key == key } }
        guard one.outputs.count == other.outputs.count || one.inputs.isEmpty || other.inputs.isEmpty else {
            return changes + [outputsReplaced(one, other)]
        }
        // A row of the version with more inputs is held against the row of the other that it refines.
        let isFiner = come.count >= gone.count
        let (coarse, fine) = isFiner ? (one, other) : (other, one)
        var used: Set<Int> = []
        var order: [Int] = []
        let coarseKeys = Dictionary(grouping: coarse.rows.indices) { coarse.rows[$0].key(of: shared) }
        var seen: [[String]: Int] = [:]
        for row in fine.rows {
            let key = row.key(of: shared)
            let candidates = coarseKeys[key] ?? []
            // Of rows with the same conditions the first belongs to the first, and so on; one row may be refined by many.
            let turn = come.isEmpty && gone.isEmpty ? seen[key, default: 0] : 0
            seen[key] = turn + 1
            guard candidates.indices.contains(turn), !(candidates.count > 1 && !(come.isEmpty && gone.isEmpty)) else {
                changes.append(whole(row, fine, isAdded: isFiner))
                continue
            }
            used.insert(candidates[turn])
            order.append(candidates[turn])
            changes += replaced(
                isFiner ? coarse.rows[candidates[turn]] : row, isFiner ? row : coarse.rows[candidates[turn]], one, other, told: row, in: fine)
        }
        for place in coarse.rows.indices where !used.contains(place) { changes.append(whole(coarse.rows[place], coarse, isAdded: !isFiner)) }
        if come.isEmpty, gone.isEmpty, other.isOrdered, order != order.sorted() {
            changes.append(change("rules", .none, .none, Statement(template: DifferenceWords.order)))
        }
        return changes
    }

    private func told(_ input: FigureRows.Input, _ template: LocalizedText, isNew: Bool) -> ProgrammeChange {
        let value = ChangedValue.formula(input.text)
        return change(
            "inputs", isNew ? .none : value, isNew ? value : .none,
            Statement(template: template, parts: ["aspect": .text(AspectWords.input), "before": .text(input.label), "after": .text(input.label)]))
    }

    private func outputsReplaced(_ one: FigureRows, _ other: FigureRows) -> ProgrammeChange {
        let (before, after) = (ChangedValue.codes(one.outputs.map(\.name)), ChangedValue.codes(other.outputs.map(\.name)))
        return change(
            "outputs", before, after,
            Statement(
                template: DifferenceWords.aspectReplaced,
                parts: ["aspect": .text(AspectWords.output), "before": .value(before), "after": .value(after)]))
    }

    private func whole(_ row: FigureRows.Row, _ rows: FigureRows, isAdded: Bool) -> ProgrammeChange {
        let values = row.outputs.indices.map { rows.told($0, row) }
        let told: ChangedValue = values.count == 1 ? values[0] : .list(values)
        return change(
            "rules/\(row.place)", isAdded ? .none : told, isAdded ? told : .none,
            Statement(
                template: isAdded ? DifferenceWords.addedWith : DifferenceWords.removedWith, parts: [isAdded ? "after" : "before": .value(told)],
                cases: rows.cases(row)))
    }

    /// The outputs that differ between two rows; `row` is the one that says for which case.
    private func replaced(
        _ one: FigureRows.Row, _ other: FigureRows.Row, _ oldRows: FigureRows, _ newRows: FigureRows, told row: FigureRows.Row, in rows: FigureRows
    ) -> [ProgrammeChange] {
        var changes: [ProgrammeChange] = []
        for place in zip(one.outputs, other.outputs).enumerated().filter({ !renames.areSame($0.element.0, $0.element.1) }).map(\.offset) {
            // A parameter has the unit that the table's figures lack.
            let unit = newRows.unit == .plain ? oldRows.unit : newRows.unit
            let (before, after) = (oldRows.told(place, one, as: unit), newRows.told(place, other, as: unit))
            let isAlone = newRows.outputs.count == 1
            let statement = Statement(
                template: isAlone ? DifferenceWords.replaced : DifferenceWords.aspectReplaced,
                parts: ["aspect": .text(newRows.outputs[place].label), "before": .value(before), "after": .value(after)], cases: rows.cases(row))
            changes.append(change("rules/\(row.place)/then/\(place)", before, after, statement))
        }
        let (before, after) = (ChangedValue.text(one.note), ChangedValue.text(other.note))
        // A parameter has no notes.
        if self.before.part == self.after.part, !renames.areSame(before, after) {
            let statement = AspectStatement(
                aspect: .init("note", AspectWords.note, after, .wording), before: before, after: after, renames: renames)
            var told = statement.statement
            told.cases = rows.cases(row)
            var reworded = change("rules/\(row.place)/note", before, after, told)
            reworded.weight = .wording
            changes.append(reworded)
        }
        return changes
    }
}

import FEEL

extension ModelCompiler {
    /// Findings of each sort that are told of one table.
    private static let findingLimit = 20

    /// In strict checking, refuses a UNIQUE table whose rules match together, and remarks on what no rule covers.
    mutating func analyse(_ table: CompiledDecisionTable, in scope: Scope, _ place: ModelError.Place) {
        guard let effort = analysis?.effort, table.table.hitPolicy == .unique, analysis?.files.contains(place.file) == false else { return }
        let computed = computedNames(of: table, in: scope)
        let preparation = table.analysisPreparation + computed.reduce(0) { $0 + 200 * ($1.inputs?.members.count ?? 1) }
        guard preparation < effort else {
            remarks.append(place.error("not analysed for gaps and overlaps: the tables of all models are too large together"))
            return
        }
        var limits = TableAnalysis.Limits()
        limits.findings = ModelCompiler.findingLimit
        limits.effort = min(limits.effort, effort - preparation)
        let found = table.analysis(limits: limits, origins: origins(of: computed, in: scope))
        analysis?.effort -= preparation + found.effort
        for overlap in found.overlaps {
            let position = table.position(ofRule: overlap.rules[1])
            if overlap.isCertain {
                report("\(overlap), but the table is UNIQUE", at: position, in: place.file)
            } else {
                remarks.append(ModelError(file: place.file, position: position, message: "\(overlap), if that may occur"))
            }
        }
        for gap in found.gaps { remarks.append(place.error("\(gap)" + (gap.isCertain ? "" : ", if that may occur"))) }
        for rule in found.unreachableRules {
            remarks.append(ModelError(file: place.file, position: table.position(ofRule: rule.rule), message: rule.description))
        }
        remarks += found.notes.map { place.error($0) }
    }

    /// The names of decisions and of values bound inside the element that a table's inputs read, with the input data that each is
    /// computed from; nil for what may be computed from anything.
    private func computedNames(of table: CompiledDecisionTable, in scope: Scope) -> [(name: String, inputs: RuleSet?)] {
        var seen: Set<String> = []
        return table.inputs.flatMap(\.expression.facts).compactMap { fact in
            for name in ValueOrigin.names(of: fact) {
                if let element = scope.elements[name] {
                    if case .input = space.elements[element].kind { return nil }
                    return seen.insert(name).inserted ? (name, inputsRead[element]) : nil
                }
                if scope.declarations.slot(of: name) != nil { return seen.insert(name).inserted ? (name, nil) : nil }
            }
            return nil
        }
    }

    private func origins(of computed: [(name: String, inputs: RuleSet?)], in scope: Scope) -> [String: ValueOrigin] {
        guard !computed.isEmpty else { return [:] }
        // An input that the scope does not see has no name there that would say more than its place.
        let names = Dictionary(scope.elements.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(
            uniqueKeysWithValues: computed.map { name, inputs in
                (name, inputs.map { ValueOrigin($0.members.map { names[$0] ?? "#\($0)" }) } ?? .anything)
            })
    }
}

extension CompiledDecisionTable {
    /// What an analysis costs before it begins to count, in nanoseconds or so: the rules of every class of values, and the facts
    /// that columns share.
    var analysisPreparation: Int {
        let facts = inputs.reduce(0) { $0 + $1.expression.facts.count }
        let classes = inputs.reduce(0) { sum, input in
            sum + 2 + 2 * input.entries.reduce(0) { $0 + ($1.constant?.boundaries.count ?? 0) }
        }
        return classes * rules.count * 4 + facts * facts * 10
    }

    /// Where a rule, counted from 1, stands in its file.
    func position(ofRule number: Int) -> SourcePosition {
        let rule = table.rules[number - 1]
        return (rule.inputEntries + rule.outputEntries).first?.position ?? table.position
    }
}

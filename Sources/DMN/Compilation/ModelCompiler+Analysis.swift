import FEEL

extension ModelCompiler {
    /// What the analysis of all tables of a model may cost, as `TableAnalysis.Limits` counts it.
    static let analysisEffort = 1_000_000_000
    /// Findings of each sort that are told of one table.
    private static let findingLimit = 20

    /// In strict checking, refuses a UNIQUE table whose rules match together, and remarks on what no rule covers.
    mutating func analyse(_ table: CompiledDecisionTable, _ place: ModelError.Place) {
        guard isStrict, table.table.hitPolicy == .unique else { return }
        let preparation = table.analysisPreparation
        guard preparation < analysisEffort else {
            remarks.append(place.error("not analysed for gaps and overlaps: the tables of the model are too large together"))
            return
        }
        var limits = TableAnalysis.Limits()
        limits.findings = ModelCompiler.findingLimit
        limits.effort = min(limits.effort, analysisEffort - preparation)
        let analysis = table.analysis(limits: limits)
        analysisEffort -= preparation + analysis.effort
        for overlap in analysis.overlaps {
            let position = table.position(ofRule: overlap.rules[1])
            if overlap.isCertain {
                report("\(overlap), but the table is UNIQUE", at: position, in: place.file)
            } else {
                remarks.append(ModelError(file: place.file, position: position, message: "\(overlap), if that may occur"))
            }
        }
        for gap in analysis.gaps { remarks.append(place.error("\(gap)" + (gap.isCertain ? "" : ", if that may occur"))) }
        for rule in analysis.unreachableRules {
            remarks.append(ModelError(file: place.file, position: table.position(ofRule: rule.rule), message: rule.description))
        }
        remarks += analysis.notes.map { place.error($0) }
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

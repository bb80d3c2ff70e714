import DMN

/// Tells what the analysis of a programme file's decision table found: mistakes, and remarks on what may be meant.
struct TableReport {
    let table: CompiledDecisionTable
    let isIncomplete: Bool
    let mapping: FileMapping
    let reader: FileReader

    /// Findings of each sort that are told of one table.
    private static let most = 5

    func tell(_ analysis: TableAnalysis) {
        let policy = table.table.hitPolicy
        let hasDefault = table.table.outputs.contains { $0.defaultEntry != nil }
        if isIncomplete, hasDefault || policy != .unique {
            let reason = hasDefault ? "the default stands where no rule matches" : "gaps are mistakes of a unique table only"
            reader.report(mapping["incomplete"], "incomplete: true means nothing here, as \(reason)")
        }
        for rule in analysis.unreachableRules.prefix(Self.most) { reader.remark(node(of: rule.rule), rule.description) }
        remark(more: analysis.unreachableRules.count, "rules without effect")
        switch policy {
        case .unique:
            let tellsGaps = !isIncomplete && !hasDefault
            tell(analysis.overlaps.map { ("\($0), but the table is unique", $0.isCertain) }, "overlaps", isComplete: analysis.isComplete)
            if tellsGaps {
                tell(
                    analysis.gaps.map { ("\($0); add a rule or a default, or say incomplete: true", $0.isCertain) }, "gaps",
                    isComplete: analysis.isComplete)
            }
        case .any:
            tell(
                analysis.overlaps.map { ("\($0) with different outputs", $0.isCertain) }, "overlaps with different outputs",
                isComplete: analysis.isComplete)
        case .first: break
        // Where several rules may match and give a list or the highest output, neither overlaps nor gaps are mistakes.
        case .priority, .ruleOrder, .outputOrder, .collect: return
        }
        for note in analysis.notes.prefix(Self.most) { reader.remark(mapping["rules"], note) }
        remark(more: analysis.notes.count, "notes")
    }

    /// What is certain is a mistake; what takes values of inputs that depend on each other may never occur.
    private func tell(_ findings: [(message: String, isCertain: Bool)], _ kind: String, isComplete: Bool) {
        let atLeast = isComplete ? "" : "at least "
        let mistakes = findings.filter(\.isCertain), doubts = findings.filter { !$0.isCertain }
        for mistake in mistakes.prefix(Self.most) { reader.report(mapping["rules"], mistake.message) }
        if mistakes.count > Self.most { reader.report(mapping["rules"], "and \(atLeast)\(mistakes.count - Self.most) more \(kind)") }
        for doubt in doubts.prefix(Self.most) { reader.remark(mapping["rules"], "it may be that \(doubt.message)") }
        remark(more: doubts.count, "possible \(kind)")
    }

    private func remark(more count: Int, _ kind: String) {
        if count > Self.most { reader.remark(mapping["rules"], "and \(count - Self.most) more \(kind)") }
    }

    private func node(of rule: Int) -> FileNode? {
        let rules = mapping["rules"]?.elements ?? []
        return rules.indices.contains(rule - 1) ? rules[rule - 1] : mapping["rules"]
    }
}

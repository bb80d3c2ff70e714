/// What the analyses of all tables of several models may still cost, and the files whose tables have been analysed.
package struct AnalysisBudget: Sendable {
    /// As `TableAnalysis.Limits` counts it.
    var effort = 1_000_000_000
    /// By their names.
    var files: Set<String> = []

    package init() {}
}

import Grants
import Localisation
import Persistence

/// The counts of an eligibility report as a person reads them in a terminal.
struct EligibilityTables {
    private static let areasShown = 20

    private let report: EligibilityReport
    private let language: Language

    init(_ report: EligibilityReport, language: Language) {
        self.report = report
        self.language = language
    }

    var text: String {
        let total = report.verdicts.values.reduce(0, +)
        var blocks = [
            counts(ReportText.verdict, Verdict.allCases.map { (ReportText.verdict($0.rawValue).text(in: language), report.verdicts[$0] ?? 0) }, total)
        ]
        let kinds = OrganisationKind.allCases.compactMap { kind in report.organisationKinds[kind].map { (kind.rawValue, $0) } }.filter { $0.1 > 0 }
        if !kinds.isEmpty { blocks.append(counts(ReportText.applicantKind, kinds)) }
        if !report.years.isEmpty { blocks.append(counts(ReportText.year, report.years.map { ("\($0.year)", $0.cases) })) }
        if !report.areas.isEmpty { blocks.append(areas) }
        if !report.rules.isEmpty { blocks.append(rules) }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private func counts(_ heading: LocalizedText, _ rows: [(String, Int)], _ total: Int? = nil) -> [String] {
        var table = TextTable()
        table.add([heading.text(in: language), ReportText.applications.text(in: language)])
        table.rows.append(.line)
        for (name, count) in rows { table.add([name, "\(count)"]) }
        if let total {
            table.rows.append(.line)
            table.add([ReportText.total.text(in: language), "\(total)"])
        }
        return table.lines()
    }

    private var areas: [String] {
        let lines = counts(ReportText.area, report.areas.prefix(Self.areasShown).map { ($0.area, $0.cases) })
        let rest = report.areas.count - Self.areasShown
        return rest > 0 ? lines + [ReportText.areasLeftOut.text(in: language) { $0 == "count" ? "\(rest)" : nil }] : lines
    }

    private var rules: [String] {
        var table = TextTable()
        let outcomes = RuleResult.Outcome.allCases
        table.add([ReportText.rule.text(in: language)] + outcomes.map { ReportText.outcome($0.rawValue).text(in: language) })
        var version = ""
        for rule in report.rules {
            let own = "\(rule.programme) \(rule.programmeVersion)"
            if own != version {
                table.rows.append(.line)
                table.add([own] + outcomes.map { _ in "" })
                version = own
            }
            table.add(["  " + (rule.title?.text(in: language) ?? rule.rule)] + outcomes.map { "\(rule.outcomes[$0] ?? 0)" })
        }
        return table.lines()
    }
}

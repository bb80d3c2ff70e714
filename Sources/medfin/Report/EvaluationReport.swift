import Decimals
import ExactJSON
import Explanation
import Grants
import Localisation

/// An evaluation (api.md section 4) as a person reads it in a terminal: finance table, shares, limits, verdict, reasons.
struct EvaluationReport {
    static let width = 100
    private static let labelWidth = 46

    let evaluation: JSON
    let language: Language
    private let labels: FactLabels

    /// - Parameter programme: gives the ids their names.
    init(_ evaluation: JSON, programme: Programme?, language: Language) {
        self.evaluation = evaluation
        self.language = language
        labels = FactLabels(programme)
    }

    var text: String {
        (heading + financeLines + shareLines + limitLines + benefitsLines + criteriaLines + verdictLines).joined(separator: "\n")
    }

    /// The columns of the finance table.
    private var years: [String] { evaluation["years"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    private func label(_ id: JSON?) -> String { id?.stringValue.map { labels[$0]?.text(in: language) ?? $0 } ?? "" }
    private var currency: String { evaluation["currency"]?.stringValue ?? "" }

    private var heading: [String] {
        guard let call = evaluation["call"]?.stringValue else { return [] }
        var line = ReportText.call.text(in: language) { _ in call }
        if let at = evaluation["at"]?.stringValue { line += ", " + ReportText.evaluatedAt.text(in: language) { _ in at } }
        return [line]
    }

    // MARK: Finance

    /// Amounts that are zero in every year are left out, but for those that the others sum up to.
    private static let alwaysShown: Set<String> = [
        BuiltInAmount.actualCosts.rawValue, BuiltInAmount.inKind.rawValue, BuiltInAmount.totalCosts.rawValue,
        BuiltInAmount.coFinancing.rawValue, BuiltInAmount.support.rawValue, BuiltInAmount.totalFinancing.rawValue,
        BuiltInAmount.financingGap.rawValue,
    ]

    private var financeLines: [String] {
        let amounts = (evaluation["amounts"]?.arrayValue ?? []).filter { amount in
            Self.alwaysShown.contains(amount["id"]?.stringValue ?? "")
                || ([amount["total"]] + years.map { amount["byYear"]?[$0] }).contains { number($0).map { !$0.isZero } ?? false }
        }
        let rows = amounts.map { amount in
            YearRow(
                label: label(amount["id"]), byYear: years.map { money(amount["byYear"]?[$0]) },
                total: [money(amount["total"])])
        }
        return blocks(
            title: "\(ReportText.financeTable.text(in: language)) (\(currency))", years: years,
            totals: [ReportText.total.text(in: language)], rows)
    }

    private var benefitsLines: [String] {
        guard let benefits = evaluation["benefits"] else { return [] }
        let years = benefits["years"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let rows = (benefits["amounts"]?.arrayValue ?? []).map { amount in
            YearRow(
                label: label(.string("benefits.\(amount["id"]?.stringValue ?? "")")), byYear: years.map { money(amount["byYear"]?[$0]) },
                total: [money(amount["total"])])
        }
        var lines = blocks(
            title: "\(label("benefits")) (\(currency))", years: years, totals: [ReportText.total.text(in: language)], rows)
        if let rate = number(benefits["discountRate"]), let year = benefits["baseYear"] {
            lines.append(
                ReportText.discounted.text(in: language) { name in name == "rate" ? rate.text(in: language) : year.text() })
        }
        return lines
    }

    private var criteriaLines: [String] {
        var table = TextTable(leftColumns: [0, 3])
        for score in evaluation["criteria"]?.arrayValue ?? [] {
            let missing = (score["missing"]?.arrayValue ?? []).compactMap(\.stringValue).map { labels.inSentence($0)?.text(in: language) ?? $0 }
            let isOutside = score["outsideScale"] == .bool(true)
            table.add([
                score["label"]?.stringValue ?? score["id"]?.stringValue ?? "", money(score["score"]),
                "(\(money(score["lowest"])) – \(money(score["highest"])))",
                isOutside ? ReportText.outsideScale.text(in: language) : missing.joined(separator: ", "),
            ])
        }
        var lines = table.rows.isEmpty ? [] : ["", ReportText.computedScores.text(in: language)] + table.lines()
        if let ranking = evaluation["ranking"] {
            let missing = (ranking["missing"]?.arrayValue ?? []).compactMap(\.stringValue).map { labels.inSentence($0)?.text(in: language) ?? $0 }
            let value = ranking["value"] == .null ? money(.null) : exact(ranking["value"])
            lines += ["", "\(ReportText.rankedBy.text(in: language)): \(ranking["label"]?.stringValue ?? "") \(value)"]
            if !missing.isEmpty { lines.append("  " + missing.joined(separator: ", ")) }
        }
        return lines
    }

    private var shareLines: [String] {
        let rows = (evaluation["shares"]?.arrayValue ?? []).map { share in
            YearRow(
                label: label(share["id"]), byYear: years.map { shown(share["byYear"]?[$0]?["displayed"]) },
                total: [shown(share["total"]?["displayed"]), exact(share["total"]?["exact"])])
        }
        guard !rows.isEmpty else { return [] }
        return blocks(
            title: "\(ReportText.shares.text(in: language)) (%)", years: years,
            totals: [ReportText.total.text(in: language), ReportText.exact.text(in: language)], rows)
    }

    private struct YearRow {
        var label: String
        var byYear: [String]
        var total: [String]
    }

    /// One table, or one under the other where the years do not fit beside each other; totals stand in the last.
    private func blocks(title: String, years: [String], totals: [String], _ rows: [YearRow]) -> [String] {
        let labels = rows.map { $0.label.wrapped(to: Self.labelWidth, indent: "  ") }
        let labelWidth = max(title.count, labels.joined().map(\.count).max() ?? 0)
        let yearWidth = 2 + max(4, rows.flatMap(\.byYear).map(\.count).max() ?? 0)
        let totalWidth = totals.indices.reduce(0) { width, index in
            width + 2 + max(totals[index].count, rows.map { $0.total[index].count }.max() ?? 0)
        }
        let perBlock = max(1, (Self.width - labelWidth - totalWidth) / yearWidth)
        var lines: [String] = []
        for start in stride(from: 0, to: max(1, years.count), by: perBlock) {
            let columns = start..<min(start + perBlock, years.count)
            let isLast = columns.upperBound == years.count
            var table = TextTable()
            table.add([title] + years[columns] + (isLast ? totals : []))
            table.rows.append(.line)
            for (row, label) in zip(rows, labels) {
                table.rows += label.dropLast().map { .cells([$0]) }
                table.add([label.last ?? ""] + row.byYear[columns] + (isLast ? row.total : []))
            }
            lines += [""] + table.lines(firstWidth: labelWidth)
        }
        return lines
    }

    // MARK: Limits

    private var limitLines: [String] {
        let support = evaluation["support"]
        let binding = support?["bindingLimit"]?.stringValue
        var table = TextTable(leftColumns: [0, 2])
        for limit in evaluation["limits"]?.arrayValue ?? [] {
            let id = limit["id"]?.stringValue ?? ""
            table.add([label(.string(id)), money(limit["amount"]), id == binding ? "← " + ReportText.binding.text(in: language) : ""])
        }
        if !table.rows.isEmpty { table.rows.append(.line) }
        table.add([ReportText.requested.text(in: language), money(support?["requested"]), ""])
        table.add([ReportText.permitted.text(in: language), money(support?["permitted"]), ""])
        table.add([ReportText.headroom.text(in: language), money(support?["headroom"]), ""])
        return ["", "\(ReportText.limits.text(in: language)) (\(currency))"] + table.lines()
    }

    // MARK: Rules

    private static let severities = ["blocking", "condition", "remark", "advice", "obligation"]

    private var verdictLines: [String] {
        guard let verdict = evaluation["verdict"]?.stringValue else { return [] }
        let rules = evaluation["rules"]?.arrayValue ?? []
        var lines = ["", "\(ReportText.verdict.text(in: language)): \(ReportText.verdict(verdict).text(in: language).uppercased())"]
        for severity in Self.severities {
            let open = rules.filter { $0["severity"]?.stringValue == severity && ["fail", "undetermined"].contains($0["outcome"]?.stringValue) }
            guard !open.isEmpty else { continue }
            lines += ["", ReportText.severity(severity).text(in: language)]
            lines += open.flatMap(reason)
        }
        let count = { (outcome: String) in "\(rules.count { $0["outcome"]?.stringValue == outcome })" }
        let summary = ReportText.passed.text(in: language) { $0 == "count" ? count("pass") : count("notApplicable") }
        return lines + ["", summary] + remedyLines
    }

    /// What would give a better verdict; nothing unless the evaluation was explained and something is open.
    private var remedyLines: [String] {
        guard let remedy = evaluation["remedy"], let reached = remedy["verdict"]?.stringValue else { return [] }
        let changes = (remedy["changes"]?.arrayValue ?? []).compactMap { $0["sentence"]?.stringValue }
        let remaining = remedy["remaining"]?.arrayValue ?? []
        var lines = remedy["searchCutShort"] == true ? ["", ReportText.searchCutShort.text(in: language)] : []
        if !changes.isEmpty {
            let title = ReportText.wholeRemedy.text(in: language) { _ in ReportText.verdict(reached).text(in: language) }
            lines += ["", title] + changes.flatMap { "  • \($0)".indented(to: Self.width) }
        }
        if !remaining.isEmpty {
            lines += ["", ReportText.remaining.text(in: language)]
            for rule in remaining {
                let text = [rule["title"], rule["text"]].compactMap { $0?.stringValue }.joined(separator: ": ")
                lines += "  • \(text)".indented(to: Self.width)
            }
        }
        return lines
    }

    private func reason(_ rule: JSON) -> [String] {
        let mark = rule["outcome"]?.stringValue == "fail" ? "✗" : "?"
        let pointer = rule["pointer"]?.stringValue ?? ""
        let message = "  \(mark) " + (rule["message"]?.stringValue ?? rule["id"]?.stringValue ?? "")
        let place = [rule["id"]?.stringValue ?? "", pointer].filter { !$0.isEmpty }.joined(separator: " · ")
        let source = rule["source"]?.stringValue.map { "\(ReportText.source.text(in: language)): \($0)" } ?? ""
        return message.indented(to: Self.width) + "\(place) · \(source)".indented(to: Self.width, first: "    ") + explanation(of: rule)
    }

    /// Nothing unless the evaluation was explained.
    private func explanation(of rule: JSON) -> [String] {
        guard let explanation = rule["explanation"]?.stringValue else { return [] }
        let remedies = (rule["remedies"]?.arrayValue ?? []).compactMap { $0["text"]?.stringValue }
        let lines =
            ["\(ReportText.why.text(in: language)): \(explanation)"]
            + remedies.enumerated().map { "\(($0 == 0 ? ReportText.remedy : ReportText.otherRemedy).text(in: language)): \($1)" }
            + (rule["searchCutShort"] == true ? [ReportText.searchCutShort.text(in: language)] : [])
        return lines.flatMap { $0.indented(to: Self.width, first: "    ") }
    }

    // MARK: Numbers

    private func number(_ json: JSON?) -> Decimal128? {
        json?.stringValue.flatMap { Decimal128(exactly: $0) }
    }

    private func money(_ json: JSON?) -> String {
        guard let json, json != .null else { return ReportText.undetermined.text(in: language) }
        return number(json)?.text(in: language) ?? json.text()
    }

    /// A percentage; a dash where its base is zero.
    private func shown(_ json: JSON?) -> String {
        number(json)?.text(in: language) ?? "–"
    }

    /// The first six decimals, and an ellipsis where there are more.
    private func exact(_ json: JSON?) -> String {
        guard let number = number(json) else { return "–" }
        guard let cut = try? number.rounded(toScale: 6, mode: .down), cut != number else { return number.text(in: language) }
        return cut.text(in: language) + "…"
    }
}

extension String {
    /// Wrapped lines: the first as it stands behind `first`, the rest four in.
    fileprivate func indented(to width: Int, first: String = "") -> [String] {
        let lead = first.isEmpty ? String(prefix { $0 == " " }) : first
        return wrapped(to: width - lead.count, indent: "").enumerated().map { index, line in
            (index == 0 ? lead : "    ") + line
        }
    }
}

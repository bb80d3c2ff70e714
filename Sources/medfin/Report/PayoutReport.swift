import Decimals
import ExactJSON
import Explanation
import Grants
import Localisation

/// A payout schedule (api.md section 5) as a person reads it in a terminal: its instalments, and what they come to by year.
struct PayoutReport {
    let schedule: JSON
    let currency: String
    let language: Language

    var text: String {
        var lines = [ReportText.payoutSchedule.text(in: language)] + instalmentLines
        if let acceptBy = schedule["acceptBy"]?.stringValue {
            lines += ["", ReportText.acceptBy.text(in: language) { _ in acceptBy }]
        }
        return (lines + yearLines).joined(separator: "\n")
    }

    private var items: [JSON] { schedule["items"]?.arrayValue ?? [] }
    private var amountHeading: String { "\(ReportText.amount.text(in: language)) (\(currency))" }

    private var instalmentLines: [String] {
        var table = TextTable(leftColumns: [1, 2, 4])
        table.add(["#", ReportText.due.text(in: language), ReportText.period.text(in: language), amountHeading, ""])
        table.rows.append(.line)
        for item in items {
            table.add([
                item["number"]?.text() ?? "", item["due"]?.stringValue ?? "", period(of: item), amount(item)?.text(in: language) ?? "",
                remarks(on: item),
            ])
        }
        if let sum = sum(items) {
            table.rows.append(.line)
            table.add(["", "", ReportText.total.text(in: language), sum.text(in: language), ""])
        }
        return table.lines()
    }

    /// What falls due in each year, and how much of it waits for a condition.
    private var yearLines: [String] {
        let years = Set(items.compactMap { $0["due"]?.stringValue?.prefix(4) }).sorted()
        guard years.count > 1, let whole = sum(items) else { return [] }
        var table = TextTable()
        table.add([ReportText.year.text(in: language), amountHeading, ReportText.held.text(in: language)])
        table.rows.append(.line)
        func add(_ label: String, _ items: [JSON], _ sum: Decimal128?) {
            let held = self.sum(items.filter { $0["held"] == .bool(true) })
            table.add([label, sum?.text(in: language) ?? "", held?.text(in: language) ?? ""])
        }
        for year in years {
            let due = items.filter { $0["due"]?.stringValue?.hasPrefix(year) == true }
            add(String(year), due, sum(due))
        }
        table.rows.append(.line)
        add(ReportText.total.text(in: language), items, whole)
        return [""] + table.lines()
    }

    private func remarks(on item: JSON) -> String {
        let kind = item["kind"]?.stringValue.flatMap { $0 == Instalment.Kind.instalment.rawValue ? nil : ReportText.kind($0) }
        let condition = item["condition"]?.stringValue.map(ReportText.condition)
        let status = item["status"]?.stringValue.map(ReportText.status)
        return [kind?.text(in: language), status?.text(in: language), condition?.text(in: language)].compactMap(\.self)
            .joined(separator: ", ")
    }

    private func amount(_ item: JSON) -> Decimal128? {
        item["amount"]?.stringValue.flatMap { Decimal128(exactly: $0) }
    }

    /// Nil where a term is unknown, or 34 digits do not hold the sum.
    private func sum(_ items: [JSON]) -> Decimal128? {
        items.map(amount).reduce(.zero, exactSum)
    }

    private func exactSum(_ left: Decimal128?, _ right: Decimal128?) -> Decimal128? {
        guard let left, let right, let sum = try? left + right else { return nil }
        // A sum that was rounded gives one of its terms back changed.
        guard let first = try? sum - right, let second = try? sum - left, first == left, second == right else { return nil }
        return sum
    }

    private func period(of item: JSON) -> String {
        guard let start = item["claimFrom"]?.stringValue, let end = item["claimUntil"]?.stringValue else { return "" }
        return "\(start) – \(end)"
    }
}

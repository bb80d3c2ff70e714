import Decimals
import ExactJSON
import Explanation
import Grants
import Localisation

/// A payout schedule (api.md section 5) as a person reads it in a terminal.
struct PayoutReport {
    let schedule: JSON
    let currency: String
    let language: Language

    var text: String {
        var table = TextTable(leftColumns: [1, 2, 4])
        table.add(
            [
                "#", ReportText.due.text(in: language), ReportText.period.text(in: language),
                "\(ReportText.amount.text(in: language)) (\(currency))", "",
            ])
        table.rows.append(.line)
        var sum: Decimal128? = .zero
        for item in schedule["items"]?.arrayValue ?? [] {
            let amount = item["amount"]?.stringValue.flatMap { Decimal128(exactly: $0) }
            sum = exactSum(sum, amount)
            table.add([
                item["number"]?.text() ?? "", item["due"]?.stringValue ?? "", period(of: item), amount?.text(in: language) ?? "",
                [item["status"]?.stringValue, item["condition"]?.stringValue].compactMap(\.self).joined(separator: ", "),
            ])
        }
        if let sum {
            table.rows.append(.line)
            table.add(["", "", ReportText.total.text(in: language), sum.text(in: language), ""])
        }
        return ([ReportText.payoutSchedule.text(in: language)] + table.lines()).joined(separator: "\n")
    }

    /// Nil where a term is unknown, or 34 digits do not hold the sum.
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

import Decimals
import ExactJSON
import Explanation
import FEEL

extension ApplicationContent {
    /// The path of the support that a document requests, all years together.
    static let requestedSupportPath = "financing.requestedSupport"

    /// The document with another value of one of the facts that can be adjusted; nil where it can't have that value.
    ///
    /// - Requested support: the years keep their proportions.
    /// - A cost category: its greatest line of actual costs takes the whole difference, its years in proportion.
    /// - A date of the period or an answer: that alone changes.
    func adjusting(_ path: String, to value: Value, under programme: Programme) -> ApplicationContent? {
        var content = self
        switch (path, value) {
        case (Self.requestedSupportPath, .number(let amount)):
            guard let scaled = try? requestedSupport.adjusted(to: amount, in: years), !scaled.isEmpty else { return nil }
            content.requestedSupport = scaled
        case ("period.start", .date(let date)): content.period?.start = date
        case ("period.end", .date(let date)): content.period?.end = date
        case (_, .number(let amount)) where programme.categories.contains { $0.id == path }:
            guard let line = adjustableLine(of: path), let sum = try? lines[line].amounts.values.sum(), let total = total(of: path),
                let needed = sum.adding(amount)?.adding(-total), !needed.isNegative,
                let scaled = try? lines[line].amounts.adjusted(to: needed, in: lines[line].amounts.keys.sorted())
            else { return nil }
            content.lines[line].amounts = scaled
        default:
            guard path.hasPrefix("answers."),
                let index = answers.lastIndex(where: { "answers.\($0.question)" == path })
            else { return nil }
            content.answers[index].value = value.json
        }
        return content
    }

    /// The category's greatest line of actual costs, by its place.
    private func adjustableLine(of category: String) -> Int? {
        let sums = lines.indices.compactMap { index -> (index: Int, sum: Decimal128)? in
            guard lines[index].category == category, lines[index].kind == .actual, let sum = try? lines[index].amounts.values.sum(),
                !sum.isZero
            else { return nil }
            return (index, sum)
        }
        return sums.max { $0.sum < $1.sum }?.index
    }

    private func total(of category: String) -> Decimal128? {
        try? lines.filter { $0.category == category && $0.kind != .income }.flatMap(\.amounts.values).sum()
    }

    /// A category's costs as the finance table has them; nil where no line of it can be changed.
    func adjustableCosts(of category: String) -> AdjustableFact? {
        guard let line = adjustableLine(of: category), let total = total(of: category),
            let fixed = (try? lines[line].amounts.values.sum()).flatMap({ total.adding(-$0) })
        else { return nil }
        return AdjustableFact(category, current: .number(total), minimum: .number(fixed))
    }
}

extension YearlyAmounts {
    /// In proportion, whole units staying whole.
    fileprivate func adjusted(to total: Decimal128, in years: [Int]) throws(DecimalError) -> YearlyAmounts {
        let isWhole = values.allSatisfy { $0.normalized.scale <= 0 } && total.normalized.scale <= 0
        return try scaled(to: total, in: years, decimals: isWhole ? 0 : Money.decimals)
    }
}

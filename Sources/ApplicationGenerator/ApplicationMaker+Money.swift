import Decimals
import Grants

extension ApplicationMaker {
    private static let cent = Decimal128(coefficient: 1, exponent: -2) ?? .zero

    mutating func budget() {
        let total = nearBorder(of: borders.amounts, percent: 35) ?? amount(upTo: borders.amounts.max() ?? 20_000_000)
        // What flat rates stand on changes the total, so that the cost is at a border only where nothing else does.
        let categories = programme.categories.map(\.id)
        let plain = categories.filter { id in !programme.flatRates.contains { $0.bases.contains(id) } }
        let chosen = random.happens(30) && !plain.isEmpty ? plain : categories
        content.lines = parts(of: total, Int.random(in: 1...7, using: &random)).map { part in
            var line = BudgetLine()
            line.category = random.one(of: chosen)
            line.description = text(words: 2)
            if random.happens(5), !isComplete { line.kind = .unitCost }
            line.amounts = byYear(part)
            return line
        }
        if random.happens(4) {
            var income = BudgetLine()
            income.kind = .income
            income.description = text(words: 2)
            income.amounts = byYear(amount(upTo: 100_000))
            content.lines.append(income)
        }
    }

    /// Support at or near a share of the cost, and co-financiers for the rest of it.
    mutating func financing() {
        let sectors = random.happens(60) ? [CoFinancier.Sector.public] : CoFinancier.Sector.allCases
        content.coFinanciers = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            var coFinancier = CoFinancier()
            coFinancier.organisation = organisation(OrganisationKind.allCases)
            coFinancier.sector = random.one(of: sectors)
            coFinancier.insideProgrammeArea = likely(90)
            coFinancier.certificate = likely(88) ? .attached : random.one(of: CoFinancier.Certificate.allCases)
            if random.happens(20) { coFinancier.inKind = byYear(amount(upTo: 200_000)) }
            return coFinancier
        }
        guard let finance = finance(), let costs = finance["totalCosts"]?.total, let inKind = finance["inKind"]?.total else { return }
        let share = nearBorder(of: borders.percentages, percent: 40) ?? Decimal128(Int.random(in: 10...70, using: &random))
        let exact = costs.multiplied(by: share).flatMap { try? $0 / 100 } ?? .zero
        let support = min((try? exact.rounded(toScale: 2, mode: .floor)) ?? exact, costs.adding(-inKind) ?? costs)
        content.requestedSupport = byYear(max(Self.cent, support))
        let rest = costs.adding(-inKind)?.adding(-support) ?? .zero
        let cash = parts(of: likely(90) ? rest : amount(upTo: costs), content.coFinanciers.count)
        for (index, part) in cash.enumerated() { content.coFinanciers[index].cash = byYear(part) }
    }

    /// Sometimes moves the requested support to the computed limit, a hundredth below or above it, the first co-financier paying the difference.
    mutating func supportAtLimit() {
        guard random.happens(35), let finance = finance(), let permitted = finance.permitted else { return }
        let whole = (try? permitted.rounded(toScale: 2, mode: .floor)) ?? permitted
        let step = random.one(of: [-Self.cent, .zero, Self.cent, 1]) ?? .zero
        guard let support = whole.adding(step), support.sign > 0, let difference = finance.requested.adding(-support),
            let cash = content.coFinanciers.first?.cash.values.reduce(Decimal128.zero, { $0.adding($1) ?? $0 }),
            let changed = cash.adding(difference), !changed.isNegative
        else { return }
        content.requestedSupport = byYear(support)
        content.coFinanciers[0].cash = byYear(changed)
    }

    private func finance() -> FinanceTable? {
        try? Evaluator(programme, call: call).evaluate(content, gate: .claim, at: call.opens, decisions: false).finance
    }

    // MARK: Figures

    /// One of the figures, or a hundredth or a whole beside it; nil where there is none, and otherwise at most so many times in a hundred.
    mutating func nearBorder(of figures: [Decimal128], percent: Int) -> Decimal128? {
        guard random.happens(percent), let figure = random.one(of: figures.filter { $0.sign > 0 }) else { return nil }
        let step = random.one(of: [-Self.cent, .zero, .zero, Self.cent, 1, -1]) ?? .zero
        return figure.adding(step).flatMap { $0.sign > 0 && $0.normalized.scale <= 2 ? $0 : nil }
    }

    /// From a hundredth of the greatest to a quarter above it, small ones as often as large ones; hundredths in one of four.
    mutating func amount(upTo greatest: Decimal128) -> Decimal128 {
        let scale = random.one(of: [1, 4, 16, 64]) ?? 1
        let part = Decimal128(coefficient: Int128(Int.random(in: 10...1250, using: &random)), exponent: -3) ?? 1
        let exact = greatest.multiplied(by: part).flatMap { try? $0 / Decimal128(scale) } ?? greatest
        return max(1, (try? exact.rounded(toScale: random.happens(25) ? 2 : 0, mode: .down)) ?? exact)
    }

    /// Amounts in hundredths that come to the total exactly; the last takes what is left.
    mutating func parts(of total: Decimal128, _ count: Int) -> [Decimal128] {
        var left = total
        var parts: [Decimal128] = []
        for index in 0..<max(1, count) {
            guard index < count - 1 else {
                parts.append(left)
                break
            }
            let share = Decimal128(Int.random(in: 5...60, using: &random))
            let exact = left.multiplied(by: share).flatMap { try? $0 / 100 } ?? .zero
            let part = (try? exact.rounded(toScale: 0, mode: .down)) ?? .zero
            parts.append(part)
            left = left.adding(-part) ?? .zero
        }
        return parts
    }

    mutating func byYear(_ total: Decimal128) -> YearlyAmounts {
        let amounts = parts(of: total, years.count)
        return Dictionary(zip(years, amounts), uniquingKeysWith: { first, _ in first })
    }
}

import Decimals
import FEEL

/// What a benefits table is computed with, as an evaluation has it; nil what is missing.
struct BenefitsTerms {
    /// Percent.
    var cutShare: Decimal128?
    /// Percent a year.
    var discountRate: Decimal128?
    var baseYear: Int?
}

extension BenefitsTable {
    /// Computes the table exactly; the present value to 34 digits. Rounding, where the file asks for it, is noted as steps.
    ///
    /// Rows of one year are added up, a figure that a row leaves out is zero. Throws where a number leaves decimal128, which figures
    /// within `Money.maximum` cannot.
    init(
        _ rows: [BenefitsPlanRow], _ definition: BenefitsDefinition, _ terms: BenefitsTerms, steps: inout [FinanceTable.RoundingStep]
    ) throws(DecimalError) {
        let years = Set(rows.map(\.year)).sorted()
        var amounts: [Amount] = []
        var all = Dictionary(
            uniqueKeysWithValues: BenefitsDefinition.Figure.allCases.map { ($0, Array(repeating: Decimal128.zero, count: years.count)) })
        var cut: [Decimal128]?
        for party in definition.parties {
            let gross = try Self.sums(of: party.gross, in: rows, years)
            let lastingCost = try party.lastingCost.map { column throws(DecimalError) in try Self.sums(of: column, in: rows, years) }
            let figures: [BenefitsDefinition.Figure: [Decimal128]] = [
                .gross: gross, .lastingCost: lastingCost ?? gross.map { _ in .zero }, .net: try Self.sum(gross, lastingCost, sign: -1),
            ]
            for figure in BenefitsDefinition.Figure.allCases {
                amounts.append(try Amount(id: party.amountID(figure), known: figures[figure] ?? []))
                all[figure] = try Self.sum(all[figure] ?? [], figures[figure])
            }
            if party.id == definition.budgetCut?.party { cut = try Self.cuts(figures[.net] ?? [], share: terms.cutShare) }
        }
        for figure in BenefitsDefinition.Figure.allCases { amounts.append(try Amount(id: figure.rawValue, known: all[figure] ?? [])) }
        if let budgetCut = definition.budgetCut {
            amounts.append(
                try Amount(BenefitsDefinition.budgetCutID, of: cut, years, rounding: budgetCut.rounding, steps: &steps))
        }
        if let presentValue = definition.presentValue {
            let discounted = try Self.discounted(all[.net] ?? [], years, terms)
            amounts.append(
                try Amount(BenefitsDefinition.presentValueID, of: discounted, years, rounding: presentValue.rounding, steps: &steps))
        }
        self.init(years: years, amounts: amounts, baseYear: terms.baseYear, discountRate: terms.discountRate)
    }

    private static func sums(of column: String, in rows: [BenefitsPlanRow], _ years: [Int]) throws(DecimalError) -> [Decimal128] {
        var sums: [Decimal128] = []
        for year in years { sums.append(try rows.filter { $0.year == year }.compactMap { $0.figures[column] }.sum()) }
        return sums
    }

    private static func sum(_ left: [Decimal128], _ right: [Decimal128]?, sign: Int = 1) throws(DecimalError) -> [Decimal128] {
        guard let right else { return left }
        var sums: [Decimal128] = []
        for (left, right) in zip(left, right) { sums.append(try left + (sign < 0 ? -right : right)) }
        return sums
    }

    /// The share of what is above zero; a year with a loss has no cut, and gives nothing back.
    private static func cuts(_ net: [Decimal128], share: Decimal128?) throws(DecimalError) -> [Decimal128]? {
        guard let share else { return nil }
        var cuts: [Decimal128] = []
        for amount in net { cuts.append(max(.zero, try max(.zero, amount) * share / 100)) }
        return cuts
    }

    /// Nil where rate or base year are missing, or nothing can be discounted with the rate.
    private static func discounted(_ net: [Decimal128], _ years: [Int], _ terms: BenefitsTerms) throws(DecimalError) -> [Decimal128]? {
        guard let rate = terms.discountRate, let base = terms.baseYear, rate > -100 else { return nil }
        let factor = try 1 + rate / 100
        var values: [Decimal128] = []
        for (amount, year) in zip(net, years) {
            let power = try factor.power(abs(year - base))
            values.append(year < base ? try amount * power : try amount / power)
        }
        return values
    }
}

extension BenefitsTable.Amount {
    fileprivate init(id: String, known byYear: [Decimal128]) throws(DecimalError) {
        self.init(id: id, byYear: byYear, total: try byYear.sum())
    }

    /// Rounded on the total, the years are what their running sum adds, so that they sum to the rounded total.
    fileprivate init(
        _ id: String, of exact: [Decimal128]?, _ years: [Int], rounding: Rounding?, steps: inout [FinanceTable.RoundingStep]
    ) throws(DecimalError) {
        guard let exact else {
            self.init(id: id, byYear: years.map { _ in nil }, total: nil)
            return
        }
        guard let rounding else {
            try self.init(id: id, known: exact.map(\.normalized))
            return
        }
        var byYear: [Decimal128] = []
        var running = Decimal128.zero
        var before = Decimal128.zero
        for (year, amount) in zip(years, exact) {
            running = try rounding.scope == .year ? amount : running + amount
            let rounded = try running.rounded(toUnit: rounding.unit, mode: rounding.mode)
            byYear.append(try rounding.scope == .year ? rounded : rounded - before)
            before = rounded
            if rounding.scope == .year || year == years.last {
                let year = rounding.scope == .year ? year : nil
                steps.append(.init(id: "benefits.\(id)", year: year, exact: running.normalized, rounded: rounded, rule: rounding))
            }
        }
        try self.init(id: id, known: byYear)
    }
}

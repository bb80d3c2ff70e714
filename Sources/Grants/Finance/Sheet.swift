import Decimals

/// A finance table while it is filled in: one row for each amount, one column for each year.
struct Sheet {
    let years: [Int]
    private let columns: [Int: Int]
    private var ids: [String] = []
    private var rowOf: [String: Int] = [:]
    private var rows: [[Decimal128]] = []
    private(set) var steps: [FinanceTable.RoundingStep] = []

    init(years: [Int]) {
        self.years = years
        columns = Dictionary(uniqueKeysWithValues: years.enumerated().map { ($1, $0) })
    }

    mutating func open(_ id: String) {
        rowOf[id] = rows.count
        ids.append(id)
        rows.append(Array(repeating: .zero, count: years.count))
    }

    mutating func add(_ amounts: YearlyAmounts, to amount: BuiltInAmount, negated: Bool = false) throws(DecimalError) {
        try add(amounts, to: amount.rawValue, negated: negated)
    }

    /// Adds to a row; a row that was not opened (a category the programme does not have) takes nothing.
    mutating func add(_ amounts: YearlyAmounts, to id: String, negated: Bool = false) throws(DecimalError) {
        guard let row = rowOf[id] else { return }
        for (year, amount) in amounts {
            guard let column = columns[year] else { continue }
            rows[row][column] = try rows[row][column] + (negated ? -amount : amount)
        }
    }

    mutating func sum(_ parts: [BuiltInAmount], into amount: BuiltInAmount) throws(DecimalError) {
        for column in years.indices {
            var sum = Decimal128.zero
            for part in parts { sum = try sum + value(part.rawValue, column) }
            set(amount, column, sum)
        }
    }

    mutating func subtract(_ subtrahend: BuiltInAmount, from minuend: BuiltInAmount, into amount: BuiltInAmount) throws(DecimalError) {
        for column in years.indices {
            set(amount, column, try value(minuend.rawValue, column) - value(subtrahend.rawValue, column))
        }
    }

    /// Fills the row of an amount of the programme's own from rows that are filled.
    mutating func compute(_ amount: AmountDefinition) throws(DecimalError) {
        guard let row = rowOf[amount.id] else { return }
        for column in years.indices {
            for id in amount.sum { rows[row][column] = try rows[row][column] + value(id, column) }
            for id in amount.less { rows[row][column] = try rows[row][column] - value(id, column) }
        }
    }

    mutating func replace(_ amount: BuiltInAmount, by amounts: YearlyAmounts) {
        for column in years.indices { set(amount, column, amounts[years[column]] ?? .zero) }
    }

    /// A flat rate's amount for each year, rounded as its file says and noted as a step.
    ///
    /// Rounded on the total, the years are what their running sum adds, so that they sum to the rounded total.
    mutating func flatRate(_ flatRate: FlatRate, percentage: Decimal128) throws(DecimalError) -> YearlyAmounts {
        let rounding = flatRate.rounding
        var computed: YearlyAmounts = [:]
        var runningBase = Decimal128.zero
        var before = Decimal128.zero
        for (column, year) in years.enumerated() {
            var base = Decimal128.zero
            for id in flatRate.bases { base = try base + value(id, column) }
            switch rounding.scope {
            case .year:
                let exact = try base * percentage / 100
                let rounded = try exact.rounded(toUnit: rounding.unit, mode: rounding.mode)
                steps.append(.init(id: flatRate.id, year: year, exact: exact.normalized, rounded: rounded, rule: rounding))
                computed[year] = rounded
            case .total:
                runningBase = try runningBase + base
                let exact = try runningBase * percentage / 100
                let rounded = try exact.rounded(toUnit: rounding.unit, mode: rounding.mode)
                computed[year] = try rounded - before
                before = rounded
                if column == years.indices.last {
                    steps.append(.init(id: flatRate.id, year: nil, exact: exact.normalized, rounded: rounded, rule: rounding))
                }
            }
        }
        return computed
    }

    func amounts() throws(DecimalError) -> [FinanceTable.Amount] {
        var amounts: [FinanceTable.Amount] = []
        for (id, row) in zip(ids, rows) {
            amounts.append(FinanceTable.Amount(id: id, byYear: row, total: try row.sum()))
        }
        return amounts
    }

    private func value(_ id: String, _ column: Int) -> Decimal128 {
        rowOf[id].map { rows[$0][column] } ?? .zero
    }

    private mutating func set(_ amount: BuiltInAmount, _ column: Int, _ value: Decimal128) {
        guard let row = rowOf[amount.rawValue] else { return }
        rows[row][column] = value
    }
}

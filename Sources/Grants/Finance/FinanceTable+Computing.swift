package import Decimals

/// A flat rate as one evaluation uses it: its percentage, nil where its condition does not hold.
package struct AppliedRate: Sendable, Equatable {
    package var percentage: Decimal128?

    package init(percentage: Decimal128?) {
        self.percentage = percentage
    }
}

extension FinanceTable {
    /// Computes amounts and shares exactly (domain.md section 3); limits are added by the evaluator.
    ///
    /// `rates` is parallel to the programme's flat rates. At a decision `grantedSupport` stands in
    /// for the support, spread over the years as the request was; the totals stay the request's, so that shares and limits
    /// keep their bases. Throws only on numbers beyond
    /// decimal128, which amounts within `Money.maximum` cannot reach.
    package init(
        of content: ApplicationContent, under programme: Programme, rates: [AppliedRate], grantedSupport: Decimal128? = nil
    ) throws(DecimalError) {
        let years = content.years
        var sheet = Sheet(years: years)
        for category in programme.categories { sheet.open(category.id) }
        for flatRate in programme.flatRates { sheet.open(flatRate.id) }
        for amount in BuiltInAmount.allCases { sheet.open(amount.rawValue) }
        for amount in programme.amounts { sheet.open(amount.id) }

        for line in content.lines {
            if line.kind != .income, let category = line.category { try sheet.add(line.amounts, to: category) }
            switch line.kind {
            case .actual: break
            case .unitCost: try sheet.add(line.amounts, to: .unitCosts)
            case .lumpSum: try sheet.add(line.amounts, to: .lumpSums)
            case .income: try sheet.add(line.amounts, to: .income)
            }
            try sheet.add(line.amounts, to: .actualCosts, negated: line.kind == .income)
        }
        for (flatRate, applied) in zip(programme.flatRates, rates) {
            guard let percentage = applied.percentage else { continue }
            let computed = try sheet.flatRate(flatRate, percentage: percentage)
            try sheet.add(computed, to: flatRate.id)
            try sheet.add(computed, to: .flatRates)
            try sheet.add(computed, to: .actualCosts)
        }
        for coFinancier in content.coFinanciers {
            let isPublic = coFinancier.sector != .private
            try sheet.add(coFinancier.cash, to: isPublic ? .publicCash : .privateCash)
            try sheet.add(coFinancier.inKind, to: isPublic ? .publicInKind : .privateInKind)
        }
        try sheet.sum([.publicInKind, .privateInKind], into: .inKind)
        try sheet.sum([.actualCosts, .inKind], into: .totalCosts)
        try sheet.sum([.publicCash, .privateCash], into: .cash)
        try sheet.sum([.publicCash, .publicInKind], into: .publicCoFinancing)
        try sheet.sum([.privateCash, .privateInKind], into: .privateCoFinancing)
        try sheet.sum([.cash, .inKind], into: .coFinancing)
        let requested = try content.requestedSupport.values.sum()
        try sheet.add(content.requestedSupport, to: .support)
        try sheet.sum([.support, .coFinancing], into: .totalFinancing)
        try sheet.subtract(.totalFinancing, from: .totalCosts, into: .financingGap)
        if let grantedSupport { sheet.replace(.support, by: try content.requestedSupport.scaled(to: grantedSupport, in: years)) }
        for amount in programme.amounts { try sheet.compute(amount) }

        self.init(
            currency: programme.currency, years: years, amounts: try sheet.amounts(),
            shares: [], requested: requested, roundingSteps: sheet.steps)
        shares = try programme.shares.map { definition throws(DecimalError) in try share(definition) }
    }

    private func share(_ definition: ShareDefinition) throws(DecimalError) -> Share {
        guard let numerator = self[definition.numerator], let base = self[definition.base] else { throw .undefined }
        var byYear: [Share.Value] = []
        for index in years.indices {
            byYear.append(try Share.Value(numerator.byYear[index], of: base.byYear[index], definition))
        }
        return Share(
            id: definition.id, numerator: definition.numerator, base: definition.base, byYear: byYear,
            total: try Share.Value(numerator.total, of: base.total, definition))
    }
}

extension FinanceTable.Share.Value {
    fileprivate init(_ numerator: Decimal128, of base: Decimal128, _ definition: ShareDefinition) throws(DecimalError) {
        self.init(numerator: numerator, base: base)
        guard !base.isZero else { return }
        let percent = try numerator * 100 / base
        exact = percent.normalized
        displayed = try percent.quantized(toScale: definition.digits, mode: definition.mode)
    }
}

extension ApplicationContent {
    /// Every calendar year that occurs in an amount of the document, in order.
    package var years: [Int] {
        var years = Set(requestedSupport.keys)
        for line in lines { years.formUnion(line.amounts.keys) }
        for coFinancier in coFinanciers {
            years.formUnion(coFinancier.cash.keys)
            years.formUnion(coFinancier.inKind.keys)
        }
        return years.sorted()
    }
}

extension YearlyAmounts {
    /// The amounts in the same proportions with another sum, exact to the minor unit (or so many decimals) by cumulative rounding; all
    /// in the last year where there is nothing to go by.
    package func scaled(
        to total: Decimal128, in years: [Int], decimals: Int = Money.decimals
    ) throws(DecimalError) -> YearlyAmounts {
        let whole = try values.sum()
        guard let last = years.last else { return [:] }
        guard !whole.isZero else { return [last: total] }
        var scaled: YearlyAmounts = [:]
        var cumulative = Decimal128.zero
        var before = Decimal128.zero
        for year in years {
            cumulative = try cumulative + (self[year] ?? 0)
            let upTo = try (total * cumulative / whole).rounded(toScale: decimals, mode: .halfUp)
            scaled[year] = try upTo - before
            before = upTo
        }
        return scaled
    }
}

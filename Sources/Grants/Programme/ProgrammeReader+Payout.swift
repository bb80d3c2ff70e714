import Decimals

extension ProgrammeReader {
    private enum PlanKind: String, CaseIterable {
        case claims, annualTranches, instalments
    }

    /// Keys of every kind, and those of one kind each.
    private static let commonKeys = ["rounding", "residual", "roll", "acceptWithinDays", "advance", "retention", "source", "assumptions"]
    private static let ownKeys: [(kind: PlanKind, keys: [String])] = [
        (.claims, ["period", "dueDaysAfter"]),
        (.annualTranches, ["due", "daysAfterDecision", "condition", "firstCondition", "maximumCarryOvers", "years"]),
        (.instalments, ["parts"]),
    ]

    func payout(_ file: FileMapping) -> PayoutPlan? {
        let allOwn = Self.ownKeys.flatMap(\.keys)
        guard let node = file["payout"], let mapping = reader.mapping(node, required: ["kind"], optional: Self.commonKeys + allOwn),
            let planKind = mapping.choice("kind", PlanKind.self)
        else { return nil }
        let own = Self.ownKeys.first { $0.kind == planKind }?.keys ?? []
        for key in allOwn where !own.contains(key) {
            if let node = mapping[key] { reader.report(node, "a plan of kind \(planKind.rawValue) has no \(key)") }
        }
        let kind: PayoutPlan.Kind? =
            switch planKind {
            case .claims:
                claimPeriod(mapping).map {
                    .claims(period: $0, dueDaysAfter: mapping.integer("dueDaysAfter", in: 0...365) ?? 0)
                }
            case .annualTranches: tranches(mapping).map { .annualTranches($0) }
            case .instalments: parts(mapping).map { .instalments($0) }
            }
        let rounding = mapping["rounding"].flatMap { reader.mapping($0, required: ["unit"], optional: ["mode", "per"]) }
        for key in ["mode", "per"] {
            guard let node = rounding?[key] else { continue }
            _ = reader.refuses(node, "the rounding of a payout plan has a unit only; its residual says who takes the rest")
        }
        let unit = rounding.flatMap { payoutUnit($0) }
        let advance = mapping["advance"].flatMap { self.advance($0) }
        let retention = mapping["retention"].flatMap { self.retention($0) }
        let residual = mapping.choice("residual", PayoutPlan.Residual.self)
        let roll = mapping.choice("roll", BusinessDayRoll.self)
        let acceptWithinDays = mapping.integer("acceptWithinDays", in: 1...3650)
        let source = source(mapping)
        let assumptions = assumptions(mapping, of: Self.commonKeys.filter { $0 != "assumptions" } + own)
        guard let kind else { return nil }
        return PayoutPlan(
            kind, unit: unit ?? 1, residual: residual ?? .last, roll: roll ?? .following, acceptWithinDays: acceptWithinDays,
            advance: advance, retention: retention, source: source, assumptions: assumptions)
    }

    /// What instalments are multiples of: an amount itself.
    private func payoutUnit(_ rounding: FileMapping) -> Decimal128? {
        guard let unit = unit(rounding) else { return nil }
        let isAmount = unit < PayoutPlan.bound && unit.normalized.scale <= Money.decimals
        if !isAmount, reader.refuses(rounding["unit"], "expected at most \(Money.decimals) decimals and 13 digits before them, found \(unit)") {
            return nil
        }
        return unit
    }

    /// The keys that stand in no source, each one of the plan's.
    private func assumptions(_ mapping: FileMapping, of keys: [String]) -> [String] {
        mapping.list("assumptions") { node in
            guard let key = reader.text(node) else { return nil }
            guard mapping[key] != nil, keys.contains(key) else {
                let near = reader.suggestion(key, among: keys)
                reader.report(node, "\(key) is no key of this plan\(near)")
                return nil
            }
            return key
        }
    }

    private func tranches(_ mapping: FileMapping) -> PayoutPlan.AnnualTranches? {
        var years: [Int] = []
        for node in reader.sequence(mapping["years"]) {
            guard let text = reader.text(node) else { continue }
            guard let year = Int(text), (ContentReader.Limit.firstYear...ContentReader.Limit.lastYear).contains(year) else {
                reader.report(
                    node, "expected a year from \(ContentReader.Limit.firstYear) to \(ContentReader.Limit.lastYear), found \(text)")
                continue
            }
            if let last = years.last, year <= last { reader.report(node, "the years must stand in their order, each once") }
            years.append(year)
        }
        if mapping["years"]?.elements?.isEmpty == true { reader.report(mapping["years"], "money is paid in at least one year") }
        let tranches = day(mapping).map {
            PayoutPlan.AnnualTranches(
                due: $0, daysAfterDecision: mapping.integer("daysAfterDecision", in: 0...365) ?? 0,
                condition: mapping.choice("condition", PayoutCondition.self),
                firstCondition: mapping.choice("firstCondition", PayoutCondition.self), years: years,
                maximumCarryOvers: mapping.integer("maximumCarryOvers", in: 0...50))
        }
        return tranches
    }

    private func advance(_ node: FileNode) -> PayoutPlan.Advance? {
        let optional = ["share", "maximum", "onRequest", "daysAfterDecision", "condition", "source"]
        guard let mapping = reader.mapping(node, required: [], optional: optional) else { return nil }
        if mapping["share"] == nil, mapping["maximum"] == nil { reader.report(node, "an advance has a share, a maximum or both") }
        let maximum = mapping.decimal("maximum")
        if let maximum, maximum.sign <= 0 || !Money.isWithinBounds(maximum) {
            reader.report(mapping["maximum"], "the maximum must be an amount above zero")
        }
        return PayoutPlan.Advance(
            share: percentage("share", of: mapping), maximum: maximum, isOnRequest: mapping.boolean("onRequest") ?? false,
            daysAfterDecision: mapping.integer("daysAfterDecision", in: 0...3650) ?? 0,
            condition: mapping.choice("condition", PayoutCondition.self), source: source(mapping))
    }

    private func retention(_ node: FileNode) -> PayoutPlan.Retention? {
        guard let mapping = reader.mapping(node, required: ["share", "daysAfterEnd"], optional: ["condition"]),
            let share = percentage("share", of: mapping), let days = mapping.integer("daysAfterEnd", in: 0...3650)
        else { return nil }
        return PayoutPlan.Retention(
            share: share, condition: mapping.choice("condition", PayoutCondition.self) ?? .approvedFinalReport, daysAfterEnd: days)
    }

    /// A share of the grant: above 0 and at most 100, with at most 4 decimals, so that its products are exact.
    private func percentage(_ key: String, of mapping: FileMapping) -> Decimal128? {
        guard let share = mapping.decimal(key) else { return nil }
        let isPercentage = share.sign > 0 && share <= 100 && share.normalized.scale <= 4
        if !isPercentage,
            reader.refuses(mapping[key], "expected a percentage above 0 and at most 100, with at most 4 decimals, found \(share)")
        {
            return nil
        }
        return share
    }

    private func claimPeriod(_ mapping: FileMapping) -> ClaimPeriod? {
        guard let node = mapping["period"] else {
            reader.report(mapping.node, "missing key period")
            return nil
        }
        if node.text == "halfYear" { return .halfYear }
        if node.text == "quarter" { return .quarter }
        guard node.pairs != nil else {
            reader.report(node, "expected halfYear, quarter or a number of months such as {months: 3}")
            return nil
        }
        return reader.mapping(node, required: ["months"])?.integer("months", in: 1...6).flatMap { ClaimPeriod(months: $0) }
    }

    private func day(_ mapping: FileMapping) -> MonthDay? {
        guard let text = mapping.text("due") else {
            reader.report(mapping.node, "missing key due")
            return nil
        }
        guard let day = try? MonthDay(parsing: text) else {
            reader.report(mapping["due"], "expected a month and a day such as 03-01, found \(text)")
            return nil
        }
        return day
    }

    private func parts(_ mapping: FileMapping) -> [PayoutPlan.Part]? {
        let times = ["date", "daysAfterDecision", "daysAfterEnd"]
        let parts = mapping.whole("parts") { node -> PayoutPlan.Part? in
            guard let part = reader.mapping(node, required: ["share"], optional: times + ["condition"]) else { return nil }
            let share = percentage("share", of: part)
            if times.count(where: { part[$0] != nil }) != 1 {
                reader.report(node, "a part has one of date, daysAfterDecision and daysAfterEnd")
                return nil
            }
            let when =
                part.date("date").map(PayoutPlan.When.date)
                ?? part.integer("daysAfterDecision", in: 0...3650).map(PayoutPlan.When.daysAfterDecision)
                ?? part.integer("daysAfterEnd", in: 0...3650).map(PayoutPlan.When.daysAfterEnd)
            guard let share, let when else { return nil }
            return PayoutPlan.Part(share: share, when: when, condition: part.choice("condition", PayoutCondition.self))
        }
        guard let parts else { return nil }
        guard let sum = try? parts.map(\.share).sum(), sum == 100 else {
            reader.report(mapping["parts"] ?? mapping.node, "the parts' shares must sum to 100 percent")
            return nil
        }
        return parts
    }
}

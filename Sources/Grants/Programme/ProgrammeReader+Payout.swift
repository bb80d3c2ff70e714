import Decimals

extension ProgrammeReader {
    private enum PlanKind: String, CaseIterable {
        case claims, annualTranches, instalments
    }

    func payout(_ file: FileMapping) -> PayoutPlan? {
        let optional = [
            "period", "rounding", "residual", "roll", "dueDaysAfter", "due", "daysAfterDecision", "condition", "parts",
        ]
        guard let node = file["payout"], let mapping = reader.mapping(node, required: ["kind"], optional: optional),
            let planKind = mapping.choice("kind", PlanKind.self)
        else { return nil }
        let own: [String] =
            switch planKind {
            case .claims: ["period", "dueDaysAfter"]
            case .annualTranches: ["due", "daysAfterDecision", "condition"]
            case .instalments: ["parts"]
            }
        for key in optional.filter({ !["rounding", "residual", "roll"].contains($0) && !own.contains($0) }) {
            if let node = mapping[key] { reader.report(node, "a plan of kind \(planKind.rawValue) has no \(key)") }
        }
        let kind: PayoutPlan.Kind? =
            switch planKind {
            case .claims:
                claimPeriod(mapping).map {
                    .claims(period: $0, dueDaysAfter: mapping.integer("dueDaysAfter", in: 0...365) ?? 0)
                }
            case .annualTranches:
                day(mapping).map {
                    .annualTranches(
                        due: $0, daysAfterDecision: mapping.integer("daysAfterDecision", in: 0...365) ?? 0,
                        condition: mapping.choice("condition", PayoutCondition.self))
                }
            case .instalments: parts(mapping).map { .instalments($0) }
            }
        guard let kind else { return nil }
        let rounding = mapping["rounding"].flatMap { self.rounding($0) }
        return PayoutPlan(
            kind, unit: rounding?.unit ?? 1, residual: mapping.choice("residual", PayoutPlan.Residual.self) ?? .last,
            roll: mapping.choice("roll", BusinessDayRoll.self) ?? .following)
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
        let parts = mapping.list("parts") { node -> PayoutPlan.Part? in
            guard
                let part = reader.mapping(
                    node, required: ["share"], optional: ["date", "daysAfterDecision", "daysAfterEnd", "condition"]),
                let share = part.decimal("share")
            else { return nil }
            let times = [
                part.date("date").map(PayoutPlan.When.date),
                part.integer("daysAfterDecision", in: 0...3650).map(PayoutPlan.When.daysAfterDecision),
                part.integer("daysAfterEnd", in: 0...3650).map(PayoutPlan.When.daysAfterEnd),
            ].compactMap(\.self)
            guard let when = times.first, times.count == 1 else {
                reader.report(node, "a part has one of date, daysAfterDecision and daysAfterEnd")
                return nil
            }
            return PayoutPlan.Part(share: share, when: when, condition: part.choice("condition", PayoutCondition.self))
        }
        guard let sum = try? parts.map(\.share).sum(), sum == 100 else {
            reader.report(mapping["parts"] ?? mapping.node, "the parts' shares must sum to 100 percent")
            return nil
        }
        return parts
    }
}

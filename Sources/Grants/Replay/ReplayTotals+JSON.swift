import Decimals
package import ExactJSON

extension ReplayTotals {
    /// The members of the stored report: counts, verdicts from and to, support before and after with what it costs, rules that came out
    /// otherwise, the same sums by call, and the versions that judged.
    ///
    /// - Parameter ruleOrder: ids of the other version's rules in the file's order; rules it does not have come last.
    package func json(ruleOrder: [String]) -> JSON {
        var object = all.json
        object["rules"] = .array(
            rules.sorted { Self.place($0.key, ruleOrder) < Self.place($1.key, ruleOrder) }.map { $1.json(of: $0) })
        object["byCall"] = .array(
            byCall.sorted { $0.key < $1.key }.map { code, sums in
                var call: JSONObject = ["call": .string(code)]
                for member in sums.json { call[member.name] = member.value }
                return .object(call)
            })
        object["versions"] = .array(
            versions.sorted { ($0.key.programme, $0.key.version) < ($1.key.programme, $1.key.version) }.map {
                ["programme": .string($0.programme), "version": JSON($0.version), "sha256": .string($0.hash), "applications": JSON($1)]
            })
        return .object(object)
    }

    private static func place(_ rule: String, _ order: [String]) -> (Int, String) {
        (order.firstIndex(of: rule) ?? order.count, rule)
    }
}

extension ReplayTotals.Sums {
    fileprivate var json: JSONObject {
        let cells = Verdict.allCases.flatMap { from in Verdict.allCases.map { ReplayTotals.Pair(from: from, to: $0) } }
        return [
            "counts": [
                "applications": JSON(applications), "compared": JSON(compared), "flipped": JSON(flipped), "doesNotFit": JSON(doesNotFit),
                "notEvaluable": JSON(notEvaluable),
            ],
            "verdicts": .array(
                cells.compactMap { cell in
                    verdicts[cell].map {
                        ["from": .string(cell.from.rawValue), "to": .string(cell.to.rawValue), "applications": JSON($0)]
                    }
                }),
            "support": [
                "before": before.moneyJSON, "after": after.moneyJSON, "cost": (after.adding(-before) ?? .zero).moneyJSON,
                "increase": increase.moneyJSON, "decrease": decrease.moneyJSON, "notCompared": notCompared.moneyJSON,
            ],
        ]
    }
}

extension ReplayTotals.RuleSums {
    fileprivate func json(of rule: String) -> JSON {
        let choices: [RuleResult.Outcome?] = RuleResult.Outcome.allCases + [nil]
        let cells = choices.flatMap { from in choices.map { ReplayTotals.Pair(from: from, to: $0) } }
        return [
            "rule": .string(rule), "changed": JSON(changed), "decides": JSON(decides),
            "outcomes": .array(
                cells.compactMap { cell in
                    outcomes[cell].map {
                        ["from": JSON(cell.from?.rawValue), "to": JSON(cell.to?.rawValue), "applications": JSON($0)]
                    }
                }),
        ]
    }
}

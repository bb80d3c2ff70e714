import Decimals
import FEEL

extension Parameter {
    /// What the parameter's numbers count.
    func unit(currency: String) -> ChangedValue.Unit {
        switch kind {
        case .percentage: return .percent
        case .amount: return .money(currency)
        case .number:
            let areYears = values.allSatisfy { dated in dated.value.number.map { $0.isInteger && $0 >= 1900 && $0 <= 2200 } ?? false }
            return areYears ? .year : .plain
        case .text, .date, .boolean, .duration: return .plain
        }
    }
}

/// What the numbers under the names of a programme's formulas count, as far as the file tells.
struct FigureUnits {
    private var units: [String: ChangedValue.Unit] = [:]

    init(_ programme: Programme) {
        let money = ChangedValue.Unit.money(programme.currency)
        for amount in BuiltInAmount.allCases { units[amount.rawValue] = money }
        for id in programme.categories.map(\.id) + programme.flatRates.map(\.id) + programme.amounts.map(\.id) + programme.limits.map(\.id) {
            units[id] = money
        }
        for id in ["requested", "permitted", "headroom"] { units[id] = money }
        for share in programme.shares { units["\(share.id).displayed"] = .percent; units["\(share.id).exact"] = .percent }
        for question in programme.questions {
            if question.kind == .amount { units["answers.\(question.id)"] = money }
            if question.kind == .percentage { units["answers.\(question.id)"] = .percent }
        }
        for parameter in programme.parameters { units[parameter.id] = parameter.unit(currency: programme.currency) }
        // A derived value counts what it is used as.
        let own = Set(programme.derived.map(\.id))
        for rate in programme.flatRates where own.contains(rate.rate.source) { units[rate.rate.source] = .percent }
        for limit in programme.limits where own.contains(limit.amount.source) { units[limit.amount.source] = money }
        for formula in programme.formulas {
            let names = formula.source.split { !$0.isLetter && !$0.isNumber }.lazy.map(String.init)
            guard names.contains(where: own.contains), let tokens = SourceToken.tokens(of: formula.source) else { continue }
            for (place, token) in tokens.enumerated() where own.contains(token.text) && units[token.text] == nil {
                let next = tokens[(place + 1)...].prefix(2).map(\.text)
                let isPercent = next == ["/", "100"] || place > 1 && tokens[place - 2].text == "displayed"
                if isPercent, !(place > 0 && tokens[place - 1].text == ".") { units[token.text] = .percent }
            }
        }
    }

    func unit(of name: String) -> ChangedValue.Unit { units[name] ?? .plain }
}

extension Programme {
    /// Every formula of the file, but for the cells of its decision tables.
    var formulas: [Formula] {
        var formulas: [Formula] = []
        for rate in flatRates { formulas += [rate.rate] + [rate.condition].compactMap(\.self) }
        for limit in limits { formulas += [limit.amount] + [limit.condition].compactMap(\.self) }
        for value in derived {
            switch value.logic {
            case .formula(let formula): formulas.append(formula)
            case .decision(let decision): formulas += decision.inputs.map(\.formula)
            case .table: break
            }
        }
        if let benefits {
            formulas += [benefits.budgetCut?.share, benefits.presentValue?.rate, benefits.presentValue?.year].compactMap(\.self)
        }
        formulas += criteria.compactMap(\.score) + [ranking?.value].compactMap(\.self)
        for rule in rules { formulas += [rule.requirement] + [rule.condition].compactMap(\.self) + rule.values.map(\.formula) }
        return formulas
    }
}

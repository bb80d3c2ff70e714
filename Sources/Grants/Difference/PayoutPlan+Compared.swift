import Decimals
import FEEL
import Localisation

extension PayoutPlan {
    /// - Parameter currency: of amounts, ISO 4217.
    func compared(currency: String) -> ComparedPart {
        var aspects: [ComparedPart.Aspect] = [.init("kind", AspectWords.kind, CodeWords.payout(kind))]
        switch kind {
        case .claims(let period, let days):
            aspects.append(.init("period", AspectWords.period, months(period.months)))
            aspects.append(.init("dueDaysAfter", AspectWords.dueDaysAfter, .number(days)))
        case .annualTranches(let tranches):
            aspects.append(.init("due", AspectWords.due, .code(tranches.due.description)))
            aspects.append(.init("daysAfterDecision", AspectWords.daysAfterDecision, .number(tranches.daysAfterDecision)))
            aspects.append(.init("condition", AspectWords.condition, word(tranches.condition)))
            aspects.append(.init("firstCondition", AspectWords.firstCondition, word(tranches.firstCondition)))
            aspects.append(
                .init("years", AspectWords.years, tranches.years.isEmpty ? .none : .list(tranches.years.map { .value(.number($0), .year) })))
            aspects.append(.init("maximumCarryOvers", AspectWords.maximumCarryOvers, .number(tranches.maximumCarryOvers)))
        case .instalments(let parts):
            for (place, part) in parts.enumerated() {
                let word = AspectWords.part.followed(by: LocalizedText(verbatim: "\(place + 1)"), with: " ")
                var values: [ChangedValue] = [.number(part.share, .percent), part.when.told]
                if part.condition != nil { values.append(self.word(part.condition)) }
                aspects.append(.init("parts/\(place)", word, .list(values)))
            }
        }
        aspects.append(.init("acceptWithinDays", AspectWords.acceptWithinDays, .number(acceptWithinDays)))
        if let advance {
            let word = AspectWords.advance
            aspects += [
                .init("advance/share", word.followed(by: AspectWords.rate, with: ", "), .number(advance.share, .percent)),
                .init("advance/maximum", word.followed(by: AspectWords.amount, with: ", "), .number(advance.maximum, .money(currency))),
                .init("advance/onRequest", word.followed(by: AspectWords.onRequest, with: " "), .truth(advance.isOnRequest)),
                .init("advance/daysAfterDecision", word.followed(by: AspectWords.daysAfterDecision, with: ", "), .number(advance.daysAfterDecision)),
                .init("advance/condition", word.followed(by: AspectWords.condition, with: ", "), self.word(advance.condition)),
                .init(
                    "advance/source", word.followed(by: AspectWords.source, with: ", "), .text(advance.source.map(LocalizedText.init(verbatim:))),
                    .wording),
            ]
        }
        if let retention {
            let word = AspectWords.retention
            aspects += [
                .init("retention/share", word.followed(by: AspectWords.rate, with: ", "), .number(retention.share, .percent)),
                .init("retention/condition", word.followed(by: AspectWords.condition, with: ", "), self.word(retention.condition)),
                .init("retention/daysAfterEnd", word.followed(by: AspectWords.daysAfterEnd, with: ", "), .number(retention.daysAfterEnd)),
            ]
        }
        aspects += [
            .init("rounding", AspectWords.rounding, .number(unit)), .init("residual", AspectWords.residual, .code(residual.rawValue)),
            .init("roll", AspectWords.roll, .code(roll.rawValue)),
            .init("assumptions", AspectWords.assumptions, assumptions.isEmpty ? .none : .codes(assumptions)),
            .init("source", AspectWords.source, .text(source.map(LocalizedText.init(verbatim:))), .wording),
        ]
        return ComparedPart(part: .payout, id: nil, label: nil, aspects: aspects)
    }

    private func months(_ count: Int) -> ChangedValue {
        YearsMonthsDuration(months: count).map { .value(.yearsMonthsDuration($0), .plain) } ?? .none
    }

    private func word(_ condition: PayoutCondition?) -> ChangedValue {
        condition.map { .word($0.rawValue, CodeWords.condition($0)) } ?? .none
    }
}

extension PayoutPlan.When {
    fileprivate var told: ChangedValue {
        switch self {
        case .date(let date): .date(date)
        case .daysAfterDecision(let days): Self.days(days, "daysAfterDecision", AspectWords.daysAfterDecision)
        case .daysAfterEnd(let days): Self.days(days, "daysAfterEnd", AspectWords.daysAfterEnd)
        }
    }

    private static func days(_ days: Int, _ code: String, _ word: LocalizedText) -> ChangedValue {
        .word("\(code): \(days)", LocalizedText(verbatim: "\(days)").followed(by: word, with: " "))
    }
}

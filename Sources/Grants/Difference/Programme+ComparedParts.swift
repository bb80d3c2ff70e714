import DMN
import Decimals
import FEEL
import Localisation

extension Programme {
    /// The version's entries, in the order in which a reader of changes wants them; of each part the file's.
    var comparedParts: [ComparedPart] {
        var parts = [comparedBasics, comparedValidity, comparedApplicantKinds]
        parts += parameters.map { $0.compared(currency: currency) }
        parts += derived.filter { $0.programmePart == .decisionTable }.map { $0.compared(in: self) }
        parts += limits.map(\.compared)
        parts += flatRates.map(\.compared)
        parts += shares.map(\.compared)
        parts += amounts.map(\.compared)
        parts += comparedBenefits
        parts += derived.filter { $0.programmePart != .decisionTable && !isRequirement($0) }.map { $0.compared(in: self) }
        parts += rules.map { $0.compared(decision: decision(of: $0)) }
        parts += questions.map(\.compared)
        parts += categories.map { category in
            ComparedPart(
                part: .category, id: category.id, label: category.label, aspects: [.init("label", AspectWords.label, .text(category.label), .wording)]
            )
        }
        parts += criteria.map(\.compared)
        parts += comparedRanking
        parts.append(payout.compared(currency: currency))
        parts += models.map { model in
            ComparedPart(
                part: .model, id: model.id, label: nil,
                aspects: [
                    .init("file", AspectWords.file, .code(model.file.name), .wording), .init("sha256", AspectWords.hash, .code(model.file.hash)),
                ])
        }
        parts += sources.map { source in
            ComparedPart(
                part: .source, id: source.id, label: LocalizedText(verbatim: source.title),
                aspects: [
                    .init("title", AspectWords.title, .text(LocalizedText(verbatim: source.title)), .wording),
                    .init("reference", AspectWords.reference, .text(source.reference.map(LocalizedText.init(verbatim:))), .wording),
                ])
        }
        return parts
    }

    /// Whether the value is a rule's own decision, which is told with the rule.
    private func isRequirement(_ value: DerivedValue) -> Bool {
        guard case .decision(let decision) = value.logic else { return false }
        return decision.source == nil
    }

    private var comparedBasics: ComparedPart {
        ComparedPart(
            part: .programme, id: nil, label: nil,
            aspects: [
                .init("name", AspectWords.name, .text(name), .wording),
                .init("authority", AspectWords.authority, .code("\(authority.name) (\(authority.identifier))")),
                .init("country", AspectWords.country, .code(country)), .init("currency", AspectWords.currency, .code(currency)),
                .init("languages", AspectWords.languages, .codes(languages.map(\.rawValue))),
            ])
    }

    private var comparedApplicantKinds: ComparedPart {
        ComparedPart(
            part: .applicantKinds, id: nil, label: nil,
            aspects: [
                .init("", AspectWords.kind, .list(applicantKinds.map { .word($0.rawValue, CodeWords.applicant($0)) }))
            ])
    }
}

extension Parameter {
    fileprivate func compared(currency: String) -> ComparedPart {
        let unit = unit(currency: currency)
        return ComparedPart(
            part: .parameter, id: id, label: label,
            aspects: [
                .init("type", AspectWords.kind, .word(kind.rawValue, CodeWords.parameter(kind))),
                .init("assumption", AspectWords.assumption, .truth(values.contains(where: \.assumption))),
                .init("label", AspectWords.label, .text(label), .wording),
                .init("source", AspectWords.source, .text(Self.text(values.map(\.source))), .wording),
            ],
            figure: .parameter(self), summary: values.last.map { [.value($0.value, unit)] } ?? [])
    }

    private static func text(_ sources: [String]) -> LocalizedText {
        var seen: Set<String> = []
        return LocalizedText(verbatim: sources.filter { seen.insert($0).inserted }.joined(separator: "; "))
    }
}

extension DerivedValue {
    var programmePart: ProgrammePart {
        switch logic {
        case .formula: .derived
        case .table: .decisionTable
        case .decision: .decision
        }
    }

    fileprivate func compared(in programme: Programme) -> ComparedPart {
        var result = ComparedPart(part: programmePart, id: id, label: label, aspects: [.init("label", AspectWords.label, .text(label), .wording)])
        switch logic {
        case .formula(let formula):
            result.aspects.insert(.init("value", AspectWords.formula, .formula(formula.source)), at: 0)
            result.summary = [.formula(formula.source)]
        case .table(let table):
            result.figure = .table(table)
            result.aspects += table.aspects
        case .decision(let decision):
            result.aspects += decision.aspects
            result.aspects.append(.init("source", AspectWords.source, .text(decision.source.map(LocalizedText.init(verbatim:))), .wording))
            result.summary = [.code(decision.decision)]
        }
        return result
    }
}

extension TableLogic {
    /// All but the inputs and rows, which are compared together.
    fileprivate var aspects: [ComparedPart.Aspect] {
        var aspects: [ComparedPart.Aspect] = [
            .init("hitPolicy", AspectWords.hitPolicy, .code(hitPolicy)), .init("aggregation", AspectWords.aggregation, .code(aggregation)),
            .init("incomplete", AspectWords.incomplete, .truth(isIncomplete)),
            .init("source", AspectWords.source, .text(LocalizedText(verbatim: source)), .wording),
        ]
        let inputs = table.inputs.map(\.expression.text).numbered
        for (place, input) in table.inputs.enumerated() {
            let word = AspectWords.input.followed(by: inputLabels[place] ?? LocalizedText(verbatim: input.expression.text), with: " ")
            aspects.append(
                .init(
                    "inputs/\(inputs[place])/allowed", word.followed(by: AspectWords.allowed, with: ", "), formula(input.allowedValues?.text))
            )
            aspects.append(
                .init("inputs/\(inputs[place])/label", word.followed(by: AspectWords.label, with: ", "), .text(inputLabels[place]), .wording))
        }
        for (place, output) in table.outputs.enumerated() {
            let name = output.name ?? ""
            let word =
                table.outputs.count == 1
                ? AspectWords.output : AspectWords.output.followed(by: outputLabels[place] ?? LocalizedText(verbatim: name), with: " ")
            aspects.append(.init("outputs/\(name)/allowed", word.followed(by: AspectWords.allowed, with: ", "), formula(output.allowedValues?.text)))
            aspects.append(.init("outputs/\(name)/default", word.followed(by: AspectWords.otherwise, with: ", "), formula(output.defaultEntry?.text)))
            aspects.append(.init("outputs/\(name)/label", word.followed(by: AspectWords.label, with: ", "), .text(outputLabels[place]), .wording))
        }
        return aspects
    }

    private func formula(_ text: String?) -> ChangedValue { text.map(ChangedValue.formula) ?? .none }
}

extension ModelDecision {
    fileprivate var aspects: [ComparedPart.Aspect] {
        [.init("model", AspectWords.model, .code(model)), .init("decision", AspectWords.decision, .code(decision))]
            + inputs.map { input in
                .init("inputs/\(input.name)", AspectWords.input.followed(by: LocalizedText(verbatim: input.name), with: " "), .formula(input.formula))
            }
    }
}

extension LimitDefinition {
    fileprivate var compared: ComparedPart {
        ComparedPart(
            part: .limit, id: id, label: label,
            aspects: [
                .init("amount", AspectWords.amount, .formula(amount)), .init("when", AspectWords.condition, .formula(condition)),
                // One amount for the whole project is rounded once, whatever its file says of years.
                .init("rounding", AspectWords.rounding, .code(rounding.map { "\($0.unit) \($0.mode.rawValue)" })),
                .init("label", AspectWords.label, .text(label), .wording),
                .init("source", AspectWords.source, .text(LocalizedText(verbatim: source)), .wording),
            ], summary: [.formula(amount)])
    }
}

extension FlatRate {
    fileprivate var compared: ComparedPart {
        ComparedPart(
            part: .flatRate, id: id, label: label,
            aspects: [
                .init("rate", AspectWords.rate, .formula(rate)), .init("on", AspectWords.bases, .codes(bases)),
                .init("when", AspectWords.condition, .formula(condition)), .init("rounding", AspectWords.rounding, .code(rounding.text)),
                .init("label", AspectWords.label, .text(label), .wording),
                .init("source", AspectWords.source, .text(LocalizedText(verbatim: source)), .wording),
            ], summary: [.formula(rate)])
    }
}

extension ShareDefinition {
    fileprivate var compared: ComparedPart {
        ComparedPart(
            part: .share, id: id, label: label,
            aspects: [
                .init("numerator", AspectWords.numerator, .code(numerator)), .init("base", AspectWords.base, .code(base)),
                .init("display", AspectWords.display, .code("\(digits) \(mode.rawValue)")),
                .init("label", AspectWords.label, .text(label), .wording),
                .init("source", AspectWords.source, .text(LocalizedText(verbatim: source)), .wording),
            ], summary: [.code("\(numerator) / \(base)")])
    }
}

extension Rounding {
    /// `1 halfUp year`.
    var text: String { "\(unit) \(mode.rawValue) \(scope.rawValue)" }
}

extension Rule {
    fileprivate func compared(decision: ModelDecision?) -> ComparedPart {
        var aspects: [ComparedPart.Aspect] = [
            .init("severity", AspectWords.kind, .word(severity.rawValue, CodeWords.severity(severity))),
            .init("require", AspectWords.requirement, decision == nil ? .formula(requirement) : .none),
            .init("when", AspectWords.condition, .formula(condition)),
            .init("gates", AspectWords.gates, .list(gates.map { .word($0.rawValue, CodeWords.gate($0)) })),
        ]
        for aspect in decision?.aspects ?? [] {
            aspects.append(.init("require/\(aspect.path)", AspectWords.requirement.followed(by: aspect.word, with: ", "), aspect.value))
        }
        aspects += [
            .init("title", AspectWords.title, .text(title), .wording), .init("message", AspectWords.message, .text(message), .wording),
            .init("undetermined", AspectWords.undetermined, .text(undeterminedMessage), .wording),
            .init("remedy", AspectWords.remedy, .text(remedy), .wording), .init("pointer", AspectWords.pointer, .code(pointer), .wording),
        ]
        aspects += values.map { named in
            .init(
                "values/\(named.name)", AspectWords.shownValue.followed(by: LocalizedText(verbatim: named.name), with: " "), .formula(named.formula),
                .wording)
        }
        aspects.append(.init("source", AspectWords.source, .text(LocalizedText(verbatim: source)), .wording))
        let says: ChangedValue = .word(severity.rawValue, CodeWords.severity(severity))
        // A rule that is there to say something always requires nothing.
        let isConstant = decision == nil && requirement.compiled.constantValue != nil
        let demand: ChangedValue = decision.map { .code($0.decision) } ?? .formula(requirement)
        return ComparedPart(
            part: .rule, id: id, label: title, aspects: aspects, summary: isConstant ? [says] : [says, demand])
    }
}

extension Question {
    fileprivate var compared: ComparedPart {
        var summary: [ChangedValue] = [.word(kind.rawValue, CodeWords.question(kind))]
        if required { summary.append(.word("required", AspectWords.required)) }
        return ComparedPart(part: .question, id: id, label: label, aspects: aspects, summary: summary)
    }

    private var aspects: [ComparedPart.Aspect] {
        var aspects: [ComparedPart.Aspect] = [
            .init("type", AspectWords.kind, .word(kind.rawValue, CodeWords.question(kind))),
            .init("required", AspectWords.required, .truth(required)),
            .init("choices", AspectWords.choices, .list(choices.map { .word($0.id, $0.label) })),
            .init("items", AspectWords.items, .list(items.map { .word($0.id, $0.label) })),
            .init("maxLength", AspectWords.maximumLength, kind == .text ? .number(maximumLength) : .none),
            .init("assumption", AspectWords.assumption, .truth(assumption)), .init("label", AspectWords.label, .text(label), .wording),
            .init("help", AspectWords.help, .text(help), .wording),
        ]
        for choice in choices {
            let word = AspectWords.choices.followed(by: LocalizedText(verbatim: choice.id), with: " ")
            aspects.append(.init("choices/\(choice.id)/label", word.followed(by: AspectWords.label, with: ", "), .text(choice.label), .wording))
        }
        for item in items {
            let word = AspectWords.items.followed(by: LocalizedText(verbatim: item.id), with: " ")
            for aspect in item.aspects {
                aspects.append(
                    .init("items/\(item.id)/\(aspect.path)", word.followed(by: aspect.word, with: ", "), aspect.value, aspect.weight))
            }
        }
        return aspects
    }
}

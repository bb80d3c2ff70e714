import Decimals
package import ExactJSON
import Explanation
import FEEL
package import Localisation

extension VerdictRemedy {
    /// The verdict that the changes give, each change as values of the document with a sentence, and the rules that remain open
    /// with what a person must do.
    package func json(in language: Language, under programme: Programme) -> JSON {
        let labels = FactLabels(programme)
        let (before, after) = (original.json, changed.json)
        var object: JSONObject = [
            "verdict": .string(verdict.rawValue),
            "changes": .array(
                changes.map { fact in
                    [
                        "pointer": .string(fact.pointer.description),
                        "from": before[fact.pointer] ?? .null,
                        "to": after[fact.pointer] ?? .null,
                        "sentence": .string(sentence(of: fact, in: language, under: programme, labels)),
                    ]
                }),
            "remaining": .array(
                remaining.map { result in
                    let rule = programme.rules.first { $0.id == result.id }
                    return [
                        "rule": .string(result.id),
                        "severity": .string(result.severity.rawValue),
                        "outcome": .string(result.outcome.rawValue),
                        "title": .string(rule?.title.text(in: language) ?? result.id),
                        "text": .string(rule?.advice(on: result, in: language) ?? result.id),
                    ]
                }),
        ]
        if isCutShort { object["searchCutShort"] = true }
        return .object(object)
    }

    // MARK: Sentences

    private func sentence(of fact: DocumentFact, in language: Language, under programme: Programme, _ labels: FactLabels) -> String {
        switch fact {
        case .certificate(let place): return Self.attach.text(in: language) { _ in name(ofCoFinancier: place) }
        case .signature: return Self.sign.text(in: language)
        case .answer(let question): return sentence(ofAnswer: question, in: language, under: programme, labels)
        case .start, .end:
            let (path, date) = fact == .start ? ("period.start", changed.period?.start) : ("period.end", changed.period?.end)
            let old = fact == .start ? original.period?.start : original.period?.end
            return Self.text(from: .of(old), to: .of(date), labels.inSentence(path) ?? LocalizedText(verbatim: path), language)
        case .requestedSupport, .costs, .cash:
            return Self.text(from: .of(fact.sum(in: original)), to: .of(fact.sum(in: changed)), label(of: fact, labels), language)
        }
    }

    private func sentence(ofAnswer id: String, in language: Language, under programme: Programme, _ labels: FactLabels) -> String {
        guard let question = programme.questions.first(where: { $0.id == id }), let answer = changed[answer: id] else { return id }
        let value = question.fact(of: answer) ?? .null
        if let old = original[answer: id].flatMap({ question.fact(of: $0) }), question.kind != .boolean, question.kind != .choice {
            return Self.text(from: old, to: value, labels.inSentence("answers.\(id)") ?? question.label, language)
        }
        let choice = question.choices.first { .string($0.id) == answer }
        let shown = choice.map { Value.string($0.label.text(in: language)) } ?? value
        return Self.answer.text(in: language) { name in
            (name == "question" ? Value.string(question.label.text(in: language)) : shown).text(in: language)
        }
    }

    private func label(of fact: DocumentFact, _ labels: FactLabels) -> LocalizedText {
        switch fact {
        case .costs(let place):
            let line = original.lines[place]
            let category = line.category.flatMap { labels.inSentence($0) } ?? LocalizedText(verbatim: line.category ?? "")
            return line.description.map { text in LocalizedText(category.texts.mapValues { "\($0) (\(text))" }) } ?? category
        case .cash(let place):
            return LocalizedText(Self.cash.texts.mapValues { $0.replacing("{name}", with: name(ofCoFinancier: place)) })
        default: return labels.inSentence(ApplicationContent.requestedSupportPath) ?? LocalizedText(verbatim: fact.pointer.description)
        }
    }

    private func name(ofCoFinancier place: Int) -> String {
        let organisation = original.coFinanciers[place].organisation
        return organisation?.name ?? organisation?.number ?? "\(place + 1)"
    }

    /// As a remedy of a rule says it.
    private static func text(from old: Value, to new: Value, _ label: LocalizedText, _ language: Language) -> String {
        let isRaised = new.ordered(relativeTo: old).map { $0 > 0 } ?? true
        let change = Remedy.Change(
            path: "", current: old, needed: new, difference: isRaised ? new.distance(from: old) : old.distance(from: new),
            direction: isRaised ? .raise : .lower)
        return Remedy(changes: [change]).text(in: language) { _ in label }
    }

    private static let attach: LocalizedText = [
        .en: "Attach the commitment certificate of {name}.", .nb: "Legg ved medfinansieringsbekreftelsen fra {name}.",
        .nn: "Legg ved medfinansieringsstadfestinga frå {name}.", .sv: "Bifoga medfinansieringsintyget från {name}.",
        .fi: "Liitä rahoitussitoumus: {name}.",
    ]
    private static let sign: LocalizedText = [
        .en: "Sign the application.", .nb: "Signer søknaden.", .nn: "Signer søknaden.", .sv: "Underteckna ansökan.", .fi: "Allekirjoita hakemus.",
    ]
    private static let answer: LocalizedText = [
        .en: "The answer to {question} must be: {value}.", .nb: "Svaret på {question} må være: {value}.",
        .nn: "Svaret på {question} må vere: {value}.", .sv: "Svaret på {question} måste vara: {value}.",
        .fi: "Vastauksen kysymykseen {question} on oltava: {value}.",
    ]
    private static let cash: LocalizedText = [
        .en: "the cash contribution of {name}", .nb: "det kontante bidraget fra {name}", .nn: "det kontante bidraget frå {name}",
        .sv: "det kontanta bidraget från {name}", .fi: "rahallinen osuus ({name})",
    ]
}

extension DocumentFact {
    /// The money that it is; nil for what is no money.
    func sum(in content: ApplicationContent) -> Decimal128? {
        switch self {
        case .requestedSupport: try? content.requestedSupport.values.sum()
        case .costs(let line): try? content.lines[line].amounts.values.sum()
        case .cash(let place): try? content.coFinanciers[place].cash.values.sum()
        case .start, .end, .certificate, .signature, .answer: nil
        }
    }
}

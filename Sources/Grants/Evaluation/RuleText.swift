import Decimals
import ExactJSON
import Explanation
import FEEL
package import Localisation

extension Rule {
    /// What a result of this rule says to a person: its message with the values it compared and, where it failed, what
    /// would make it pass.
    package func text(of result: RuleResult, in language: Language) -> String {
        switch result.outcome {
        case .pass, .notApplicable: return title.text(in: language)
        case .undetermined:
            if let undeterminedMessage { return filled(undeterminedMessage, result, language) }
            return title.text(in: language) + ": " + Self.missing(result.missing, language)
        case .fail:
            let message = filled(message, result, language)
            return remedy.map { message + " " + filled($0, result, language) } ?? message
        }
    }

    /// What a person must do for a rule that is not met: its remedy, else what it says of the result.
    func advice(on result: RuleResult, in language: Language) -> String {
        guard result.outcome == .fail, let remedy else { return text(of: result, in: language) }
        return filled(remedy, result, language)
    }

    private func filled(_ text: LocalizedText, _ result: RuleResult, _ language: Language) -> String {
        text.text(in: language) { name in
            guard let value = result.values.first(where: { $0.name == name })?.value else { return nil }
            let type = values.first { $0.name == name }?.formula.compiled.type
            return Self.shown(value, isNumber: type == .number || type == .list(.number), language)
        }
    }

    private static func shown(_ value: JSON, isNumber: Bool, _ language: Language) -> String {
        switch value {
        case .null: return "–"
        case .string(let text):
            guard isNumber, let number = Decimal128(exactly: text) else { return text }
            return number.text(in: language)
        case .array(let values): return values.map { shown($0, isNumber: isNumber, language) }.joined(separator: ", ")
        case .object(let members):
            return members.map { "\($0.name) \(shown($0.value, isNumber: false, language))" }.joined(separator: " ")
        case .bool(let truth): return yesOrNo(truth, language)
        case .number(let number): return number.text
        }
    }

    private static func yesOrNo(_ truth: Bool, _ language: Language) -> String {
        let text: LocalizedText =
            truth
            ? [.en: "yes", .nb: "ja", .nn: "ja", .sv: "ja", .fi: "kyllä"]
            : [.en: "no", .nb: "nei", .nn: "nei", .sv: "nej", .fi: "ei"]
        return text.text(in: language)
    }

    private static func missing(_ facts: [String], _ language: Language) -> String {
        let text: LocalizedText = [
            .en: "can't be told, since {facts} is missing.", .nb: "kan ikke avgjøres, siden {facts} mangler.",
            .nn: "kan ikkje avgjerast, sidan {facts} manglar.", .sv: "kan inte avgöras, eftersom {facts} saknas.",
            .fi: "ei voida ratkaista, koska {facts} puuttuu.",
        ]
        return text.text(in: language) { _ in facts.joined(separator: ", ") }
    }
}

import FEEL
import Localisation

/// Writes findings in one language.
struct Wording {
    let language: Language
    let labels: (String) -> LocalizedText?

    func label(_ path: String) -> String { labels(path)?.text(in: language) ?? path }

    func phrase(_ phrase: LocalizedText, _ parts: [String: String]) -> String {
        phrase.text(in: language) { parts[$0] }
    }

    /// An operand as written, with its facts' labels, without its value.
    func name(of operand: Operand) -> String {
        if operand.isLiteral { return operand.value.text(in: language) }
        let text = operand.pieces.map { piece in
            switch piece {
            case .text(let text): text.isEmpty ? "" : Self.onOneLine(text)
            case .fact(let path): label(path)
            case .value(let value): value.text(in: language)
            }
        }.joined()
        return text.count > 240 ? text.prefix(239) + "…" : text
    }

    /// An operand with its value: `total financing (3,697,750)`.
    func text(of operand: Operand) -> String {
        let name = name(of: operand)
        return operand.isLiteral || operand.value.isNull ? name : "\(name) (\(operand.value.text(in: language)))"
    }

    private static func onOneLine(_ text: String) -> String {
        var result = ""
        for character in text {
            if !character.isWhitespace { result.append(character) } else if result.last != " " { result.append(" ") }
        }
        return result
    }

    func text(of finding: Finding) -> String {
        switch finding {
        case .order(let left, let right, let order, let difference, let demand):
            return self.order(left, right, order, difference, demand)
        case .unequal(let left, let right): return sides(Phrases.unequal, left, right)
        case .same(let left, let right):
            let shown = right.isLiteral ? name(of: left) : text(of: left)
            return phrase(Phrases.same, ["a": shown, "b": text(of: right)]) + forbidden
        case .absent(let operand, let needed):
            guard let needed else { return phrase(Phrases.absent, ["a": name(of: operand)]) }
            return phrase(Phrases.absentButNeeded, ["a": name(of: operand), "b": text(of: needed)])
        case .notEmpty(let list):
            let elements = list.value.list ?? []
            let shown = elements.prefix(20).map { $0.name(in: language) } + (elements.count > 20 ? ["…"] : [])
            let parts = ["a": name(of: list), "n": "\(elements.count)", "list": shown.joined(separator: ", ")]
            return phrase(Phrases.notEmpty, parts)
        case .given(let operand): return phrase(Phrases.given, ["a": text(of: operand)])
        case .among(let values, let operand, let holds):
            let parts = ["a": text(of: operand), "list": Value.list(values).text(in: language)]
            if holds, case .range? = values.first, values.count == 1 { return phrase(Phrases.inRange, parts) + forbidden }
            return holds ? phrase(Phrases.among, parts) + forbidden : phrase(Phrases.notAmong, parts)
        case .inside(let operand, let lower, let upper):
            let parts = ["a": text(of: operand), "b": text(of: lower), "c": text(of: upper)]
            return phrase(Phrases.inside, parts) + forbidden
        case .relation(let relation, let left, let right, let holds):
            let phrases = Phrases.relation(relation)
            return holds ? sides(phrases.holds, left, right) + forbidden : sides(phrases.fails, left, right)
        case .type(let operand, let type, let holds):
            let parts = ["a": text(of: operand), "type": Words.type(type).text(in: language)]
            return holds ? phrase(Phrases.isOfType, parts) + forbidden : phrase(Phrases.isNotOfType, parts)
        case .answer(let operand, let truth):
            let (given, needed) = truth ? (Words.yes, Words.no) : (Words.no, Words.yes)
            return phrase(
                Phrases.answer, ["a": name(of: operand), "given": given.text(in: language), "needed": needed.text(in: language)])
        case .condition(let operand, let holds, let facts):
            return condition(operand, holds: holds, facts: facts) + (holds ? forbidden : "")
        case .elements(let elements, let more):
            var texts = elements.map { element in
                phrase(Phrases.element, ["name": element.element.name(in: language), "text": text(of: element.finding)])
            }
            if more > 0 { texts.append(phrase(Phrases.more, ["n": "\(more)"])) }
            return joined(texts, by: Phrases.and)
        case .quantity(let quantity, let list, let condition):
            let parts = ["list": name(of: list), "condition": name(of: condition)]
            switch quantity {
            case .none: return phrase(Phrases.none, parts)
            case .all: return phrase(Phrases.all, parts) + forbidden
            }
        case .all(let findings): return joined(findings.map(nested), by: Phrases.and)
        case .any(let findings): return phrase(Phrases.noAlternative, ["list": joined(findings.map(nested), by: Phrases.or)])
        }
    }

    /// A condition as written, whether it is true, and the facts in it; `decided: no` where it is a fact itself.
    func condition(_ operand: Operand, holds: Bool, facts: [Operand]) -> String {
        if operand.isFact { return "\(name(of: operand)): \((holds ? Words.yes : Words.no).text(in: language))" }
        let listed = facts.map { "\(name(of: $0)): \($0.value.text(in: language))" }.joined(separator: ", ")
        let parts = ["a": name(of: operand), "facts": listed.isEmpty ? "" : " (\(listed))"]
        return phrase(holds ? Phrases.isTrue : Phrases.isNotTrue, parts)
    }

    private var forbidden: String { Phrases.forbidden.text(in: language) }

    private func nested(_ finding: Finding) -> String {
        switch finding {
        case .all, .any, .elements: "(\(text(of: finding)))"
        default: text(of: finding)
        }
    }

    private func sides(_ phrase: LocalizedText, _ left: Operand, _ right: Operand) -> String {
        self.phrase(phrase, ["a": text(of: left), "b": text(of: right)])
    }

    private func joined(_ parts: [String], by word: LocalizedText) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: "; ") + "; " + word.text(in: language) + " " + last
    }

    private func order(
        _ left: Operand, _ right: Operand, _ order: Int, _ difference: Value, _ demand: Finding.Demand
    ) -> String {
        let comparative = Phrases.Comparative(of: left.value)
        var parts = ["a": text(of: left), "b": text(of: right)]
        if order == 0 {
            let isUpward = demand == .more || demand == .atLeast
            parts["more"] = comparative.word(isUpward: isUpward).text(in: language)
            return phrase(Phrases.equalButMust, parts)
        }
        parts["more"] = comparative.word(isUpward: order > 0).text(in: language)
        parts["d"] = difference.text(in: language)
        let text = phrase(difference.isNull ? Phrases.differs : Phrases.differsBy, parts)
        return demand == .equal ? text + Phrases.mustBeSame.text(in: language) : text
    }
}

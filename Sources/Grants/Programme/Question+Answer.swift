import Decimals
import ExactJSON
package import FEEL

extension Question {
    /// The type in which rules see the answer.
    package var factType: FEELType {
        switch kind {
        case .boolean: .boolean
        case .number, .amount, .percentage: .number
        case .text, .choice: .string
        case .date: .date
        case .choices: .list(.string)
        case .list: .list(.context(items.map { FEELType.Field($0.id, $0.factType) }))
        }
    }

    /// The answer as rules see it; nil where it is not of the question's type.
    func fact(of answer: JSON) -> Value? {
        switch (kind, answer) {
        case (_, .null): return .null
        case (.boolean, .bool(let truth)): return .boolean(truth)
        case (.amount, _):
            guard case .success(let amount) = Money.read(answer) else { return nil }
            return .number(amount)
        case (.number, _), (.percentage, _): return Money.number(answer).map(Value.number)
        case (.text, .string(let text)): return .string(text)
        case (.choice, .string(let id)): return choices.contains { $0.id == id } ? .string(id) : nil
        case (.date, .string(let text)): return CalendarDate(text).map(Value.date)
        case (.choices, .array(let ids)):
            var facts: [Value] = []
            for id in ids {
                guard case .string(let text) = id, choices.contains(where: { $0.id == text }) else { return nil }
                facts.append(.string(text))
            }
            return .list(facts)
        case (.list, .array(let rows)):
            var facts: [Value] = []
            for row in rows {
                guard case .object(let members) = row else { return nil }
                facts.append(
                    .context(
                        ContextValue(
                            items.map { item in (item.id, members[item.id].flatMap { item.fact(of: $0) } ?? .null) })))
            }
            return .list(facts)
        default: return nil
        }
    }

    /// What is wrong with an answer, at its pointer; empty where it can be taken as it is.
    func issues(with answer: JSON, at pointer: JSONPointer) -> [FieldIssue] {
        switch (kind, answer) {
        case (_, .null): return []
        case (.amount, _):
            switch Money.read(answer) {
            case .success: return []
            case .failure(.wrongType): return [wrongType(answer, at: pointer, expected: "decimal string")]
            case .failure(.issue(let code, let arguments)): return [FieldIssue(pointer, code, arguments)]
            }
        case (.text, .string(let text)):
            if text.utf8.count > maximumLength, text.unicodeScalars.count > maximumLength {
                return [FieldIssue(pointer, .tooLong, ["maximum": "\(maximumLength)"])]
            }
            return text.utf8.contains(0) ? [FieldIssue(pointer, .invalidCharacter)] : []
        case (.date, .string(let text)):
            return CalendarDate(text) == nil ? [FieldIssue(pointer, .invalidDate, ["value": text])] : []
        case (.choice, .string(let id)): return choiceIssues(id, at: pointer)
        case (.choices, .array(let ids)):
            return ids.enumerated().flatMap { index, id in
                guard case .string(let text) = id else {
                    return [wrongType(id, at: pointer.appending(index), expected: "string")]
                }
                return choiceIssues(text, at: pointer.appending(index))
            }
        case (.list, .array(let rows)):
            guard rows.count <= ContentReader.Limit.entries else {
                return [FieldIssue(pointer, .tooMany, ["maximum": "\(ContentReader.Limit.entries)"])]
            }
            return rows.enumerated().flatMap { rowIssues($1, at: pointer.appending($0)) }
        default:
            return fact(of: answer) == nil ? [wrongType(answer, at: pointer, expected: expectation)] : []
        }
    }

    private func rowIssues(_ row: JSON, at pointer: JSONPointer) -> [FieldIssue] {
        guard case .object(let members) = row else { return [wrongType(row, at: pointer, expected: "object")] }
        return members.flatMap { member in
            let place = pointer.appending(member.name)
            guard let item = items.first(where: { $0.id == member.name }) else {
                return [FieldIssue(place, .unknownMember, ["name": member.name])]
            }
            return item.issues(with: member.value, at: place)
        }
    }

    private func choiceIssues(_ id: String, at pointer: JSONPointer) -> [FieldIssue] {
        if choices.contains(where: { $0.id == id }) { return [] }
        return [FieldIssue(pointer, .invalidChoice, ["value": id, "choices": choices.map(\.id).joined(separator: ", ")])]
    }

    private func wrongType(_ answer: JSON, at pointer: JSONPointer, expected: String) -> FieldIssue {
        FieldIssue(pointer, .wrongType, ["expected": expected, "found": answer.kind.rawValue])
    }

    private var expectation: String {
        switch kind {
        case .boolean: "boolean"
        case .number, .amount, .percentage: "decimal number"
        case .text, .date, .choice: "string"
        case .choices, .list: "array"
        }
    }
}

import ExactJSON
import FEEL

extension ApplicationContent {
    /// What cannot be taken under a programme at all: cost categories, questions and answers that it does not have.
    ///
    /// These are refused when the document is saved, also in a draft.
    package func documentIssues(under programme: Programme) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        let categories = programme.categories.map(\.id)
        for (index, line) in lines.enumerated() {
            guard let category = line.category, !categories.contains(category) else { continue }
            issues.append(
                FieldIssue(
                    JSONPointer("budget", "lines").appending(index).appending("category"), .unknownCategory,
                    ["value": category, "choices": categories.joined(separator: ", ")]))
        }
        for answer in answers {
            let pointer = JSONPointer("answers").appending(answer.question)
            guard let question = programme.questions.first(where: { $0.id == answer.question }) else {
                issues.append(FieldIssue(pointer, .unknownQuestion, ["value": answer.question]))
                continue
            }
            issues += question.issues(with: answer.value, at: pointer)
        }
        issues += benefitsPlanIssues(under: programme)
        return issues
    }

    /// What must be filled in or mended before the application can be submitted; a draft lists these.
    package func submissionIssues(under programme: Programme?) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        func require(_ isMissing: Bool, _ pointer: JSONPointer) {
            if isMissing { issues.append(FieldIssue(pointer, .required)) }
        }
        require(call == nil, JSONPointer("call"))
        require(title.isBlank, JSONPointer("title"))
        let organisation = JSONPointer("applicant", "organisation")
        if let own = applicant?.organisation {
            require(own.register.isBlank, organisation.appending("register"))
            require(own.number.isBlank, organisation.appending("number"))
            require(own.name.isBlank, organisation.appending("name"))
            require(own.kind == nil, organisation.appending("kind"))
            issues += own.numberIssues(at: organisation)
        } else {
            require(true, organisation)
        }
        issues += applicant?.account?.issues(at: JSONPointer("applicant", "account")) ?? []
        require(period?.start == nil, JSONPointer("period", "start"))
        require(period?.end == nil, JSONPointer("period", "end"))
        if let start = period?.start, let end = period?.end, end < start {
            issues.append(FieldIssue(JSONPointer("period", "end"), .endBeforeStart, ["start": "\(start)", "end": "\(end)"]))
        } else if let start = period?.start, let end = period?.end, end.year - start.year >= PayoutPlan.maximumYears {
            let span = ["start": "\(start)", "end": "\(end)", "maximum": "\(PayoutPlan.maximumYears)"]
            issues.append(FieldIssue(JSONPointer("period", "end"), .periodTooLong, span))
        }
        require(lines.isEmpty, JSONPointer("budget", "lines"))
        for (index, line) in lines.enumerated() {
            let pointer = JSONPointer("budget", "lines").appending(index)
            require(line.category == nil && line.kind == .actual, pointer.appending("category"))
            require(line.amounts.isEmpty, pointer.appending("amounts"))
        }
        require(requestedSupport.isEmpty, JSONPointer("financing", "requestedSupport"))
        issues += coFinancierIssues() + activityIssues()
        for question in programme?.questions ?? [] where question.required {
            require(!answers.contains { $0.question == question.id && $0.value.isAnswered }, JSONPointer("answers").appending(question.id))
        }
        if let programme { issues += benefitsPlanSubmissionIssues(under: programme) + documentIssues(under: programme) }
        return issues
    }

    private func coFinancierIssues() -> [FieldIssue] {
        var issues: [FieldIssue] = []
        for (index, coFinancier) in coFinanciers.enumerated() {
            let pointer = JSONPointer("financing", "coFinanciers").appending(index)
            if coFinancier.sector == nil { issues.append(FieldIssue(pointer.appending("sector"), .sectorMissing)) }
            let organisation = pointer.appending("organisation")
            if coFinancier.organisation?.name.isBlank ?? true {
                issues.append(FieldIssue(organisation.appending("name"), .required))
            }
            issues += coFinancier.organisation?.numberIssues(at: organisation) ?? []
            if coFinancier.cash.isEmpty, coFinancier.inKind.isEmpty {
                issues.append(FieldIssue(pointer.appending("cash"), .required))
            }
        }
        return issues
    }

    private func activityIssues() -> [FieldIssue] {
        var issues: [FieldIssue] = []
        let parents = Dictionary(
            activities.compactMap { activity in activity.id.map { ($0, activity.parent) } }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        for (index, activity) in activities.enumerated() {
            let pointer = JSONPointer("activities").appending(index)
            if let id = activity.id, !seen.insert(id).inserted {
                issues.append(FieldIssue(pointer.appending("id"), .duplicateIdentifier, ["value": id]))
            }
            if let parent = activity.parent, parents[parent] == nil {
                issues.append(FieldIssue(pointer.appending("parent"), .unknownParent, ["value": parent]))
            }
            if let id = activity.id, Self.isAboveItself(id, parents) {
                issues.append(FieldIssue(pointer.appending("parent"), .cyclicParent, ["value": id]))
            }
            if let start = activity.start, let end = activity.end, end < start {
                issues.append(FieldIssue(pointer.appending("end"), .endBeforeStart, ["start": "\(start)", "end": "\(end)"]))
            }
        }
        return issues
    }

    private static func isAboveItself(_ id: String, _ parents: [String: String?]) -> Bool {
        var above = parents[id] ?? nil
        for _ in parents {
            guard let current = above else { return false }
            if current == id { return true }
            above = parents[current] ?? nil
        }
        return false
    }
}

extension Organisation {
    /// A number whose check digit is wrong, or a register that is not known here.
    func numberIssues(at pointer: JSONPointer) -> [FieldIssue] {
        guard let register, let number else { return [] }
        do throws(OrganisationIdentifierError) {
            _ = try OrganisationIdentifier(register: register, number: number)
            return []
        } catch {
            return [FieldIssue(pointer.appending("number"), .invalidOrganisationNumber, text: error.message)]
        }
    }
}

extension Account {
    /// An account number whose form or check digit is wrong, or a type of account that is not known here.
    fileprivate func issues(at pointer: JSONPointer) -> [FieldIssue] {
        guard let type else { return number == nil ? [] : [FieldIssue(pointer.appending("type"), .required)] }
        guard let kind = AccountNumber.Kind(rawValue: type) else {
            let choices = AccountNumber.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            return [FieldIssue(pointer.appending("type"), .invalidChoice, ["value": type, "choices": choices])]
        }
        guard let number else { return [FieldIssue(pointer.appending("number"), .required)] }
        do throws(AccountNumberError) {
            _ = try AccountNumber(kind, number)
            return []
        } catch {
            return [FieldIssue(pointer.appending("number"), .invalidAccountNumber, text: error.message)]
        }
    }
}

extension Optional<String> {
    fileprivate var isBlank: Bool { self?.allSatisfy(\.isWhitespace) ?? true }
}

extension JSON {
    /// Whether it says something: not null, not blank, not an empty list.
    fileprivate var isAnswered: Bool {
        switch self {
        case .null: false
        case .string(let text): !text.allSatisfy(\.isWhitespace)
        case .array(let elements): !elements.isEmpty
        default: true
        }
    }
}

import ExactJSON

/// Something in a document that whoever writes it may change to meet the rules.
enum DocumentFact: Sendable, Hashable {
    case requestedSupport
    case start
    case end
    /// The amounts of a budget line, by its place.
    case costs(line: Int)
    /// The cash of a co-financier, by its place.
    case cash(coFinancier: Int)
    case certificate(coFinancier: Int)
    case signature
    /// An answer, by its question.
    case answer(String)

    /// Where the document has it.
    var pointer: JSONPointer {
        switch self {
        case .requestedSupport: JSONPointer("financing", "requestedSupport")
        case .start: JSONPointer("period", "start")
        case .end: JSONPointer("period", "end")
        case .costs(let line): JSONPointer("budget", "lines", "\(line)", "amounts")
        case .cash(let place): JSONPointer("financing", "coFinanciers", "\(place)", "cash")
        case .certificate(let place): JSONPointer("financing", "coFinanciers", "\(place)", "certificate")
        case .signature: JSONPointer("signature", "status")
        case .answer(let question): JSONPointer("answers", question)
        }
    }

    /// What differs in two documents that have the same lines and co-financiers.
    static func changed(from old: ApplicationContent, to new: ApplicationContent) -> [DocumentFact] {
        var facts: [DocumentFact] = []
        if old.requestedSupport != new.requestedSupport { facts.append(.requestedSupport) }
        for place in zip(old.coFinanciers, new.coFinanciers).enumerated() where place.element.0.cash != place.element.1.cash {
            facts.append(.cash(coFinancier: place.offset))
        }
        for place in zip(old.lines, new.lines).enumerated() where place.element.0.amounts != place.element.1.amounts {
            facts.append(.costs(line: place.offset))
        }
        if old.period?.start != new.period?.start { facts.append(.start) }
        if old.period?.end != new.period?.end { facts.append(.end) }
        facts += new.answers.filter { old[answer: $0.question] != $0.value }.map { .answer($0.question) }
        for place in zip(old.coFinanciers, new.coFinanciers).enumerated() where place.element.0.certificate != place.element.1.certificate {
            facts.append(.certificate(coFinancier: place.offset))
        }
        if old.signature?.status != new.signature?.status { facts.append(.signature) }
        return facts
    }

    /// The document with this as it is in another one.
    func restoring(from old: ApplicationContent, in new: ApplicationContent) -> ApplicationContent {
        var content = new
        switch self {
        case .requestedSupport: content.requestedSupport = old.requestedSupport
        case .start: content.period?.start = old.period?.start
        case .end: content.period?.end = old.period?.end
        case .costs(let line): content.lines[line].amounts = old.lines[line].amounts
        case .cash(let place): content.coFinanciers[place].cash = old.coFinanciers[place].cash
        case .certificate(let place): content.coFinanciers[place].certificate = old.coFinanciers[place].certificate
        case .signature: content.signature = old.signature
        case .answer(let question): content[answer: question] = old[answer: question]
        }
        return content
    }
}

extension ApplicationContent {
    /// The answer to a question; nil where it has none.
    subscript(answer question: String) -> JSON? {
        get { answers.last { $0.question == question }?.value }
        set {
            answers.removeAll { $0.question == question }
            if let newValue { answers.append(Answer(question: question, value: newValue)) }
        }
    }
}

package import Localisation

/// What people call the facts of an application under a programme: by the programme's file, and here where they are built in.
package struct FactLabels: Sendable {
    private var labels: [String: LocalizedText]

    /// - Parameter programme: nil where only what is built in has a label.
    package init(_ programme: Programme?) {
        labels = Self.document
        for amount in BuiltInAmount.allCases { labels[amount.rawValue] = amount.label }
        guard let programme else { return }
        for question in programme.questions {
            labels["answers.\(question.id)"] = question.label
            for item in question.items { labels["answers.\(question.id).\(item.id)"] = item.label }
        }
        for parameter in programme.parameters { labels[parameter.id] = parameter.label }
        for category in programme.categories { labels[category.id] = category.label }
        for flatRate in programme.flatRates { labels[flatRate.id] = flatRate.label }
        for amount in programme.amounts { labels[amount.id] = amount.label }
        if let benefits = programme.benefits { labels.merge(benefits.labels(of: labels["answers.\(benefits.plan)"])) { _, own in own } }
        for share in programme.shares {
            labels[share.id] = share.label
            labels["\(share.id).displayed"] = share.label
            labels["\(share.id).numerator"] = labels[share.numerator]
            labels["\(share.id).base"] = labels[share.base]
        }
        for limit in programme.limits { labels[limit.id] = limit.label }
        for derived in programme.derived { labels[derived.id] = derived.label }
        for criterion in programme.criteria { labels["criteria.\(criterion.id)"] = criterion.label }
        for rule in programme.rules { labels[ProgrammeReader.decisionName(ofRule: rule.id)] = rule.title }
    }

    /// The label of an amount, a share, a limit or another fact by itself, as in a table; nil where it has none.
    package subscript(id: String) -> LocalizedText? { labels[id] }

    /// The label of an input path such as `answers.advanceAmount` or `years.support`, for use in a sentence; nil where not even
    /// a part of the path has one.
    package func inSentence(_ path: String) -> LocalizedText? {
        if let label = labels[path] { return BuiltInAmount(rawValue: path) == nil ? label : label.uncapitalised }
        guard let point = path.lastIndex(of: "."), let whole = inSentence(String(path[..<point])) else { return nil }
        let member = path[path.index(after: point)...]
        return LocalizedText(whole.texts.mapValues { "\($0) (\(member))" })
    }
}

extension LocalizedText {
    fileprivate var uncapitalised: LocalizedText {
        LocalizedText(texts.mapValues { $0.prefix(1).lowercased() + $0.dropFirst() })
    }
}

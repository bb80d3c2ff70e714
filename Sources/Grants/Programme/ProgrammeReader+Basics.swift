import Decimals
import FEEL

extension ProgrammeReader {
    func readSources(_ file: FileMapping) -> [Programme.Source] {
        reader.pairs(file["sources"]).compactMap { pair in
            guard let source = reader.mapping(pair.value, required: ["title"], optional: ["reference"]),
                let title = source.text("title")
            else { return nil }
            return Programme.Source(id: pair.name, title: title, reference: source.text("reference"))
        }
    }

    func authority(_ file: FileMapping) -> Programme.Authority? {
        guard let node = file["authority"], let authority = reader.mapping(node, required: ["register", "number", "name"]),
            let register = authority.text("register"), let number = authority.text("number"), let name = authority.text("name")
        else { return nil }
        do throws(OrganisationIdentifierError) {
            let identifier = try OrganisationIdentifier(register: register, number: number)
            return Programme.Authority(register: identifier.register.rawValue, number: identifier.number, name: name)
        } catch {
            reader.report(authority["number"], error.description)
            return nil
        }
    }

    func zone(_ calendar: BusinessCalendar) -> ZoneRules? {
        switch calendar {
        case .norway: try? ZoneRules("Europe/Oslo")
        case .sweden: try? ZoneRules("Europe/Stockholm")
        case .finland: try? ZoneRules("Europe/Helsinki")
        }
    }

    func currency(_ file: FileMapping) -> String? {
        guard let currency = file.text("currency") else { return nil }
        guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (65...90).contains($0) }) else {
            reader.report(file["currency"], "\(currency) is no ISO 4217 code")
            return nil
        }
        return currency
    }

    mutating func category(_ node: FileNode) -> Programme.Category? {
        guard let category = reader.mapping(node, required: ["id", "label"]), let id = category.identifier() else { return nil }
        take(id, for: "a cost category", at: category["id"])
        return category.localized("label", in: languages).map { Programme.Category(id: id, label: $0) }
    }

    /// - Parameter seen: the ids of the questions before it.
    func question(_ node: FileNode, _ seen: inout Set<String>) -> Question? {
        let optional = ["required", "help", "choices", "items", "maxLength", "assumption"]
        guard let question = reader.mapping(node, required: ["id", "type", "label"], optional: optional),
            let id = question.identifier()
        else { return nil }
        if !seen.insert(id).inserted { _ = reader.refuses(question["id"], "the question \(id) occurs more than once") }
        guard let kind = question.choice("type", Question.Kind.self), let label = question.localized("label", in: languages) else { return nil }
        var seenChoices: Set<String> = []
        let choices = question.list("choices") { node -> Question.Choice? in
            guard let choice = reader.mapping(node, required: ["id", "label"]), let id = choice.text("id"),
                let label = choice.localized("label", in: languages)
            else { return nil }
            if !seenChoices.insert(id).inserted { _ = reader.refuses(choice["id"], "the choice \(id) occurs more than once") }
            return Question.Choice(id: id, label: label)
        }
        if choices.isEmpty, kind == .choice || kind == .choices { reader.report(node, "a question of type \(kind.rawValue) has choices") }
        if !choices.isEmpty, kind != .choice, kind != .choices { reader.report(question["choices"], "only choice and choices have choices") }
        var seenItems: Set<String> = []
        let items = question.list("items") { self.question($0, &seenItems) }
        if items.isEmpty, kind == .list { reader.report(node, "a question of type list has items") }
        if !items.isEmpty, kind != .list { reader.report(question["items"], "only list has items") }
        if kind != .text, let length = question["maxLength"] { _ = reader.refuses(length, "only text has a maxLength") }
        return Question(
            id: id, kind: kind, required: question.boolean("required") ?? false, label: label,
            help: question.localized("help", in: languages), choices: choices, items: items,
            maximumLength: question.integer("maxLength", in: 1...100_000) ?? 10_000,
            assumption: question.boolean("assumption") ?? false)
    }

    mutating func parameter(_ node: FileNode) -> Parameter? {
        guard let parameter = reader.mapping(node, required: ["id", "type", "label", "values"]),
            let id = parameter.identifier()
        else { return nil }
        take(id, for: "a parameter", at: parameter["id"])
        guard let kind = parameter.choice("type", Parameter.Kind.self), let label = parameter.localized("label", in: languages) else { return nil }
        // In the order of their days, whatever the file's.
        let values = parameter.list("values") { dated($0, kind) }.sorted { one, other in
            guard let first = one.from else { return other.from != nil }
            return other.from.map { first < $0 } ?? false
        }
        if parameter["values"]?.elements?.isEmpty == true { reader.report(node, "the parameter \(id) has no value") }
        for (value, next) in zip(values, values.dropFirst()) where value.overlaps(next) {
            reader.report(parameter["values"], "two values of \(id) hold on the same day")
        }
        return Parameter(id: id, kind: kind, label: label, values: values)
    }

    private func dated(_ node: FileNode, _ kind: Parameter.Kind) -> Parameter.Dated? {
        let optional = ["from", "until", "source", "assumption"]
        guard let dated = reader.mapping(node, required: ["value"], optional: optional), let text = dated.text("value") else { return nil }
        guard let value = kind.value(of: text) else {
            reader.report(dated["value"], "\(text) is not a \(kind.rawValue)")
            return nil
        }
        let from = dated.date("from")
        let until = dated.date("until")
        if let from, let until, until < from { reader.report(dated["until"], "the value ends before it begins") }
        let isAssumption = dated.boolean("assumption") ?? false
        let source = source(dated)
        if source == nil, !isAssumption { reader.report(node, "a value has a source, or is marked assumption: true") }
        return Parameter.Dated(
            from: from, until: until, value: value, text: text, source: source ?? "assumption", assumption: isAssumption)
    }
}

extension Parameter.Dated {
    func overlaps(_ other: Parameter.Dated) -> Bool {
        func isBefore(_ last: CalendarDate?, _ first: CalendarDate?) -> Bool {
            guard let last, let first else { return false }
            return last < first
        }
        return !isBefore(until, other.from) && !isBefore(other.until, from)
    }
}

extension Parameter.Kind {
    func value(of text: String) -> Value? {
        switch self {
        case .percentage, .amount, .number: Decimal128(exactly: text).map(Value.number)
        case .text: .string(text)
        case .date: CalendarDate(text).map(Value.date)
        case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
        case .duration:
            YearsMonthsDuration(text).map(Value.yearsMonthsDuration) ?? DaysTimeDuration(text).map(Value.daysTimeDuration)
        }
    }
}

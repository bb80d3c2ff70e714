import FEEL

extension ProgrammeReader {
    /// Far above any real plan.
    private static let maximumParties = 20

    /// The section `benefits`, which makes the name `benefits` known to formulas.
    mutating func benefits(_ file: FileMapping, questions: [Question], _ lost: [String]) -> BenefitsDefinition? {
        guard let node = file["benefits"] else { return nil }
        take(BenefitsDefinition.name, for: "the benefits plan", at: node)
        let definition = definition(node, questions: questions, lost)
        layout.benefits = layout.declarations.append(BenefitsDefinition.name, definition?.factType ?? .any)
        return definition
    }

    private func definition(_ node: FileNode, questions: [Question], _ lost: [String]) -> BenefitsDefinition? {
        guard
            let mapping = reader.mapping(
                node, required: ["plan", "parties"], optional: ["budgetCut", "presentValue", "source", "assumption"])
        else { return nil }
        let attribution = attribution(mapping)
        let columns = columns(mapping, questions: questions, lost)
        let parties = parties(mapping, columns: columns)
        let cut = mapping["budgetCut"].flatMap { budgetCut($0, parties: parties, orElse: attribution) }
        let value = mapping["presentValue"].flatMap { presentValue($0, orElse: attribution) }
        guard let plan = mapping.text("plan"), let attribution else { return nil }
        return BenefitsDefinition(plan: plan, parties: parties, budgetCut: cut, presentValue: value, attribution: attribution)
    }

    /// The columns of the plan's question that can hold amounts; nil where the question is not one of a plan.
    private func columns(_ mapping: FileMapping, questions: [Question], _ lost: [String]) -> [String]? {
        guard let plan = mapping.text("plan") else { return nil }
        guard let question = questions.first(where: { $0.id == plan }) else {
            if lost.contains(plan) { return nil }
            let near = reader.suggestion(plan, among: questions.map(\.id))
            reader.report(mapping["plan"], "there is no question \(plan)\(near)")
            return nil
        }
        guard question.kind == .list else {
            reader.report(mapping["plan"], "the question \(plan) is of type \(question.kind.rawValue), a plan's is list")
            return nil
        }
        if question.items.first(where: { $0.id == BenefitsDefinition.yearColumn })?.kind != .number {
            reader.report(mapping["plan"], "the question \(plan) has no item year of type number")
        }
        return question.items.filter { ($0.kind == .number || $0.kind == .amount) && $0.id != BenefitsDefinition.yearColumn }.map(\.id)
    }

    private func parties(_ mapping: FileMapping, columns: [String]?) -> [BenefitsDefinition.Party] {
        var parties: [BenefitsDefinition.Party] = []
        var used: Set<String> = []
        func column(_ key: String, of party: FileMapping) -> String? {
            guard let name = party.text(key), let columns else { return nil }
            guard columns.contains(name) else {
                let near = reader.suggestion(name, among: columns)
                reader.report(party[key], "the plan has no item \(name) of type number or amount\(near)")
                return nil
            }
            if !used.insert(name).inserted { reader.report(party[key], "the item \(name) is used more than once") }
            return name
        }
        for node in reader.sequence(mapping["parties"]) {
            guard let party = reader.mapping(node, required: ["id", "label", "gross"], optional: ["lastingCost"]) else { continue }
            let gross = column("gross", of: party), lastingCost = column("lastingCost", of: party)
            guard let id = party.identifier(), let label = party.localized("label", in: languages), let gross else { continue }
            if parties.contains(where: { $0.id == id }) { reader.report(party["id"], "the party \(id) occurs more than once") }
            parties.append(BenefitsDefinition.Party(id: id, label: label, gross: gross, lastingCost: lastingCost))
        }
        let count = mapping["parties"]?.elements?.count ?? 0
        if count == 0 || count > Self.maximumParties {
            reader.report(mapping["parties"], "a benefits plan has from 1 to \(Self.maximumParties) parties")
        }
        return parties
    }

    private func budgetCut(
        _ node: FileNode, parties: [BenefitsDefinition.Party], orElse fallback: Attribution?
    ) -> BenefitsDefinition.BudgetCut? {
        guard
            let mapping = reader.mapping(node, required: ["party", "share"], optional: ["rounding", "source", "assumption"])
        else { return nil }
        let share = formula(mapping["share"], .number)
        let rounding = mapping["rounding"].flatMap { self.rounding($0) }
        guard let party = mapping.text("party") else { return nil }
        if !parties.contains(where: { $0.id == party }) {
            let near = reader.suggestion(party, among: parties.map(\.id))
            reader.report(mapping["party"], "there is no party \(party)\(near)")
        }
        guard let share, let attribution = attribution(mapping, orElse: fallback) else { return nil }
        return BenefitsDefinition.BudgetCut(party: party, share: share, rounding: rounding, attribution: attribution)
    }

    private func presentValue(_ node: FileNode, orElse fallback: Attribution?) -> BenefitsDefinition.PresentValue? {
        guard let mapping = reader.mapping(node, required: ["rate", "year"], optional: ["rounding", "source", "assumption"]) else { return nil }
        let rate = formula(mapping["rate"], .number)
        let year = formula(mapping["year"], .number)
        let rounding = mapping["rounding"].flatMap { self.rounding($0) }
        guard let rate, let year, let attribution = attribution(mapping, orElse: fallback) else { return nil }
        return BenefitsDefinition.PresentValue(rate: rate, year: year, rounding: rounding, attribution: attribution)
    }
}

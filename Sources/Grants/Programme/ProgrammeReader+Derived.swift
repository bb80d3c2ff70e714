import FEEL

extension ProgrammeReader {
    /// The entries of `decisionTables`, `decisions` and `derived`, and the rules' decisions; `later` are the names of amounts, shares
    /// and limits.
    mutating func pendingValues(_ file: FileMapping, later: [(name: String, type: FEELType)]) -> [PendingValue] {
        var pending: [PendingValue] = []
        for node in reader.sequence(file["decisionTables"]) {
            let required = ["id", "hitPolicy", "inputs", "outputs", "rules", "source"]
            guard let mapping = reader.mapping(node, required: required, optional: ["label", "aggregation", "incomplete"]) else { continue }
            add(mapping, .table, for: "a decision table", to: &pending)
        }
        for node in reader.sequence(file["decisions"]) {
            guard let mapping = reader.mapping(node, required: ["id", "model", "decision", "source"], optional: ["inputs", "label"]) else { continue }
            add(mapping, .decision, for: "a decision", to: &pending)
        }
        for node in reader.sequence(file["derived"]) {
            guard let mapping = reader.mapping(node, required: ["id", "value"], optional: ["label"]) else { continue }
            add(mapping, .formula, for: "a derived value", to: &pending)
        }
        for node in reader.sequence(file["rules"]) {
            guard let id = node["id"]?.text, let requirement = node["require"], requirement.pairs != nil,
                let mapping = reader.mapping(requirement, required: ["model", "decision"], optional: ["inputs"])
            else { continue }
            let name = Self.decisionName(ofRule: id)
            take(name, for: "the decision of the rule \(id)", at: requirement)
            pending.append(PendingValue(id: name, mapping: mapping, kind: .decision))
        }
        let used = UsedNames(known: layout.declarations, later: later + pending.map { ($0.id, .any) })
        return pending.map { value in
            var value = value
            value.names = used.names(of: value)
            return value
        }
    }

    /// The name of the value that a rule whose requirement is a decision stands on.
    static func decisionName(ofRule id: String) -> String { id + "Decision" }

    private mutating func add(_ mapping: FileMapping, _ kind: PendingValue.Kind, for what: String, to pending: inout [PendingValue]) {
        guard let id = mapping.identifier() else { return }
        take(id, for: what, at: mapping["id"])
        pending.append(PendingValue(id: id, mapping: mapping, kind: kind))
    }

    /// Reads and declares the waiting values that use none of the names still to come; at the last stage all of them.
    mutating func settle(
        _ pending: inout [PendingValue], at stage: DerivedValue.Stage, before laterNames: Set<String>, models: ModelShelf
    ) -> [DerivedValue] {
        var settled: [DerivedValue] = []
        var values = PendingValues(pending, before: laterNames)
        // What stands on itself by way of another is read as it comes, so that the mistake is reported.
        while let value = values.nextReady() ?? (stage == .last ? values.next() : nil) {
            waiting[value.id] = nil
            let logic = logic(of: value, models: models)
            let label = value.mapping.localized("label", in: languages)
            let derived = logic.map { DerivedValue(id: value.id, label: label, stage: stage, logic: $0) }
            layout.declarations.append(value.id, derived?.type ?? .any)
            guard let derived else {
                noteLost([value.id])
                continue
            }
            note(derived)
            settled.append(derived)
        }
        pending = values.open
        let unknown = laterNames.union(pending.map(\.id))
        waiting = Dictionary(pending.map { ($0.id, $0.names.intersection(unknown).sorted()) }, uniquingKeysWith: { first, _ in first })
        return settled
    }

    private func logic(of value: PendingValue, models: ModelShelf) -> DerivedValue.Logic? {
        switch value.kind {
        case .formula: formula(value.mapping["value"], .any).map(DerivedValue.Logic.formula)
        case .table: table(value.mapping).map(DerivedValue.Logic.table)
        case .decision: decision(value.mapping, models: models).map(DerivedValue.Logic.decision)
        }
    }

    /// The names of amounts and shares, and then those of what the limits give, before either is read.
    func laterNames(_ file: FileMapping, categories: [Programme.Category]) -> (
        amounts: [(name: String, type: FEELType)], limits: [(name: String, type: FEELType)]
    ) {
        func ids(_ key: String) -> [String] { (file[key]?.elements ?? []).compactMap { $0["id"]?.text } }
        let amounts = (ids("flatRates") + ids("amounts") + categories.map(\.id) + BuiltInAmount.allCases.map(\.rawValue)).map {
            ($0, FEELType.number)
        }
        let shares = ids("shares").map { ($0, FactLayout.shareType) }
        let year = ([("year", .number)] + amounts + shares).map { FEELType.Field($0.0, $0.1) }
        let limits = ids("limits").map { ($0, FEELType.number) }
        return (
            amounts + shares + [("years", .list(.context(year))), ("requested", .number)]
                + (file["benefits"] == nil ? [] : [(BenefitsDefinition.name, .any)]),
            limits + [("permitted", .number), ("headroom", .number), ("bindingLimit", .string)]
        )
    }
}

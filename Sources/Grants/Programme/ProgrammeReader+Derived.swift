import DMN
import FEEL

extension ProgrammeReader {
    /// An entry of `decisionTables`, `decisions` or `derived`, or a rule's decision, waiting for the names it uses.
    struct PendingValue {
        enum Kind { case formula, table, decision }

        let id: String
        let mapping: FileMapping
        let kind: Kind
        /// What its formulas may name, by their words.
        let words: Set<String>
    }

    mutating func pendingValues(_ file: FileMapping) -> [PendingValue] {
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
            pending.append(PendingValue(id: name, mapping: mapping, kind: .decision, words: Self.words(of: requirement)))
        }
        return pending
    }

    /// The name of the value that a rule whose requirement is a decision stands on.
    static func decisionName(ofRule id: String) -> String { id + "Decision" }

    private mutating func add(_ mapping: FileMapping, _ kind: PendingValue.Kind, for what: String, to pending: inout [PendingValue]) {
        guard let id = mapping.identifier() else { return }
        take(id, for: what, at: mapping["id"])
        // Prose names nothing.
        let formulas = (mapping.node.pairs ?? []).filter { $0.key.text != "label" && $0.key.text != "source" }
        let words = formulas.reduce(into: Set()) { $0.formUnion(Self.words(of: $1.value)) }
        pending.append(PendingValue(id: id, mapping: mapping, kind: kind, words: words))
    }

    /// Reads and declares the waiting values that use none of the names still to come; at the last stage all of them.
    mutating func settle(
        _ pending: inout [PendingValue], at stage: DerivedValue.Stage, before laterNames: Set<String>, models: [String: DecisionModel]
    ) -> [DerivedValue] {
        var settled: [DerivedValue] = []
        while true {
            let ready = pending.firstIndex { value in
                value.words.isDisjoint(with: laterNames)
                    && !pending.contains { $0.id != value.id && value.words.contains($0.id) }
            }
            // What stands on itself by way of another is read as it comes, so that the mistake is reported.
            guard let index = ready ?? (stage == .last ? pending.indices.first : nil) else {
                waiting = Dictionary(pending.map { ($0.id, $0.words.intersection(laterNames).sorted()) }, uniquingKeysWith: { first, _ in first })
                return settled
            }
            let value = pending.remove(at: index)
            waiting[value.id] = nil
            let logic = logic(of: value, models: models)
            let label = value.mapping.localized("label", in: languages)
            let derived = logic.map { DerivedValue(id: value.id, label: label, stage: stage, logic: $0) }
            layout.declarations.append(value.id, derived?.type ?? .any)
            if let derived { settled.append(derived) }
        }
    }

    private func logic(of value: PendingValue, models: [String: DecisionModel]) -> DerivedValue.Logic? {
        switch value.kind {
        case .formula: formula(value.mapping["value"], .any).map(DerivedValue.Logic.formula)
        case .table: table(value.mapping).map(DerivedValue.Logic.table)
        case .decision: decision(value.mapping, models: models).map(DerivedValue.Logic.decision)
        }
    }

    /// The words of all texts below a node that can be names: those after a point are members of something else.
    private static func words(of node: FileNode) -> Set<String> {
        switch node.content {
        case .scalar(let text):
            var words: Set<String> = []
            var word = ""
            var before: Character = " "
            var last: Character = " "
            for character in text + " " {
                if character.isLetter || character.isNumber {
                    if word.isEmpty { before = last }
                    word.append(character)
                } else {
                    if !word.isEmpty, before != "." { words.insert(word) }
                    word = ""
                }
                last = character
            }
            return words
        case .sequence(let elements): return elements.reduce(into: []) { $0.formUnion(words(of: $1)) }
        case .mapping(let pairs): return pairs.reduce(into: []) { $0.formUnion(words(of: $1.value)) }
        }
    }

    /// The ids of a section's entries, before they are read.
    func ids(_ file: FileMapping, _ key: String) -> Set<String> {
        Set(file[key]?.elements.map { $0.compactMap { $0["id"]?.text } } ?? [])
    }
}

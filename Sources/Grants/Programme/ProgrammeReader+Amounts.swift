import FEEL

extension ProgrammeReader {
    /// The entries of `amounts`, each known to formulas and to those after it.
    mutating func amounts(_ file: FileMapping) -> [AmountDefinition] {
        var amounts: [AmountDefinition] = []
        for node in reader.sequence(file["amounts"]) {
            guard
                let mapping = reader.mapping(node, required: ["id", "label", "sum"], optional: ["less", "source", "assumption"]),
                let id = mapping.identifier()
            else { continue }
            take(id, for: "an amount", at: mapping["id"])
            let known = Set(layout.declarations.names[layout.amounts...])
            let sum = terms("sum", of: mapping, known)
            let less = terms("less", of: mapping, known)
            let added = Set(sum.map(\.id))
            if mapping["sum"]?.elements?.isEmpty == true { reader.report(mapping["sum"], "an amount sums at least one other") }
            for (id, node) in less where added.contains(id) { reader.report(node, "\(id) is both added and taken off") }
            layout.declarations.append(id, .number)
            note(id, isComputedFrom: (sum + less).map(\.id))
            guard let label = mapping.localized("label", in: languages), let attribution = attribution(mapping) else { continue }
            amounts.append(AmountDefinition(id: id, label: label, sum: sum.map(\.id), less: less.map(\.id), attribution: attribution))
        }
        return amounts
    }

    private func terms(_ key: String, of mapping: FileMapping, _ known: Set<String>) -> [(id: String, node: FileNode)] {
        var terms: [(id: String, node: FileNode)] = []
        var seen: Set<String> = []
        for node in reader.sequence(mapping[key]) {
            guard let name = amount(node, among: known) else { continue }
            if !seen.insert(name).inserted { reader.report(node, "\(name) occurs more than once") }
            terms.append((name, node))
        }
        return terms
    }

    /// The id of an amount of the finance table that is known by now.
    func amount(_ node: FileNode?) -> String? { amount(node, among: Set(layout.declarations.names[layout.amounts...])) }

    private func amount(_ node: FileNode?, among known: Set<String>) -> String? {
        guard let name = reader.text(node) else { return nil }
        guard known.contains(name) else {
            let near = reader.suggestion(name, among: Array(layout.declarations.names[layout.amounts...]))
            reader.report(node, "\(name) is no amount of the finance table\(near)")
            return nil
        }
        return name
    }
}

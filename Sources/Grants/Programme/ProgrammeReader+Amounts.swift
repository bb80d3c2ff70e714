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
            let sum = terms("sum", of: mapping)
            let less = terms("less", of: mapping)
            if mapping["sum"]?.elements?.isEmpty == true { reader.report(mapping["sum"], "an amount sums at least one other") }
            for (id, node) in less where sum.contains(where: { $0.id == id }) { reader.report(node, "\(id) is both added and taken off") }
            layout.declarations.append(id, .number)
            guard let label = mapping.localized("label", in: languages), let attribution = attribution(mapping) else { continue }
            amounts.append(AmountDefinition(id: id, label: label, sum: sum.map(\.id), less: less.map(\.id), attribution: attribution))
        }
        return amounts
    }

    private func terms(_ key: String, of mapping: FileMapping) -> [(id: String, node: FileNode)] {
        var terms: [(id: String, node: FileNode)] = []
        for node in reader.sequence(mapping[key]) {
            guard let name = amount(node) else { continue }
            if terms.contains(where: { $0.id == name }) { reader.report(node, "\(name) occurs more than once") }
            terms.append((name, node))
        }
        return terms
    }

    /// The id of an amount of the finance table that is known by now.
    func amount(_ node: FileNode?) -> String? {
        guard let name = reader.text(node) else { return nil }
        let known = Array(layout.declarations.names[layout.amounts...])
        guard known.contains(name) else {
            let near = NearMiss.of(name, among: known).map { "; did you mean \($0)?" } ?? ""
            reader.report(node, "\(name) is no amount of the finance table\(near)")
            return nil
        }
        return name
    }
}

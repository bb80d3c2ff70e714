import Decimals
import FEEL

extension ProgrammeReader {
    /// - Parameter lost: categories with mistakes, and then the flat rates with mistakes too.
    mutating func flatRates(_ file: FileMapping, categories: [Programme.Category], _ lost: inout [String]) -> [FlatRate] {
        var known = categories.map(\.id) + lost
        return file.list("flatRates", losing: &lost) { node in
            guard
                let mapping = reader.mapping(
                    node, required: ["id", "label", "rate", "on", "rounding", "source"], optional: ["when"]),
                let id = mapping.identifier()
            else { return nil }
            take(id, for: "a flat rate", at: mapping["id"])
            defer { known.append(id) }
            let bases = mapping.list("on") { node -> String? in
                guard let base = reader.text(node) else { return nil }
                guard known.contains(base) else {
                    let near = reader.suggestion(base, among: known)
                    reader.report(node, "\(base) is no category or earlier flat rate\(near)")
                    return nil
                }
                return base
            }
            let condition = formula(mapping["when"], .boolean)
            guard let label = mapping.localized("label", in: languages), let rate = formula(mapping["rate"], .number),
                let rounding = rounding(mapping["rounding"]), let source = source(mapping)
            else { return nil }
            return FlatRate(id: id, label: label, rate: rate, bases: bases, condition: condition, rounding: rounding, source: source)
        }
    }

    func rounding(_ node: FileNode?) -> Rounding? {
        guard let node, let mapping = reader.mapping(node, required: ["unit"], optional: ["mode", "per"]), let unit = unit(mapping)
        else { return nil }
        return Rounding(
            unit: unit, mode: mapping.choice("mode", RoundingMode.self) ?? .halfUp,
            scope: mapping.choice("per", Rounding.Scope.self) ?? .year)
    }

    /// What amounts are rounded to multiples of.
    func unit(_ rounding: FileMapping) -> Decimal128? {
        guard let unit = rounding.decimal("unit") else { return nil }
        guard unit.sign > 0 else {
            reader.report(rounding["unit"], "the unit must be above zero")
            return nil
        }
        return unit
    }

    mutating func share(_ node: FileNode) -> ShareDefinition? {
        guard
            let mapping = reader.mapping(
                node, required: ["id", "label", "numerator", "base", "display"], optional: ["source"]),
            let id = mapping.identifier()
        else { return nil }
        take(id, for: "a share", at: mapping["id"])
        guard let label = mapping.localized("label", in: languages),
            let numerator = amount(mapping["numerator"]), let base = amount(mapping["base"]),
            let displayNode = mapping["display"],
            let display = reader.mapping(displayNode, required: ["digits"], optional: ["mode"]),
            let digits = display.integer("digits", in: 0...12)
        else { return nil }
        return ShareDefinition(
            id: id, label: label, numerator: numerator, base: base, digits: digits,
            mode: display.choice("mode", RoundingMode.self) ?? .halfUp, source: source(mapping) ?? "")
    }

    mutating func limits(_ file: FileMapping) -> [LimitDefinition] {
        var limits: [LimitDefinition] = []
        layout.limits = layout.declarations.count
        for node in reader.sequence(file["limits"]) {
            guard
                let mapping = reader.mapping(
                    node, required: ["id", "label", "amount", "source"], optional: ["when", "rounding"]),
                let id = mapping.identifier()
            else { continue }
            take(id, for: "a limit", at: mapping["id"])
            let label = mapping.localized("label", in: languages)
            let amount = formula(mapping["amount"], .number)
            let condition = formula(mapping["when"], .boolean)
            let rounding = mapping["rounding"].flatMap { self.rounding($0) }
            if let scope = mapping["rounding"]?["per"], scope.text == Rounding.Scope.year.rawValue {
                _ = reader.refuses(scope, "a limit is one amount for the whole project: it is not rounded per year")
            }
            layout.declarations.append(id, .number)
            note(id, isComputedFrom: [amount, condition])
            guard let amount, let label, let source = source(mapping) else { continue }
            limits.append(
                LimitDefinition(
                    id: id, label: label, amount: amount, condition: condition, rounding: rounding, source: source))
        }
        return limits
    }
}

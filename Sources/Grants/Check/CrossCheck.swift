import FEEL

/// Tells what the author of a programme file should know of its entries taken together.
struct CrossCheck {
    let programme: Programme
    let file: FileMapping
    let reader: FileReader
    /// Whether there is still time.
    let goesOn: () -> Bool

    /// Answers what is left of the effort for proofs.
    func tell() -> Int {
        for unused in UnusedEntries(programme).findings { reader.remark(entry(unused.section, unused.id), unused.message) }
        for source in programme.sources where !reader.usedSources.contains(source.id) {
            reader.remark(file["sources"]?.pairs?.first { $0.key.text == source.id }?.key, "no entry names the source \(source.id)")
        }
        var check = RuleCheck(programme, effort: programme.effortOfProofs, while: goesOn)
        let (findings, isComplete) = check.findings()
        for finding in findings { tell(finding) }
        if !isComplete { reader.remark(file["rules"], "the rules are too many to hold all of them against each other") }
        return check.effort
    }

    private func entry(_ section: String, _ id: String) -> FileNode? {
        file[section]?.elements?.first { $0["id"]?.text == id }
    }

    private func tell(_ finding: RuleCheck.Finding) {
        let rules = programme.rules
        switch finding {
        case .neverApplies(let place):
            reader.remark(member("when", of: place), "the rule \(rules[place].id) never applies: \(always(rules[place].condition, "never true"))")
        case .neverPasses(let place):
            let message = "the rule \(rules[place].id) can never pass: \(always(rules[place].requirement, "never true"))"
            // Then there is no application that is not refused.
            if rules[place].severity == .blocking, rules[place].condition == nil {
                reader.report(member("require", of: place), message)
            } else {
                reader.remark(member("require", of: place), message)
            }
        case .neverFails(let place):
            reader.remark(
                member("require", of: place), "the rule \(rules[place].id) can never fail: \(always(rules[place].requirement, "never false"))")
        case .contradiction(let one, let other):
            let ids = "the rules \(rules[one].id) and \(rules[other].id)"
            if rules[one].condition == nil, rules[other].condition == nil {
                reader.report(member("require", of: other), "\(ids) can never both pass, so that every application is refused")
            } else {
                reader.remark(member("require", of: other), "\(ids) can never both pass where both apply")
            }
        case .exceedsLimit(let place, let limit):
            reader.remark(
                member("require", of: place),
                "the rule \(rules[place].id) asks for more support than the limit \(programme.limits[limit].id) ever permits")
        }
    }

    private func always(_ formula: Formula?, _ what: String) -> String {
        let facts = formula?.compiled.facts ?? []
        let isByParameters = programme.parameters.contains { facts.contains($0.id) }
        return "this is \(what), whatever is answered" + (isByParameters ? ", with the values that its parameters have" : "")
    }

    private func member(_ key: String, of rule: Int) -> FileNode? {
        let node = entry("rules", programme.rules[rule].id)
        return node?[key] ?? node
    }
}

import ExactJSON
import FEEL

extension ProgrammeReader {
    func tests(_ file: FileMapping, parameters: [Parameter]) -> [ProgrammeTest] {
        var names = NamesForTests(
            rules: stated("id", of: file["rules"]?.elements ?? []),
            criteria: stated("id", of: (file["criteria"]?.elements ?? []).filter { $0["score"] != nil }),
            parameters: stated("id", of: file["parameters"]?.elements ?? []))
        var tests: [ProgrammeTest] = []
        for node in reader.sequence(file["tests"]) {
            defer { names.earlierTests.formUnion(stated("name", of: [node])) }
            guard let test = test(node, names: names, parameters: parameters, earlier: tests) else { continue }
            if tests.contains(where: { $0.name == test.name }) { reader.report(node, "another test has the name \(test.name)") }
            tests.append(test)
        }
        return tests
    }

    /// What tests name, as it stands in the file: an entry with a mistake of its own is there all the same.
    private struct NamesForTests {
        let rules: [String]
        let criteria: [String]
        let parameters: [String]
        var earlierTests: Set<String> = []
    }

    private func stated(_ key: String, of entries: [FileNode]) -> [String] { entries.compactMap { $0[key]?.text } }

    private static let expectations = ["permitted", "amounts", "benefits", "outcomes", "values", "criteria", "ranking"]

    private func test(_ node: FileNode, names: NamesForTests, parameters: [Parameter], earlier: [ProgrammeTest]) -> ProgrammeTest? {
        guard
            let mapping = reader.mapping(
                node, required: ["name", "expect"], optional: ["at", "gate", "application", "base", "patch", "parameters"]),
            let name = mapping.text("name"), let expectNode = mapping["expect"],
            let expect = reader.mapping(expectNode, required: ["verdict"], optional: Self.expectations),
            let application = application(mapping, names: names, earlier: earlier),
            let verdict = expect.choice("verdict", Verdict.self)
        else { return nil }
        let base = mapping.text("base").flatMap { name in earlier.first { $0.name == name } }
        let outcomes = reader.pairs(expect["outcomes"]).compactMap { pair -> (rule: String, outcome: RuleResult.Outcome)? in
            guard isKnown("rule", pair.name, names.rules, at: pair.key), let text = reader.text(pair.value) else { return nil }
            guard let outcome = RuleResult.Outcome(rawValue: text) else {
                reader.report(pair.value, "\(text) is none of \(RuleResult.Outcome.allCases.map(\.rawValue).joined(separator: ", "))")
                return nil
            }
            return (pair.name, outcome)
        }
        var values: [(rule: String, name: String, value: String)] = []
        for rule in reader.pairs(expect["values"]) where isKnown("rule", rule.name, names.rules, at: rule.key) {
            for pair in reader.pairs(rule.value) {
                let json = pair.value.json
                values.append((rule.name, pair.name, json.numberValue?.text ?? json.stringValue ?? json.text()))
            }
        }
        let scores = numbers(expect["criteria"])
        for pair in reader.pairs(expect["criteria"]) { _ = isKnown("computed criterion", pair.name, names.criteria, at: pair.key) }
        return ProgrammeTest(
            name: name, line: node.position.line, at: instant(mapping) ?? base?.at ?? .earliest,
            gate: mapping.choice("gate", Gate.self) ?? .submission, application: application,
            parameters: overrides(mapping, names, parameters), verdict: verdict,
            permitted: expect.text("permitted"), amounts: numbers(expect["amounts"]), benefits: numbers(expect["benefits"]),
            outcomes: outcomes, values: values, criteria: scores, ranking: expect["ranking"].flatMap { number($0) })
    }

    /// Numbers by name, as a person writes them; `null` stands for what is not known.
    private func numbers(_ node: FileNode?) -> [(id: String, value: String)] {
        reader.pairs(node).compactMap { pair in number(pair.value).map { (id: pair.name, value: $0) } }
    }

    private func number(_ node: FileNode) -> String? { node.isNull ? "null" : reader.text(node) }

    private func overrides(_ mapping: FileMapping, _ names: NamesForTests, _ parameters: [Parameter]) -> [String: Parameter.Dated] {
        var overrides: [String: Parameter.Dated] = [:]
        for pair in reader.pairs(mapping["parameters"]) {
            guard isKnown("parameter", pair.name, names.parameters, at: pair.key),
                let parameter = parameters.first(where: { $0.id == pair.name })
            else { continue }
            guard let text = reader.text(pair.value), let value = parameter.kind.value(of: text) else {
                reader.report(pair.value, "this is not a \(parameter.kind.rawValue)")
                continue
            }
            overrides[pair.name] = Parameter.Dated(value: value, text: text, source: "test", assumption: true)
        }
        return overrides
    }

    private func application(_ mapping: FileMapping, names: NamesForTests, earlier: [ProgrammeTest]) -> JSON? {
        if let node = mapping["application"] {
            if let base = mapping["base"] { reader.report(base, "a test has an application or a base, not both") }
            if let patch = mapping["patch"] { reader.report(patch, "a patch changes a base, not an application") }
            return node.json
        }
        guard let name = mapping.text("base") else {
            reader.report(mapping.node, "a test has an application, or a base and a patch")
            return nil
        }
        guard let base = earlier.first(where: { $0.name == name }) else {
            if !names.earlierTests.contains(name) { reader.report(mapping["base"], "there is no earlier test \(name)") }
            return nil
        }
        return mapping["patch"].map { base.application.merging(patch: $0.json) } ?? base.application
    }

    private func instant(_ mapping: FileMapping) -> Instant? {
        guard let text = mapping.text("at") else {
            if mapping["base"] == nil { reader.report(mapping.node, "missing key at") }
            return nil
        }
        do throws(CalendarError) {
            return try Instant(parsing: text)
        } catch {
            reader.report(mapping["at"], error.description)
            return nil
        }
    }

    private func isKnown(_ kind: String, _ name: String, _ names: [String], at node: FileNode) -> Bool {
        if names.contains(name) { return true }
        let near = reader.suggestion(name, among: names)
        reader.report(node, "there is no \(kind) \(name)\(near)")
        return false
    }
}

import DMN
import FEEL

/// Finds the entries of a programme that nothing stands on.
struct UnusedEntries {
    private let programme: Programme
    /// Names that formulas use, and input paths that they read.
    private var names: Set<String> = []
    private var paths: Set<String> = []
    /// Questions whose answers formulas read.
    private var answers: Set<Substring> = []

    init(_ programme: Programme) {
        self.programme = programme
        let declared = programme.layout.declarations.names
        for expression in programme.formulas.map(\.compiled) {
            names.formUnion(expression.inputs.map { declared[$0] })
            paths.formUnion(expression.facts)
        }
        for derived in programme.derived {
            guard case .table(let table) = derived.logic else { continue }
            let reads = table.compiled.reads
            names.formUnion(reads.slots.map { declared[$0] })
            paths.formUnion(reads.facts)
        }
        for path in paths where path.hasPrefix("answers.") { answers.insert(path.dropFirst("answers.".count).prefix { $0 != "." }) }
    }

    /// Sections and ids, with what is said of them.
    var findings: [(section: String, id: String, message: String)] {
        var findings: [(section: String, id: String, message: String)] = []
        for parameter in programme.parameters where !names.contains(parameter.id) {
            findings.append(("parameters", parameter.id, "no formula uses the parameter \(parameter.id)"))
        }
        for derived in programme.derived where !names.contains(derived.id) {
            switch derived.logic {
            case .formula: findings.append(("derived", derived.id, "no formula uses the derived value \(derived.id)"))
            case .table: findings.append(("decisionTables", derived.id, "no formula uses the decision table \(derived.id)"))
            case .decision: findings.append(("decisions", derived.id, "no formula uses the decision \(derived.id)"))
            }
        }
        if !readsAllAnswers {
            for question in programme.questions where !isRead(question) {
                findings.append(("questions", question.id, "no formula reads the answer to the question \(question.id)"))
            }
        }
        return findings
    }

    private var readsAllAnswers: Bool { paths.contains("answers") }

    /// Texts are there for people to read.
    private func isRead(_ question: Question) -> Bool {
        if question.kind == .text || question.id == programme.benefits?.plan { return true }
        if programme.criteria.contains(where: { $0.questions.contains(question.id) }) { return true }
        return answers.contains(Substring(question.id))
    }
}

import DMN
import FEEL

/// Finds the rules of a programme that cannot do what rules are for.
struct RuleCheck {
    enum Finding: Equatable {
        /// Its `when` is never true.
        case neverApplies(Int)
        /// Where it applies it never passes.
        case neverPasses(Int)
        /// Where it applies it never fails.
        case neverFails(Int)
        /// Where both apply one of them does not pass.
        case contradiction(Int, Int)
        /// It asks for more support than the limit, by its place, ever permits.
        case exceedsLimit(Int, limit: Int)
    }

    private let programme: Programme
    private var prover: RuleProver
    private let rules: [(when: ExpressionTree?, require: ExpressionTree)]

    /// What is left of the effort that the proofs may take.
    var effort: Int { max(0, prover.effort) }

    init(_ programme: Programme, effort: Int, while goesOn: @escaping () -> Bool) {
        self.programme = programme
        prover = RuleProver(
            ProvableFacts(programme), parameters: programme.parameters, limits: programme.limits, effort: effort, while: goesOn)
        rules = programme.rules.map { ($0.condition?.compiled.tree, $0.requirement.compiled.tree) }
    }

    /// The findings in the order of the rules, and whether everything was looked at.
    mutating func findings() -> (findings: [Finding], isComplete: Bool) {
        var findings: [Finding] = []
        var isSound = Array(repeating: true, count: rules.count)
        for place in rules.indices {
            guard let finding = finding(place) else { continue }
            findings.append(finding)
            if finding != .neverFails(place) { isSound[place] = false }
        }
        let blocking = rules.indices.filter { programme.rules[$0].severity == .blocking && isSound[$0] }
        findings += excesses(blocking) + contradictions(blocking)
        return (findings, prover.effort > 0)
    }

    /// Whether a rule may pass or fail as far as is known.
    mutating func isPossible(_ outcome: RuleResult.Outcome, of place: Int) -> Bool {
        !prover.isImpossible(demands(place, outcome == .pass ? .yes : .no))
    }

    /// Whether a limit may hold as far as is known.
    mutating func canApply(_ limit: LimitDefinition) -> Bool {
        limit.condition.map { !prover.isImpossible([($0.compiled.tree, .yes)]) } ?? true
    }

    private func demands(_ place: Int, _ truth: Literal.Truth) -> [RuleProver.Demand] {
        applying(place) + [(rules[place].require, truth)]
    }

    private func applying(_ place: Int) -> [RuleProver.Demand] { rules[place].when.map { [($0, .yes)] } ?? [] }

    private mutating func finding(_ place: Int) -> Finding? {
        if rules[place].when != nil, prover.isImpossible(applying(place)) { return .neverApplies(place) }
        switch programme.rules[place].severity {
        // Others may be there to say something always.
        case .blocking, .condition: if prover.isImpossible(demands(place, .yes)) { return .neverPasses(place) }
        case .remark, .advice, .obligation: break
        }
        guard prover.isImpossible(demands(place, .no)) else { return nil }
        // A rule that says null itself asks for facts: it is there to be undetermined.
        return Self.saysNull(rules[place].require) && !prover.isImpossible(demands(place, .neither)) ? nil : .neverFails(place)
    }

    private static func saysNull(_ part: ExpressionTree) -> Bool {
        if case .constant(.null) = part.kind { return true }
        switch part.kind {
        case .comparison: return false
        default: return part.children.contains { saysNull($0) }
        }
    }

    private mutating func excesses(_ blocking: [Int]) -> [Finding] {
        var findings: [Finding] = []
        for place in blocking {
            let names = prover.names(in: rules[place].require)
            var exceeded: Set<Int> = []
            for amount in ["support", "requested"] where names.contains(amount) {
                for (limit, definition) in programme.limits.enumerated() where definition.condition == nil && !exceeded.contains(limit) {
                    guard prover.effort > 0 else { return findings }
                    let given = Literal.order(Term(amount, kind: .number), isStrict: false, Term(definition.id, kind: .number))
                    guard prover.isImpossible(demands(place, .yes), given: [given]) else { continue }
                    exceeded.insert(limit)
                    findings.append(.exceedsLimit(place, limit: limit))
                }
            }
        }
        return findings
    }

    private mutating func contradictions(_ blocking: [Int]) -> [Finding] {
        var findings: [Finding] = []
        let names = blocking.map { place in
            ([rules[place].require] + [rules[place].when].compactMap(\.self)).reduce(into: Set<String>()) { $0.formUnion(prover.names(in: $1)) }
        }
        for (first, one) in blocking.enumerated() {
            for (second, other) in blocking.enumerated().dropFirst(first + 1) {
                guard prover.effort > 0 else { return findings }
                prover.spend(min(names[first].count, names[second].count))
                guard !names[first].isDisjoint(with: names[second]), !Set(programme.rules[one].gates).isDisjoint(with: programme.rules[other].gates),
                    prover.isImpossible(demands(one, .yes) + demands(other, .yes)), !prover.isImpossible(applying(one) + applying(other))
                else { continue }
                findings.append(.contradiction(one, other))
            }
        }
        return findings
    }
}

extension ProvableFacts {
    /// What a programme says of its names.
    init(_ programme: Programme) {
        self.init(declarations: programme.layout.declarations)
        choices["applicant.kind"] = OrganisationKind.allCases.map { .string($0.rawValue) }
        choices["signature.status"] = Signature.Status.allCases.map { .string($0.rawValue) }
        choices["bindingLimit"] = programme.limits.map { .string($0.id) }
        for question in programme.questions where question.kind == .choice {
            choices["answers.\(question.id)"] = question.choices.map { .string($0.id) }
        }
        for derived in programme.derived {
            switch derived.logic {
            case .formula(let formula): formulas[derived.id] = formula.compiled.tree
            case .table(let table): choices[derived.id] = table.choices
            case .decision: break
            }
        }
    }
}

extension TableLogic {
    /// The only values that a table of constants gives, beside null; nil where it may give others.
    fileprivate var choices: [Value]? {
        guard table.outputs.count == 1, table.aggregation == nil, [.unique, .any, .first, .priority].contains(table.hitPolicy) else { return nil }
        var values: [Value] = []
        for text in table.rules.map({ $0.outputEntries.first?.text }) + table.outputs.map({ $0.defaultEntry?.text }) {
            guard let text else { continue }
            guard let value = (try? FEELExpression.compile(source: text))?.constantValue else { return nil }
            if value.isNull { continue }
            guard ScalarKind(value) != nil else { return nil }
            values.append(value)
        }
        return values
    }
}

package import FEEL
package import Localisation

/// Why a condition holds, fails or cannot be decided with the values of one evaluation.
package struct Explanation: Sendable {
    package enum Outcome: Sendable, Equatable {
        case holds, fails
        /// The condition is neither true nor false.
        case undetermined
    }

    package let outcome: Outcome
    /// The input paths that were missing and would have decided, in the order of the text; empty unless undetermined.
    package var missingFacts: [String] { if case .missing(let paths)? = reason { paths } else { [] } }
    let reason: Reason?

    enum Reason: Sendable {
        case fails(Finding)
        case missing([String])
        /// Nothing is missing, but the expression says that it is undecided under this condition.
        case undecided(Operand, holds: Bool, facts: [Operand])
        /// Nothing is missing, yet a part has no value, as a division by zero.
        case empty(Operand)
        case notBoolean(Operand)
    }

    /// Evaluates the condition and finds what decided it.
    ///
    /// Throws when a limit is exceeded or a slot that is read is missing.
    package init(
        of condition: FEELExpression, slots: [Value], environment: EvaluationEnvironment = EvaluationEnvironment()
    ) throws(EvaluationFailure) {
        var budget = EvaluationBudget(environment.limits)
        try self.init(of: condition, slots: slots, environment: environment, budget: &budget)
    }

    /// As the other, with what other evaluations left of a common budget.
    package init(
        of condition: FEELExpression, slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) {
        let observation = try condition.observe(slots: slots, environment: environment, budget: &budget)
        var examiner = Examiner(condition, slots: slots, environment: environment, budget: budget)
        defer { budget = examiner.budget }
        let root = Examiner.Place(part: condition.tree, observation: observation, scope: Scope())
        switch observation.value {
        case .boolean(true): (outcome, reason) = (.holds, nil)
        case .boolean(false):
            (outcome, reason) = (.fails, .fails(examiner.finding(root, expected: true) ?? examiner.leaf(root, true)))
        case .null: (outcome, reason) = (.undetermined, examiner.reason(root))
        default: (outcome, reason) = (.undetermined, .notBoolean(examiner.operand(root)))
        }
    }

    /// The explanation with the facts that stand behind each missing one, such as those of a value derived from them.
    package func tracingMissingFacts(to behind: (String) -> [String]) -> Explanation {
        guard case .missing(let paths)? = reason else { return self }
        var seen: Set<String> = []
        return Explanation(outcome: outcome, reason: .missing(paths.flatMap(behind).filter { seen.insert($0).inserted }))
    }

    private init(outcome: Outcome, reason: Reason?) {
        self.outcome = outcome
        self.reason = reason
    }

    /// The clause as a sentence by itself; empty where it holds.
    package func sentence(in language: Language, labels: @escaping (String) -> LocalizedText?) -> String {
        let clause = text(in: language, labels: labels)
        guard let last = clause.last else { return "" }
        let word = clause.prefix { $0.isLetter || $0.isNumber }
        // A name of the rule language keeps its letters: `yearsWithGap`, `count(partners)`.
        let isName = word.dropFirst().contains(where: \.isUppercase) || clause.dropFirst(word.count).first == "("
        return (isName ? clause : clause.prefix(1).uppercased() + clause.dropFirst()) + (last == "?" || last == "." ? "" : ".")
    }

    /// A clause without a capital and a full stop that says what failed, or what is missing; empty where it holds.
    ///
    /// - Parameter labels: what people call an input path such as `finance.requested`; nil shows the path itself.
    package func text(in language: Language, labels: @escaping (String) -> LocalizedText?) -> String {
        let wording = Wording(language: language, labels: labels)
        return switch reason {
        case .fails(let finding): wording.text(of: finding)
        case .missing(let paths):
            wording.phrase(Phrases.missing, ["list": paths.map { wording.label($0) }.joined(separator: ", ")])
        case .undecided(let condition, let holds, let facts):
            wording.phrase(Phrases.undecided, ["text": wording.condition(condition, holds: holds, facts: facts)])
        case .empty(let part): wording.phrase(Phrases.hasNoValue, ["a": wording.name(of: part)])
        case .notBoolean(let part): wording.phrase(Phrases.isNotBoolean, ["a": wording.text(of: part)])
        case nil: ""
        }
    }
}

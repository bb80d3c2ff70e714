import Decimals
import Explanation
import FEEL

/// Says of the results of one evaluation why they are not a pass, and finds what would make failed rules pass.
///
/// What a remedy changes, and what it holds fixed, everything else being as in the document:
/// - Requested support, in whole units of the currency. First as a grant lower than the request is at a decision: total
///   financing and all other totals stay as they are, so that someone else pays the difference. Where no such change and no
///   change of an answer or a date helps, then in the document as it is: total financing and the gap follow, co-financing stays.
/// - In the second case also the costs of a category, borne by its greatest line of actual costs; flat rates and totals follow.
/// - Answers that are a number, an amount, a percentage (in hundredths) or a date, and the period's start and end.
///
/// A remedy makes its own rule pass; other rules may fail by it. It has been tried by computing the finance table, the limits and
/// the derived values again. Each rule and each evaluation has a bound on how often that is done, the lower the larger the
/// document is, and on the steps it takes. Where a search needed more, its explanation says so.
struct RuleExplainer {
    private let content: ApplicationContent
    private let evaluator: Evaluator
    private let instant: Instant
    private let grantedSupport: Decimal128?
    /// With a meter of its own: what explanations and trials of all rules together have left.
    private let run: EvaluationRun
    private let trials: Trials
    private let mostTrials: Int

    /// - Parameters:
    ///   - run: the evaluation whose results are to be explained, with the same arguments.
    ///   - trials: how often the finance table may be computed for all rules together; by default up to 2000 times.
    ///   - meter: what explanations and trials of all rules together may take.
    init(
        of content: ApplicationContent, by evaluator: Evaluator, at instant: Instant, grantedSupport: Decimal128?, run: EvaluationRun,
        trials: Trials? = nil, meter: RunMeter = RunMeter()
    ) {
        self.trials = trials ?? Trials(2000, of: content)
        mostTrials = trials == nil ? min(Self.mostTrialsOfRule, max(1, self.trials.left / Self.leastRules)) : Self.mostTrialsOfRule
        self.content = content
        self.evaluator = evaluator
        self.instant = instant
        self.grantedSupport = grantedSupport
        var run = run
        run.meter = meter
        self.run = run
    }

    /// Nil for a rule that passes or does not apply.
    func explanation(of result: RuleResult) -> RuleExplanation? {
        guard result.outcome == .fail || result.outcome == .undetermined, let rule = programme.rules.first(where: { $0.id == result.id })
        else { return nil }
        var formula = rule.requirement
        if let condition = rule.condition, (try? run.value(of: condition))?.boolean == nil { formula = condition }
        let reason = run.meter.spend { part in
            try? Explanation(of: formula.compiled, slots: run.slots, environment: run.environment, budget: &part.budget)
        }
        guard let reason else { return nil }
        let (remedies, isCutShort) = result.outcome == .fail ? remedies(for: rule) : ([], false)
        return RuleExplanation(
            reason: reason.tracingMissingFacts { (try? run.factsBehind($0)) ?? [$0] }, remedies: remedies, isCutShort: isCutShort)
    }

    private var programme: Programme { evaluator.programme }

    // MARK: Remedies

    /// How a changed amount of support is taken.
    private enum Support { case grant, document }

    private static let mostTrialsOfRule = 500
    /// So many rules can use up all trials, at the least.
    private static let leastRules = 4

    /// What makes a rule pass; cut short where more would have had to be tried than may be.
    func remedies(for rule: Rule) -> (found: [Remedy], isCutShort: Bool) {
        let refusals = trials.refusals
        let found = trials.search(atMost: mostTrials) { remedies(for: rule, unlessRefusedAfter: refusals) }
        return (found, trials.refusals > refusals || !hasSteps)
    }

    private var hasSteps: Bool { run.meter.budget.steps > 0 }

    private func remedies(for rule: Rule, unlessRefusedAfter refusals: Int) -> [Remedy] {
        let dependencies = FactDependencies(of: rule.requirement.compiled, under: programme)
        let particulars = answers(in: dependencies) + dates(in: dependencies)
        let support = dependencies.readsFinance ? requestedSupport : nil
        let found = remedies(for: rule, changing: [support?.lowered].compactMap(\.self) + particulars, .grant)
        guard found.isEmpty, dependencies.readsFinance, grantedSupport == nil, trials.refusals == refusals else { return found }
        let costs = programme.categories.compactMap { content.adjustableCosts(of: $0.id) }
        return remedies(for: rule, changing: [support?.free].compactMap(\.self) + costs + particulars, .document)
    }

    private func remedies(for rule: Rule, changing facts: [AdjustableFact], _ support: Support) -> [Remedy] {
        guard !facts.isEmpty else { return [] }
        let refusals = trials.refusals
        let remedies = run.meter.spend { part in
            let finder = RemedyFinder(rule.requirement.compiled, slots: run.slots, environment: run.environment, budget: part.budget) {
                slots(under: $0, support)
            }
            defer { part.budget = finder.budget }
            return finder.remedies(changing: facts)
        }
        // A search that was cut short cannot tell the least change.
        guard trials.refusals == refusals, hasSteps else { return [] }
        return remedies.filter { remedy in
            let changes = Dictionary(remedy.changes.map { ($0.path, $0.needed) }, uniquingKeysWith: { $1 })
            return slots(under: changes, support).flatMap { run.outcome(rule, slots: $0) } == .pass
        }
    }

    private var requestedSupport: (lowered: AdjustableFact, free: AdjustableFact)? {
        guard let requested = try? content.requestedSupport.values.sum() else { return nil }
        let current = Value.number(grantedSupport ?? requested)
        let path = ApplicationContent.requestedSupportPath
        return (
            AdjustableFact(path, current: current, minimum: 0, maximum: .number(requested)),
            AdjustableFact(path, current: current, minimum: 0)
        )
    }

    private func answers(in dependencies: FactDependencies) -> [AdjustableFact] {
        programme.questions.compactMap { question in
            let path = "answers.\(question.id)"
            guard dependencies.contains(path), let answer = content.answers.last(where: { $0.question == question.id })?.value,
                let current = question.fact(of: answer), !current.isNull
            else { return nil }
            switch question.kind {
            case .amount: return AdjustableFact(path, current: current, minimum: 0)
            case .percentage:
                return Decimal128(coefficient: 1, exponent: -2).map { AdjustableFact(path, current: current, unit: $0) }
            case .number, .date: return AdjustableFact(path, current: current)
            case .boolean, .text, .choice, .choices, .list: return nil
            }
        }
    }

    private func dates(in dependencies: FactDependencies) -> [AdjustableFact] {
        [("period.start", content.period?.start), ("period.end", content.period?.end)].compactMap { path, date in
            dependencies.contains(path) ? date.map { AdjustableFact(path, current: .date($0)) } : nil
        }
    }

    /// The slots of the document with other values of some facts; nil where they can't be had, or no more may be tried.
    private func slots(under changes: [String: Value], _ support: Support) -> [Value]? {
        guard hasSteps, trials.take() else { return nil }
        var content = content
        var granted = grantedSupport
        for (path, value) in changes {
            if path == ApplicationContent.requestedSupportPath, support == .grant {
                granted = value.number
            } else {
                guard let adjusted = content.adjusting(path, to: value, under: programme) else { return nil }
                content = adjusted
            }
        }
        return run.meter.spend { part in
            (try? evaluator.run(content, at: instant, grantedSupport: granted, meter: part))?.run.slots
        }
    }
}

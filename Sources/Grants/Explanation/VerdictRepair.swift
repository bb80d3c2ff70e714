import Decimals
import Explanation
import FEEL

/// Looks for changes of a document that together give a better verdict.
///
/// Open rules (blocking rules and conditions that fail or are undetermined) are closed one after the other, those that decide the
/// verdict first. For each, changes are tried (see `moves(for:in:)`) and, where one opens another rule, changes that close that too;
/// of those that leave less open than before the one is kept that leaves the least open, then the one with the fewest facts
/// changed. No change asks for more support than is permitted. At last each change is taken back if nothing opens by that. Everything
/// is evaluated, within a number of trials, the smaller the larger the document is, and the steps of a common meter. Where more would
/// have had to be tried the remedy says so. Changes by which a verdict stays `notEligible` or `undetermined` are not reported.
final class VerdictRepair {
    let evaluator: Evaluator
    let instant: Instant
    let gate: Gate
    private let original: ApplicationContent
    let meter: RunMeter
    let trials: Trials
    var isCutShort = false
    var programme: Programme { evaluator.programme }

    init(
        of content: ApplicationContent, by evaluator: Evaluator, gate: Gate, at instant: Instant, meter: RunMeter, maximumTrials: Int = 600
    ) {
        original = content
        self.evaluator = evaluator
        self.gate = gate
        self.instant = instant
        self.meter = meter
        trials = Trials(maximumTrials, of: content)
    }

    /// A document with what came of it.
    struct State {
        var content: ApplicationContent
        var run: EvaluationRun
        var finance: FinanceTable
        var rules: [RuleResult]

        /// Those that decide the verdict first.
        var open: [RuleResult] {
            rules.filter(\.isOpen).enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
        }

        /// Whether more support is asked for than before, and more than is permitted.
        func asksTooMuch(after before: State) -> Bool {
            finance.requested > before.finance.requested && finance.headroom.map(\.isNegative) ?? false
        }

        func isOpen(_ id: String) -> Bool { rules.contains { $0.id == id && $0.isOpen } }

        /// How many rules of each rank are open; less is better.
        var weight: [Int] {
            var weight = [0, 0, 0]
            for rule in rules where rule.isOpen { weight[rule.rank] += 1 }
            return weight
        }
    }

    /// - Parameter rules: of the document as it is, explained.
    func remedy(run: EvaluationRun, finance: FinanceTable, rules: [RuleResult]) -> VerdictRemedy {
        var state = State(content: original, run: run, finance: finance, rules: rules)
        // No rule takes the trials of all others, and some are left for taking changes back.
        let all = trials.left
        trials.search(reserving: all / 12) {
            var stuck: Set<String> = []
            while let rule = state.open.first(where: { !stuck.contains($0.id) }), mayTry() {
                guard let next = trials.search(atMost: all - all / 3, { closing(rule, in: state) }) else {
                    stuck.insert(rule.id)
                    continue
                }
                state = next
            }
        }
        let (old, new) = (Evaluation.verdict(of: rules), Evaluation.verdict(of: state.rules))
        // Changes that leave a verdict in the way of support are not worth making.
        if new == old, new == .notEligible || new == .undetermined {
            state = State(content: original, run: run, finance: finance, rules: rules)
        }
        state = reduced(state)
        return VerdictRemedy(
            original: original, changed: state.content, verdict: Evaluation.verdict(of: state.rules), remaining: state.open,
            isCutShort: isCutShort || trials.refusals > 0 || meter.budget.steps <= 0)
    }

    private func mayTry() -> Bool {
        let may = trials.canTake && meter.budget.steps > 0
        if !may { isCutShort = true }
        return may
    }

    /// The document evaluated; nil where it can't be, or no more may be tried.
    private func state(of content: ApplicationContent) -> State? {
        guard meter.budget.steps > 0, trials.take(), content.documentIssues(under: programme).isEmpty else { return nil }
        return meter.spend { part in
            guard let (run, finance) = try? evaluator.run(content, at: instant, grantedSupport: nil, meter: part),
                let rules = try? run.results(at: gate)
            else { return nil }
            return State(content: content, run: run, finance: finance, rules: rules)
        }
    }

    // MARK: One rule

    private struct Candidate {
        var state: State
        var key: [Int]
        var amount: Decimal128

        static func < (left: Candidate, right: Candidate) -> Bool {
            left.key == right.key ? left.amount < right.amount : left.key.lexicographicallyPrecedes(right.key)
        }
    }

    /// The best state found in which the rule is closed and less is open than in this one.
    private func closing(_ rule: RuleResult, in state: State) -> State? {
        var best: Candidate?
        for (next, move) in outcomes(of: rule, in: state) {
            var reached = [(next, move.penalty)]
            if let opened = next.open.first(where: { !state.isOpen($0.id) }) {
                for (after, second) in outcomes(of: opened, in: next) where !after.isOpen(rule.id) {
                    reached.append((after, move.penalty + second.penalty))
                }
            }
            for (state, penalty) in reached {
                let changes = DocumentFact.changed(from: original, to: state.content)
                let candidate = Candidate(
                    state: state, key: state.weight + [penalty, changes.count], amount: Self.amount(of: changes, original, state.content))
                if best.map({ candidate < $0 }) ?? true { best = candidate }
            }
        }
        guard let best, best.state.weight.lexicographicallyPrecedes(state.weight) else { return nil }
        return best.state
    }

    /// What comes of each move that closes the rule. Where every answer that is not given yet would do, none is proposed.
    private func outcomes(of rule: RuleResult, in state: State) -> [(State, Move)] {
        var closed: [(State, Move)] = []
        var alternatives: [String: (tried: Int, closing: Int)] = [:]
        for move in moves(for: rule, in: state) {
            guard mayTry() else { break }
            let next = self.state(of: move.content).flatMap { $0.asksTooMuch(after: state) ? nil : $0 }
            let closes = next.map { !$0.isOpen(rule.id) } ?? false
            if let question = move.givenAnswer {
                alternatives[question, default: (0, 0)].tried += 1
                if closes { alternatives[question, default: (0, 0)].closing += 1 }
            }
            if let next, closes { closed.append((next, move)) }
        }
        return closed.filter { _, move in
            move.givenAnswer.flatMap { alternatives[$0] }.map { $0.closing < $0.tried } ?? true
        }
    }

    /// How much money is moved.
    private static func amount(of facts: [DocumentFact], _ old: ApplicationContent, _ new: ApplicationContent) -> Decimal128 {
        facts.reduce(0) { sum, fact in
            let difference = fact.sum(in: new).flatMap { new in fact.sum(in: old).flatMap { new.adding(-$0) } }
            return difference.flatMap { sum.adding($0.magnitude) } ?? sum
        }
    }

    // MARK: Less

    /// The state without the changes that nothing depends on.
    private func reduced(_ state: State) -> State {
        var state = state
        for fact in DocumentFact.changed(from: original, to: state.content) {
            guard let without = self.state(of: fact.restoring(from: original, in: state.content)) else { continue }
            if without.rules.allSatisfy({ !$0.isOpen || state.isOpen($0.id) }), !state.weight.lexicographicallyPrecedes(without.weight) {
                state = without
            }
        }
        return state
    }
}

extension RuleResult {
    /// Whether it stands between the document and `eligible`.
    fileprivate var isOpen: Bool {
        (severity == .blocking || severity == .condition) && (outcome == .fail || outcome == .undetermined)
    }

    fileprivate var rank: Int {
        switch (severity, outcome) {
        case (.blocking, .fail): 0
        case (.blocking, _): 1
        default: 2
        }
    }
}

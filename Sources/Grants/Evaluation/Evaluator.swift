package import Decimals
import FEEL

/// Runs one programme version's finance table and rules on applications to one call.
package struct Evaluator: Sendable {
    package let programme: Programme
    package let call: Call

    package init(_ programme: Programme, call: Call) {
        self.programme = programme
        self.call = call
    }

    /// Evaluates a document at a gate as of an instant; the same arguments always give the same evaluation.
    ///
    /// All of the gate's rules are run. `grantedSupport` stands in for the requested support at a decision. With
    /// `traced`, each rule result carries the value of every sub-expression; with `explained`, each that failed or is
    /// undetermined says why, and what would make it pass (see `RuleExplainer`), and the evaluation says what would give a better
    /// verdict (see `VerdictRepair`), other than of a grant. Without `decisions` the evaluation doesn't say what
    /// tables and models gave, and by which rules.
    package func evaluate(
        _ content: ApplicationContent, gate: Gate = .submission, at instant: Instant, grantedSupport: Decimal128? = nil,
        traced: Bool = false, explained: Bool = false, decisions: Bool = true
    ) throws(EvaluationError) -> Evaluation {
        let (run, finance) = try run(content, at: instant, grantedSupport: grantedSupport, traced: traced, decisions: decisions)
        var rules = try run.results(at: gate)
        var remedy: VerdictRemedy?
        if explained {
            let meter = RunMeter()
            let explainer = RuleExplainer(of: content, by: self, at: instant, grantedSupport: grantedSupport, run: run, meter: meter)
            for index in rules.indices { rules[index].explanation = explainer.explanation(of: rules[index]) }
            // A decision has a grant to change, not a document.
            if grantedSupport == nil {
                remedy = VerdictRepair(of: content, by: self, gate: gate, at: instant, meter: meter)
                    .remedy(run: run, finance: finance, rules: rules)
            }
        }
        return Evaluation(
            programme: programme.code, programmeVersion: programme.version, programmeHash: programme.hash, call: call.code,
            gate: gate, at: instant, grantedSupport: grantedSupport, finance: finance, verdict: Evaluation.verdict(of: rules), rules: rules,
            parameters: run.parameters.compactMap { parameter in parameter.value.map { (parameter.id, $0) } },
            decisions: run.decisions, benefits: run.benefits, criteria: try run.criteria(), ranking: try run.ranking(),
            remedy: remedy)
    }

    /// Everything but the rules: the facts of the document, the finance table and what derives from them.
    func run(
        _ content: ApplicationContent, at instant: Instant, grantedSupport: Decimal128?, traced: Bool = false, decisions: Bool = false,
        meter: RunMeter = RunMeter()
    ) throws(EvaluationError) -> (run: EvaluationRun, finance: FinanceTable) {
        let day = call.zone.date(at: instant)
        var run = EvaluationRun(programme: programme, instant: instant, zone: call.zone, traced: traced, records: decisions, meter: meter)
        do throws(DecimalError) {
            run.append(
                try DocumentFacts.values(
                    of: content, call: call, at: instant, answers: programme.layout.answers, questions: programme.questions))
        } catch {
            throw .beyondDecimals(error)
        }
        run.parameters = programme.parameters.map { (id: $0.id, value: $0.value(on: day)) }
        run.append(run.parameters.map { $0.value?.value ?? .null })
        try run.appendDerived(.beforeAmounts)
        let finance = try run.finance(of: content, rates: run.rates(on: day), grantedSupport: grantedSupport)
        try run.appendDerived(.last)
        return (run, finance)
    }
}

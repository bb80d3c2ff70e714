import Decimals
import FEEL

extension EvaluationRun {
    /// The scores of the criteria that the programme computes, in the file's order.
    func criteria() throws(EvaluationError) -> [CriterionScore] {
        var scores: [CriterionScore] = []
        var tracer = RuleTracer()
        for criterion in programme.criteria {
            guard let formula = criterion.score else { continue }
            let (score, missing, trace) = try number(formula, .score, &tracer)
            scores.append(
                CriterionScore(
                    id: criterion.id, score: score, weight: criterion.weight, lowest: criterion.lowest, highest: criterion.highest,
                    threshold: criterion.threshold, missing: missing, trace: trace))
        }
        return scores
    }

    /// What the application is ranked by; nil where the programme ranks by scores.
    func ranking() throws(EvaluationError) -> RankingValue? {
        guard let ranking = programme.ranking else { return nil }
        var tracer = RuleTracer()
        let (value, missing, trace) = try number(ranking.value, .value, &tracer)
        return RankingValue(value: value, missing: missing, trace: trace)
    }

    private func number(
        _ formula: Formula, _ place: RuleResult.TracedValue.Formula, _ tracer: inout RuleTracer
    ) throws(EvaluationError) -> (Decimal128?, missing: [String], trace: [RuleResult.TracedValue]) {
        var missing: [String] = []
        var trace: [RuleResult.TracedValue] = []
        let number = try value(of: formula, place, &tracer, &missing, &trace).number
        return (number, number == nil ? missing : [], trace)
    }
}

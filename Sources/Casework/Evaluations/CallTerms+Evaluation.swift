import Decimals
import ExactJSON
import FoundationEssentials
import Grants
import Persistence

extension CallTerms {
    /// Throws `.notEvaluable` where the programme has no figure for the day, and `.evaluationTooLarge` where it reaches a limit.
    func evaluate(
        _ content: ApplicationContent, gate: Gate, at instant: Instant, grantedSupport: Decimal128? = nil, traced: Bool = true,
        explained: Bool = false, decisions: Bool = true
    ) throws(CaseworkError) -> Evaluation {
        do throws(EvaluationError) {
            return try evaluator.evaluate(
                content, gate: gate, at: instant, grantedSupport: grantedSupport, traced: traced, explained: explained,
                decisions: decisions)
        } catch {
            if case .beyondLimits = error { throw .evaluationTooLarge(error.description) }
            throw .notEvaluable(error.description)
        }
    }

    func receipt(of evaluation: Evaluation, for record: ApplicationRecord) -> Receipt {
        Receipt(
            of: evaluation, by: evaluator, content: record.content, application: record.id.uuidString.lowercased(),
            applicationVersion: record.version)
    }
}

import DMN
import FEEL

/// What must hold of any bytes offered as a DMN model.
enum ModelCheck {
    private static let limits: ModelLimits = {
        var limits = ModelLimits()
        limits.expressions = FuzzWorld.limits
        return limits
    }()

    static func run(_ bytes: [UInt8], _ world: FuzzWorld) {
        let strict = read(bytes, .strict), lenient = read(bytes, .lenient)
        guard let lenient else {
            hold(strict == nil, "a model accepted when checked strictly, refused when leniently")
            return
        }
        let inputs = ContextValue(zip(FuzzWorld.declarations.names, world.slots).map { (name: $0, value: $1) })
        for decision in lenient.decisions {
            let plain = outcome { try lenient.evaluate(decision.name, inputs: inputs, environment: world.environment) }
            let traced = outcome { try lenient.evaluate(decision.name, inputs: inputs, environment: world.environment, isTracing: true) }
            hold(plain == traced, "\(decision.name) gives \(plain), traced \(traced)")
            guard let strict else { continue }
            let other = outcome { try strict.evaluate(decision.name, inputs: inputs, environment: world.environment) }
            hold(plain == other, "\(decision.name) gives \(plain) leniently, \(other) strictly")
        }
        for service in lenient.services {
            _ = outcome { try lenient.evaluate(service: service.name, inputs: inputs, environment: world.environment) }
        }
    }

    private static func read(_ bytes: [UInt8], _ checking: FEELExpression.Checking) -> DecisionModel? {
        do {
            return try DecisionModel(xml: bytes, checking: checking, limits: limits)
        } catch {
            hold(!error.errors.isEmpty, "a model refused without an error")
            for error in error.errors { hold(error.position >= .start && !error.message.isEmpty, "an error without a place: \(error)") }
            return nil
        }
    }

    /// What an evaluation gives, as text.
    private static func outcome(_ evaluate: () throws -> DecisionResult) -> String {
        do {
            return try evaluate().value.description
        } catch {
            var isGivenUp = false
            if case .failure = error as? DecisionModel.EvaluationError { isGivenUp = true }
            hold(isGivenUp, "an evaluation fails with \(error)")
            return "failure: \(error)"
        }
    }
}

import DMN
import ExactJSON
import FEEL

extension EvaluationRun {
    /// Computes the derived values of a stage and makes them facts.
    mutating func appendDerived(_ stage: DerivedValue.Stage) throws(EvaluationError) {
        for derived in programme.derived where derived.stage == stage {
            switch derived.logic {
            case .formula(let formula): append([try value(of: formula)])
            case .table(let table): append([try value(of: table, id: derived.id)])
            case .decision(let decision): append([try value(of: decision, id: derived.id)])
            }
        }
    }

    private mutating func value(of logic: TableLogic, id: String) throws(EvaluationError) -> Value {
        do throws(EvaluationFailure) {
            guard recordsDecisions else {
                return try logic.compiled.evaluate(slots: slots, environment: environment, budget: &meter.budget)
            }
            let (value, trace) = try logic.compiled.evaluateTraced(slots: slots, environment: environment, budget: &meter.budget)
            decisions.append(DecisionTaken(id: id, value: value, tables: [(trace, nil)], messages: []))
            return value
        } catch {
            throw .beyondLimits(.table(id), error)
        }
    }

    private mutating func value(of logic: ModelDecision, id: String) throws(EvaluationError) -> Value {
        var inputs: [(name: String, value: Value)] = []
        for input in logic.inputs { inputs.append((input.name, try value(of: input.formula))) }
        let result: DecisionResult
        do throws(DecisionModel.EvaluationError) {
            result = try logic.compiled.evaluate(
                logic.decision, inputs: ContextValue(inputs), environment: environment, isTracing: recordsDecisions,
                budget: &meter.budget)
        } catch {
            // The decision was looked up when the file was read, so there is nothing else that it can be.
            guard case .failure(let failure) = error else { return .null }
            throw .beyondLimits(.decision(id), failure)
        }
        guard recordsDecisions else { return result.value }
        let tables = result.steps.flatMap { step in step.tables.map { (trace: $0.trace, decision: step.name) } }
        decisions.append(DecisionTaken(id: id, value: result.value, tables: tables, messages: result.messages.map(\.description)))
        return result.value
    }
}

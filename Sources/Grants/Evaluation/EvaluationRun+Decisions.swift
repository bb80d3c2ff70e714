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
            let (value, trace) = try logic.compiled.evaluateTraced(slots: slots, environment: environment)
            let table = DecisionTaken.Table(trace, decision: nil)
            decisions.append(DecisionTaken(id: id, value: value.json, tables: [table], messages: []))
            return value
        } catch {
            throw .formula(id, error)
        }
    }

    private mutating func value(of logic: ModelDecision, id: String) throws(EvaluationError) -> Value {
        var inputs: [(name: String, value: Value)] = []
        for input in logic.inputs { inputs.append((input.name, try value(of: input.formula))) }
        let result: DecisionResult
        do throws(DecisionModel.EvaluationError) {
            result = try logic.compiled.evaluate(logic.decision, inputs: ContextValue(inputs), environment: environment, isTracing: true)
        } catch {
            // The decision was looked up when the file was read, so there is nothing else that it can be.
            guard case .failure(let failure) = error else { return .null }
            throw .formula(id, failure)
        }
        let tables = result.steps.flatMap { step in step.tables.map { DecisionTaken.Table($0.trace, decision: step.name) } }
        decisions.append(
            DecisionTaken(id: id, value: result.value.json, tables: tables, messages: result.messages.map(\.description)))
        return result.value
    }

    /// The facts behind a value that is null: for a derived value those that it stands on.
    func factsBehind(_ path: String, seen: Set<String> = []) -> [String] {
        let name = String(path.prefix { $0 != "." })
        guard !seen.contains(name), let derived = programme.derived.first(where: { $0.id == name }) else { return [path] }
        let formulas: [FEELExpression]
        switch derived.logic {
        case .formula(let formula): formulas = [formula.compiled]
        case .table(let table): formulas = table.inputs
        case .decision(let decision): formulas = decision.inputs.map(\.formula.compiled)
        }
        var facts: [String] = []
        for formula in formulas {
            guard let (_, trace) = try? formula.evaluateTraced(slots: slots, environment: environment) else { continue }
            for fact in trace.missingFacts {
                for behind in factsBehind(fact, seen: seen.union([name])) where !facts.contains(behind) { facts.append(behind) }
            }
        }
        return facts.isEmpty ? [path] : facts
    }
}

extension DecisionTaken.Table {
    /// `decision` is that of the model; nil for a table of the programme's file, whose texts stand there.
    init(_ trace: DecisionTableTrace, decision: String?) {
        self.decision = decision
        inputs = trace.inputs.map { (label: decision == nil ? nil : $0.label, value: $0.value.json) }
        matched = trace.matches.map { rule in
            (rule: rule.number, note: decision == nil || rule.annotations.isEmpty ? nil : rule.annotations.joined(separator: "; "))
        }
        reason = trace.nullReason?.description
    }
}

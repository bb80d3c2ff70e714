import DMN
import FEEL

extension EvaluationRun {
    /// How many facts are named as missing for one value.
    static let mostMissingFacts = 50

    /// The facts behind a value that is null: for a derived value, or the benefits, those that it stands on, directly or through others.
    func factsBehind(_ path: String) throws(EvaluationError) -> [String] {
        let name = Self.name(path)
        guard derived(name) != nil || isBenefits(name) else { return [path] }
        if let known = meter.factsBehind[path] { return known }
        var facts: [String] = []
        var visited: Set<String> = []
        // By hand, as a chain of derived values may be longer than the stack is deep.
        var open = [path]
        while let next = open.popLast(), facts.count < Self.mostMissingFacts {
            let name = Self.name(next)
            let missing: [String]
            if let derived = derived(name) {
                guard visited.insert(name).inserted else { continue }
                missing = try directlyMissing(derived)
            } else if isBenefits(name) {
                guard visited.insert(next).inserted else { continue }
                missing = try directlyMissing(ofBenefits: next)
            } else {
                if !facts.contains(next) { facts.append(next) }
                continue
            }
            if missing.isEmpty { facts.append(next) }
            open += missing.reversed()
        }
        meter.factsBehind[path] = facts
        return facts
    }

    private static func name(_ path: String) -> String { String(path.prefix { $0 != "." }) }

    private func isBenefits(_ name: String) -> Bool { name == BenefitsDefinition.name && programme.benefits != nil }

    private func directlyMissing(ofBenefits path: String) throws(EvaluationError) -> [String] {
        do throws(EvaluationFailure) {
            return try missing(behindBenefits: path)
        } catch {
            throw .beyondLimits(.formula(path), error)
        }
    }

    private func derived(_ name: String) -> DerivedValue? {
        if meter.places.isEmpty {
            for (place, derived) in programme.derived.enumerated() { meter.places[derived.id] = place }
        }
        return meter.places[name].map { programme.derived[$0] }
    }

    /// What a derived value itself reads and finds missing, other derived values included; asked for once in a run.
    private func directlyMissing(_ derived: DerivedValue) throws(EvaluationError) -> [String] {
        if let known = meter.missing[derived.id] { return known }
        let missing: [String]
        do throws(EvaluationFailure) {
            switch derived.logic {
            case .formula(let formula): missing = try self.missing(in: [formula.compiled])
            case .table(let table):
                missing = try table.compiled.missingFacts(slots: slots, environment: environment, budget: &meter.budget)
            case .decision(let decision): missing = try self.missing(in: decision.inputs.map(\.formula.compiled))
            }
        } catch {
            throw .beyondLimits(derived.part, error)
        }
        meter.missing[derived.id] = missing
        return missing
    }

    func missing(in formulas: [FEELExpression]) throws(EvaluationFailure) -> [String] {
        var missing: [String] = []
        for formula in formulas {
            missing += try formula.evaluateTraced(slots: slots, environment: environment, budget: &meter.budget).trace.missingFacts
        }
        return missing
    }
}

extension DerivedValue {
    fileprivate var part: EvaluationError.Part {
        switch logic {
        case .formula(let formula): .formula(formula.source)
        case .table: .table(id)
        case .decision: .decision(id)
        }
    }
}

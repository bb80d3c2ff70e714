import FEEL

/// Looks for what made a condition false, part by part, evaluating what the evaluation itself left out.
struct Examiner {
    let expression: FEELExpression
    let slots: [Value]
    let environment: EvaluationEnvironment
    /// Evaluations of parts that may still be made, of whatever size, and the steps that they may take.
    private var evaluationsLeft = 1000
    private(set) var budget: EvaluationBudget
    /// Findings that may still be made, so that the explanation of a huge expression stays readable.
    private var findingsLeft = 60

    init(_ expression: FEELExpression, slots: [Value], environment: EvaluationEnvironment, budget: EvaluationBudget) {
        self.expression = expression
        self.slots = slots
        self.environment = environment
        self.budget = budget
    }

    /// One part with the evaluation in which it was seen.
    struct Place {
        let part: ExpressionTree
        let observation: Observation
        let scope: Scope

        var value: Value? { observation[part] }
        var children: [Place] { part.children.map(at) }

        func at(_ part: ExpressionTree) -> Place { Place(part: part, observation: observation, scope: scope) }

        func at(_ part: ExpressionTree, in scope: Scope) -> Place {
            Place(part: part, observation: observation, scope: scope)
        }
    }

    /// The place itself if it was evaluated, else as it is when evaluated on its own; nil where that cannot be done.
    mutating func seen(_ place: Place) -> Place? {
        place.value == nil ? evaluated(place) : place
    }

    mutating func evaluated(_ place: Place) -> Place? {
        guard evaluationsLeft > 0, place.scope.closes(place.part) else { return nil }
        evaluationsLeft -= 1
        let part = expression.part(place.part, binding: place.scope.values)
        guard let observation = try? part.observe(slots: slots, environment: environment, budget: &budget) else { return nil }
        return Place(part: place.part, observation: observation, scope: place.scope)
    }

    /// Why the condition does not give `expected`; nil when it gives it, or neither.
    mutating func finding(_ place: Place, expected: Bool) -> Finding? {
        guard findingsLeft > 0, let place = seen(place), place.value?.boolean == !expected else { return nil }
        let children = place.children
        switch place.part.kind {
        case .conjunction:
            return group(Self.flattened(place), isAll: expected, expected)
        case .disjunction:
            let tests = Self.flattened(place)
            return memberships(tests, expected) ?? group(tests, isAll: !expected, expected)
        case .builtin("not") where children.count == 1:
            return finding(children[0], expected: !expected)
        case .conditional:
            return finding(children[children[0].value?.boolean == true ? 1 : 2], expected: expected)
        case .binding(let local):
            let scope = place.scope.binding(local, to: children[0].value, of: children[0].part)
            return finding(place.at(place.part.children[1], in: scope), expected: expected)
        case .quantifier(let isSome, let locals):
            return quantified(place, isSome: isSome, locals: locals, expected)
        default:
            findingsLeft -= 1
            return leaf(place, expected)
        }
    }

    /// The parts that a chain of the same operator joins.
    private static func flattened(_ place: Place) -> [Place] {
        var parts: [Place] = []
        var pending = [place]
        while let next = pending.popLast() {
            switch (next.part.kind, place.part.kind) {
            case (.conjunction, .conjunction), (.disjunction, .disjunction): pending += next.children.reversed()
            default: parts.append(next)
            }
        }
        return parts
    }

    private mutating func group(_ parts: [Place], isAll: Bool, _ expected: Bool) -> Finding? {
        let findings = parts.compactMap { finding($0, expected: expected) }
        return findings.count < 2 ? findings.first : isAll ? .all(findings) : .any(findings)
    }

    /// The one finding of tests of one value against values, as in `x in ("a", "b")`.
    private mutating func memberships(_ tests: [Place], _ expected: Bool) -> Finding? {
        var values: [Value] = []
        var subject: Place?
        for test in tests {
            guard case .test = test.part.kind, case .constant(let value) = test.part.children[1].kind,
                test.children[0].part.range.isEmpty
            else { return nil }
            subject = subject ?? seen(test)?.children[0]
            if expected || seen(test)?.value == true { values.append(value) }
        }
        guard let subject, tests.count > 1 else { return nil }
        findingsLeft -= 1
        if !expected, values.count == 1 { return .same(operand(subject), Operand(literal: values[0])) }
        return .among(values, operand(subject), holds: !expected)
    }

    private mutating func quantified(_ place: Place, isSome: Bool, locals: [Int], _ expected: Bool) -> Finding? {
        let sources = place.part.children.dropLast()
        guard let body = place.part.children.last, let first = sources.first else { return nil }
        let unbound = place.at(body, in: locals.reduce(place.scope) { $0.binding($1, to: nil) })
        if isSome == expected {
            findingsLeft -= 1
            return .quantity(isSome ? .none : .all, list: operand(place.at(first)), condition: operand(unbound))
        }
        // Of several names, or of a counted iteration, the last round tells: it ended the quantifier.
        guard locals.count == 1, sources.count == 1, let elements = place.at(first).elements else {
            return finding(unbound, expected: expected)
        }
        var found: [(element: Value, finding: Finding)] = []
        var more = 0
        for element in elements {
            let inner = place.at(body, in: place.scope.binding(locals[0], to: element))
            guard let inner = evaluated(inner), inner.value?.boolean == !expected else { continue }
            if found.count < 5, let finding = finding(inner, expected: expected) {
                found.append((element, finding))
            } else {
                more += 1
            }
        }
        return found.isEmpty ? leaf(place, expected) : .elements(found, more: more)
    }
}

extension Examiner.Place {
    /// What an iteration runs through; nil for what cannot be told.
    var elements: [Value]? {
        switch value {
        case .list(let values)?: values
        case nil, .null?, .range?: nil
        case let value?: [value]
        }
    }
}

import FEEL

extension Examiner {
    /// The finding of a condition that is not made of others.
    func leaf(_ place: Place, _ expected: Bool) -> Finding {
        let children = place.children
        switch place.part.kind {
        case .comparison(let comparison):
            if let list = countedList(children[0]), expected, comparison == .equal, children[1].value == 0 { return .notEmpty(operand(list)) }
            return compared(operand(children[0]), operand(children[1]), expected ? comparison : comparison.negated)
                ?? condition(place)
        case .between:
            let (value, lower, upper) = (operand(children[0]), operand(children[1]), operand(children[2]))
            guard expected else { return .inside(value, lower: lower, upper: upper) }
            return outside(value, lower: lower, isLowerIn: true, upper: upper, isUpperIn: true) ?? condition(place)
        case .test: return tested(children[0], children[1], expected) ?? condition(place)
        case .builtin(let name):
            guard children.count == 2, let relation = Finding.Relation(rawValue: name) else { return condition(place) }
            let (left, right) = (operand(children[0]), operand(children[1]))
            if relation == .before || relation == .after, left.value.ordered(relativeTo: right.value) != nil {
                let comparison: ExpressionTree.Comparison = relation == .before ? .less : .greater
                return compared(left, right, expected ? comparison : comparison.negated) ?? condition(place)
            }
            return .relation(relation, left, right, holds: !expected)
        case .instance(let type): return .type(operand(children[0]), type, holds: !expected)
        default: return condition(place)
        }
    }

    /// Of `count(x)` the list x.
    private func countedList(_ place: Place) -> Place? {
        guard case .builtin("count") = place.part.kind, let list = place.children.first, list.value?.list != nil else { return nil }
        return list
    }

    /// Nil where the values do not break the demand, as when one cannot be compared.
    private func compared(_ left: Operand, _ right: Operand, _ demanded: ExpressionTree.Comparison) -> Finding? {
        if left.isLiteral, !right.isLiteral { return compared(right, left, demanded.mirrored) }
        switch (demanded, left.value, right.value) {
        case (.equal, .null, _): return .absent(left, needed: right)
        case (.equal, _, .null): return right.isLiteral ? .given(left) : .absent(right, needed: left)
        case (.notEqual, .null, _): return .absent(left, needed: nil)
        case (.equal, .boolean(let truth), .boolean) where right.isLiteral,
            (.notEqual, .boolean(let truth), .boolean) where right.isLiteral:
            return .answer(left, truth)
        case (.notEqual, _, _): return .same(left, right)
        default: break
        }
        if case .string = left.value, demanded == .equal { return .unequal(left, right) }
        guard let demand = Finding.Demand(demanded), let order = left.value.ordered(relativeTo: right.value) else {
            return demanded == .equal ? .unequal(left, right) : nil
        }
        let difference = order < 0 ? right.value.distance(from: left.value) : left.value.distance(from: right.value)
        return .order(left, right, order: order, difference: difference, demand: demand)
    }

    private func tested(_ subject: Place, _ test: Place, _ expected: Bool) -> Finding? {
        let value = operand(subject)
        switch test.value ?? .null {
        case .range(let range):
            var ends = ArraySlice(test.children)
            var lower = range.lower.map { Operand(literal: $0) }, upper = range.upper.map { Operand(literal: $0) }
            if case .range(let hasLower, let hasUpper) = test.part.kind {
                if hasLower { lower = ends.popFirst().map(operand) }
                if hasUpper { upper = ends.popFirst().map(operand) }
            }
            guard expected else { return held(value, lower: lower, upper: upper, range) }
            return outside(value, lower: lower, isLowerIn: range.includesLower, upper: upper, isUpperIn: range.includesUpper)
        case .list(let values): return .among(values, value, holds: !expected)
        default: return compared(value, operand(test), expected ? .equal : .notEqual)
        }
    }

    /// The finding of a value that lies in a range but must not.
    private func held(_ value: Operand, lower: Operand?, upper: Operand?, _ range: RangeValue) -> Finding? {
        switch (lower, upper) {
        case (let lower?, nil): compared(value, lower, range.includesLower ? .less : .lessOrEqual)
        case (nil, let upper?): compared(value, upper, range.includesUpper ? .greater : .greaterOrEqual)
        case (let lower?, let upper?) where range.includesLower && range.includesUpper: .inside(value, lower: lower, upper: upper)
        default: .among([.range(range)], value, holds: true)
        }
    }

    /// The end of a range that a value breaks; nil when it breaks none.
    private func outside(
        _ value: Operand, lower: Operand?, isLowerIn: Bool, upper: Operand?, isUpperIn: Bool
    ) -> Finding? {
        if let lower, let order = value.value.ordered(relativeTo: lower.value), order < 0 || (order == 0 && !isLowerIn) {
            return compared(value, lower, isLowerIn ? .greaterOrEqual : .greater)
        }
        if let upper, let order = value.value.ordered(relativeTo: upper.value), order > 0 || (order == 0 && !isUpperIn) {
            return compared(value, upper, isUpperIn ? .lessOrEqual : .less)
        }
        return nil
    }

    /// The generic finding: the condition as written, with the facts in it.
    private func condition(_ place: Place) -> Finding {
        let holds = place.value == true
        if isFact(place.part) { return .answer(operand(place), holds) }
        let operand = operand(place)
        let written = operand.isLiteral ? Operand(pieces: [.text(place.part.text)], value: operand.value) : operand
        return .condition(written, holds: holds, facts: facts(place))
    }
}

extension ExpressionTree.Comparison {
    /// What holds where this does not.
    var negated: ExpressionTree.Comparison {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }

    /// The same comparison with its sides changed.
    var mirrored: ExpressionTree.Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension Finding.Demand {
    init?(_ comparison: ExpressionTree.Comparison) {
        switch comparison {
        case .equal: self = .equal
        case .notEqual: return nil
        case .less: self = .less
        case .lessOrEqual: self = .atMost
        case .greater: self = .more
        case .greaterOrEqual: self = .atLeast
        }
    }
}

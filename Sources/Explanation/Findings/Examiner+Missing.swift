import FEEL

extension Examiner {
    /// Why the condition has no value: the facts that were missing and would have decided, or else the part that has none.
    ///
    /// A missing value that `and`, `or` or a condition decided away is not among the facts.
    mutating func reason(_ root: Place) -> Explanation.Reason {
        var found: [(offset: Int, path: String)] = []
        collectMissing(root, &found)
        var empty: Explanation.Reason?
        if found.isEmpty {
            empty = emptyPart(root)
            if case .empty? = empty { collectNulls(root, &found) }
        }
        var seen: Set<String> = []
        let paths = found.sorted { $0.offset < $1.offset }.map(\.path).filter { seen.insert($0).inserted }
        return paths.isEmpty ? empty ?? .empty(operand(root)) : .missing(paths)
    }

    private mutating func collectMissing(_ place: Place, _ found: inout [(offset: Int, path: String)]) {
        if let path = place.part.path, isFact(place.part) {
            found.append((place.part.range.lowerBound, path))
            return
        }
        if case .quantifier(_, let locals) = place.part.kind, locals.count == 1, place.children.count == 2,
            let elements = place.children[0].elements
        {
            for element in elements {
                let body = place.at(place.part.children[1], in: place.scope.binding(locals[0], to: element))
                if let body = evaluated(body), body.value?.isNull == true { collectMissing(body, &found) }
            }
            return
        }
        if let condition = place.conditionOfNull {
            collectNulls(condition, &found)
            return
        }
        for child in place.children {
            switch child.value {
            case .null?: collectMissing(child, &found)
            // A sum over a list in which one is missing.
            case .list(let values)? where values.contains(where: \.isNull): collectMissing(child, &found)
            default: break
            }
        }
    }

    /// Every path that was read and found missing: where what mattered cannot be told part by part.
    private func collectNulls(_ place: Place, _ found: inout [(offset: Int, path: String)]) {
        if let path = place.part.path, isFact(place.part) {
            if place.value?.isNull == true { found.append((place.part.range.lowerBound, path)) }
        } else {
            for child in place.children { collectNulls(child, &found) }
        }
    }

    /// The innermost part that gives null although nothing in it is null, as a division by zero; or the condition under
    /// which the expression itself says null.
    private func emptyPart(_ root: Place) -> Explanation.Reason {
        var place = root
        while true {
            if let condition = place.conditionOfNull {
                return .undecided(
                    operand(condition), holds: condition.value == true, facts: isFact(condition.part) ? [] : facts(condition))
            }
            guard let child = place.children.first(where: { $0.value?.isNull == true && !$0.part.range.isEmpty }) else {
                return .empty(operand(place))
            }
            place = child
        }
    }
}

extension Examiner.Place {
    /// Of `if c then null else x` the condition, when null was chosen.
    fileprivate var conditionOfNull: Examiner.Place? {
        guard case .conditional = part.kind else { return nil }
        guard case .constant(.null) = part.children[children[0].value == true ? 1 : 2].kind else { return nil }
        return children[0]
    }
}

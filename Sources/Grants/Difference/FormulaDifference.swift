import Decimals
import FEEL

/// What is other in a formula that is built the same in two versions.
enum FormulaDifference {
    enum Strictness { case looser, stricter }

    /// More pieces than this are no longer told one by one.
    private static let mostPieces = 3

    /// The names, constants and comparisons that differ, before and after; empty where the formulas are built otherwise.
    static func pieces(from old: String, to new: String, renames: Renames) -> [(before: String, after: String)] {
        guard let before = renames.tokens(of: old), let after = SourceToken.tokens(of: new), before.count == after.count else { return [] }
        let differing = before.indices.filter { before[$0] != after[$0] }
        let areAlike = differing.allSatisfy { place in
            let (one, other) = (before[place], after[place])
            return one.kind == other.kind && (one.kind != .symbol || comparisons.contains(one.text) && comparisons.contains(other.text))
        }
        return areAlike && differing.count <= mostPieces ? differing.map { (before[$0].text, after[$0].text) } : []
    }

    /// What a change does to a condition by itself, as far as that is certain.
    static func strictness(from old: FEELExpression, to new: FEELExpression) -> Strictness? {
        guard let directions = directions(old.tree, new.tree), let first = directions.first else { return nil }
        return directions.allSatisfy { $0 == first } ? first : nil
    }

    private static let comparisons: Set<String> = ["<", "<=", ">", ">=", "=", "!="]

    // MARK: Strictness

    /// How each comparison with a constant that differs has moved; nil where something else differs, or where it is not certain.
    private static func directions(_ old: ExpressionTree, _ new: ExpressionTree) -> [Strictness]? {
        if old.text == new.text { return [] }
        switch (old.kind, new.kind) {
        // True as soon as its parts are, so that a part that is true more often makes the whole true more often.
        case (.conjunction, .conjunction), (.disjunction, .disjunction): return directions(old, new, from: 0)
        case (.conditional, .conditional): return old.children[0].text == new.children[0].text ? directions(old, new, from: 1) : nil
        case (.comparison(let before), .comparison(let after)): return direction(old, before, new, after).map { [$0] }
        default: return nil
        }
    }

    private static func directions(_ old: ExpressionTree, _ new: ExpressionTree, from first: Int) -> [Strictness]? {
        guard old.children.count == new.children.count else { return nil }
        var all: [Strictness] = []
        for place in old.children.indices.dropFirst(first) {
            guard let part = directions(old.children[place], new.children[place]) else { return nil }
            all += part
        }
        return all
    }

    private static func direction(
        _ old: ExpressionTree, _ before: ExpressionTree.Comparison, _ new: ExpressionTree, _ after: ExpressionTree.Comparison
    ) -> Strictness? {
        for (side, other) in [(0, 1), (1, 0)] where old.children[side].text == new.children[side].text {
            guard case .constant(let first) = old.children[other].kind, case .constant(let second) = new.children[other].kind,
                let order = second.ordered(relativeTo: first)
            else { continue }
            let one = side == 0 ? before : before.mirrored, next = side == 0 ? after : after.mirrored
            switch (one.bound, next.bound) {
            case (let bound?, let moved?) where bound.isUpper == moved.isUpper:
                let gain = bound.isUpper ? order : -order
                if gain > 0 { return .looser }
                if gain < 0 { return .stricter }
                return bound.isIncluded == moved.isIncluded ? nil : moved.isIncluded ? .looser : .stricter
            default: return nil
            }
        }
        return nil
    }
}

extension ExpressionTree.Comparison {
    /// The same comparison with its sides exchanged.
    var mirrored: ExpressionTree.Comparison {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual: self
        }
    }

    /// The bound that the right side puts to the left one.
    fileprivate var bound: (isUpper: Bool, isIncluded: Bool)? {
        switch self {
        case .less: (true, false)
        case .lessOrEqual: (true, true)
        case .greater: (false, false)
        case .greaterOrEqual: (false, true)
        case .equal, .notEqual: nil
        }
    }
}

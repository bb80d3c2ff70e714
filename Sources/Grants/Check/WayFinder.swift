import FEEL

/// Finds the ways in which a condition can be true, false or neither.
///
/// What it does not look into is one condition or value by its text, as formulas of one file give equal texts the same meaning.
struct WayFinder {
    let facts: ProvableFacts
    private let meter = Meter()

    /// What one search may take: formulas that stand for each other can be short to write and endless to look into.
    private final class Meter {
        var spent = 0
        var depth = 0
    }

    /// The values that are bound to names where the search stands; texts mean other things elsewhere.
    private final class Scope {
        var locals: [Int: Term] = [:]
    }

    private let scope = Scope()

    private static let mostDepth = 200
    private static let mostEffort = 50_000

    init(facts: ProvableFacts) { self.facts = facts }

    /// What has been looked at so far: parts, their texts and the literals of ways, by the time that each takes.
    var spent: Int { meter.spent }

    func ways(_ part: ExpressionTree, _ truth: Literal.Truth) -> Ways {
        meter.spent += 5
        meter.depth += 1
        defer { meter.depth -= 1 }
        guard meter.spent < Self.mostEffort, meter.depth < Self.mostDepth else { return .any }
        let ways = looking(into: part, truth)
        meter.spent += ways.all.reduce(0) { $0 + $1.count } / 4
        return ways
    }

    private func looking(into part: ExpressionTree, _ truth: Literal.Truth) -> Ways {
        switch part.kind {
        case .constant(let value): return Self.truth(of: value) == truth ? .any : .none
        case .conjunction: return joined(part.children[0], part.children[1], truth, absorbing: .no)
        case .disjunction: return joined(part.children[0], part.children[1], truth, absorbing: .yes)
        case .builtin("not") where part.children.count == 1: return ways(part.children[0], truth.negated)
        case .conditional: return conditional(part.children, truth)
        case .comparison(let sign): return comparison(sign, part, truth)
        case .between: return between(part, truth)
        case .test: return test(part, truth)
        case .binding(let local):
            guard let term = term(part.children[0]), term.constant == nil else { return opaque(part, truth) }
            return within(scope.locals.merging([local: term]) { $1 }) { ways(part.children[1], truth) }
        case .input, .member:
            if let inner = facts.formula(part) { return within([:]) { ways(inner, truth) } }
            if let constant = facts.constant(part) { return Self.truth(of: constant) == truth ? .any : .none }
            guard let term = term(part) else { return .any }
            switch truth {
            case .yes: return Self.equal(term, Term(.boolean(true)))
            case .no: return Self.equal(term, Term(.boolean(false)))
            case .neither: return term.kind == .boolean ? Ways(.null(term)) : .any
            }
        default: return opaque(part, truth)
        }
    }

    private func opaque(_ part: ExpressionTree, _ truth: Literal.Truth) -> Ways {
        scope.locals.isEmpty ? Ways(.outcome(text(of: part), truth)) : .any
    }

    private func text(of part: ExpressionTree) -> String {
        meter.spent += part.range.count / 8
        return part.text
    }

    private func within<Result>(_ locals: [Int: Term], _ body: () -> Result) -> Result {
        let outer = scope.locals
        scope.locals = locals
        defer { scope.locals = outer }
        return body()
    }

    /// A part that is not looked into, by its text.
    private func opaque(_ part: ExpressionTree, kind: ScalarKind? = nil) -> Term? {
        scope.locals.isEmpty ? Term(text(of: part), kind: kind) : nil
    }

    private static func truth(of value: Value) -> Literal.Truth { value.boolean.map { $0 ? .yes : .no } ?? .neither }

    /// `and` is false as soon as one side is, `or` true; each is neither where no side decides and not both do.
    private func joined(_ left: ExpressionTree, _ right: ExpressionTree, _ truth: Literal.Truth, absorbing: Literal.Truth) -> Ways {
        let yields = absorbing.negated
        switch truth {
        case absorbing: return ways(left, absorbing).or(ways(right, absorbing))
        case yields: return ways(left, yields).and(ways(right, yields))
        default:
            let (open, other) = (ways(left, .neither), ways(right, .neither))
            return open.and(other.or(ways(right, yields))).or(ways(left, yields).and(other))
        }
    }

    private func conditional(_ parts: [ExpressionTree], _ truth: Literal.Truth) -> Ways {
        let otherwise = ways(parts[0], .no).or(ways(parts[0], .neither))
        return ways(parts[0], .yes).and(ways(parts[1], truth)).or(otherwise.and(ways(parts[2], truth)))
    }

    // MARK: Comparisons

    /// What a part's value is known by; nil where even that is open.
    func term(_ part: ExpressionTree) -> Term? {
        meter.spent += 2
        meter.depth += 1
        defer { meter.depth -= 1 }
        guard meter.depth < Self.mostDepth else { return nil }
        switch part.kind {
        case .constant(let value): return ScalarKind(value) == nil ? nil : Term(value)
        case .input, .member:
            if let constant = facts.constant(part) { return ScalarKind(constant) == nil ? nil : Term(constant) }
            if let inner = facts.formula(part) { return within([:]) { term(inner) } }
            return facts.path(part).map { Term($0, kind: facts.kind(part)) } ?? opaque(part)
        case .local(let local): return scope.locals[local]
        case .builtin("count"), .builtin("string length"): return opaque(part, kind: .number)
        default: return opaque(part)
        }
    }

    /// Whether the part is certainly null.
    func isNull(_ part: ExpressionTree) -> Bool {
        if case .constant(.null) = part.kind { return true }
        return facts.constant(part)?.isNull ?? false
    }

    private func comparison(_ sign: ExpressionTree.Comparison, _ part: ExpressionTree, _ truth: Literal.Truth) -> Ways {
        let (left, right) = (part.children[0], part.children[1])
        let isEquality = sign == .equal || sign == .notEqual
        let truth = sign == .notEqual ? truth.negated : truth
        if isNull(left) || isNull(right) {
            guard isEquality else { return truth == .neither ? .any : .none }
            return equalsNull(isNull(left) ? right : left, truth)
        }
        guard let one = term(left), let other = term(right), let kind = one.kind ?? other.kind,
            one.kind == other.kind || one.kind == nil || other.kind == nil
        else { return opaque(part, sign == .notEqual ? truth.negated : truth) }
        if isEquality { return equality(one, other, truth) }
        guard kind != .boolean else { return opaque(part, truth) }
        let isKnown = one.kind != nil && other.kind != nil
        switch (sign, truth) {
        case (.less, .yes), (.greaterOrEqual, .no): return Ways(.order(one, isStrict: true, other))
        case (.lessOrEqual, .yes), (.greater, .no): return Ways(.order(one, isStrict: false, other))
        case (.greater, .yes), (.lessOrEqual, .no): return Ways(.order(other, isStrict: true, one))
        case (.greaterOrEqual, .yes), (.less, .no): return Ways(.order(other, isStrict: false, one))
        default: return isKnown ? Self.missing(one).or(Self.missing(other)) : .any
        }
    }

    private func equalsNull(_ part: ExpressionTree, _ truth: Literal.Truth) -> Ways {
        if truth == .neither { return .none }
        if isNull(part) { return truth == .yes ? .any : .none }
        guard let term = term(part) else { return .any }
        if term.constant != nil { return truth == .no ? .any : .none }
        return Ways(truth == .yes ? .null(term) : .value(term))
    }

    private func equality(_ one: Term, _ other: Term, _ truth: Literal.Truth) -> Ways {
        let areBothOpen = one.constant == nil && other.constant == nil
        switch truth {
        case .yes: return areBothOpen ? Self.equal(one, other).or(Ways(.null(one), .null(other))) : Self.equal(one, other)
        case .no:
            var ways = Ways(.different(one, other))
            if one.constant == nil { ways = ways.or(Ways(.null(one), .value(other))) }
            if other.constant == nil { ways = ways.or(Ways(.value(one), .null(other))) }
            return ways
        case .neither: return one.kind != nil && other.kind != nil ? .none : .any
        }
    }

    static func equal(_ one: Term, _ other: Term) -> Ways { Ways(.order(one, isStrict: false, other), .order(other, isStrict: false, one)) }

    private static func missing(_ term: Term) -> Ways { term.constant == nil ? Ways(.null(term)) : .none }

    private func between(_ part: ExpressionTree, _ truth: Literal.Truth) -> Ways {
        let terms = part.children.map { isNull($0) ? nil : term($0) }
        guard let value = terms[0], let lower = terms[1], let upper = terms[2] else { return opaque(part, truth) }
        let kinds = Set(terms.compactMap { $0?.kind })
        guard kinds.count == 1, !kinds.contains(.boolean) else { return opaque(part, truth) }
        switch truth {
        case .yes: return Ways(.order(lower, isStrict: false, value), .order(value, isStrict: false, upper))
        case .no: return Ways(.order(value, isStrict: true, lower)).or(Ways(.order(upper, isStrict: true, value)))
        case .neither: return .any
        }
    }

    /// `in` of constants.
    private func test(_ part: ExpressionTree, _ truth: Literal.Truth) -> Ways {
        guard let value = term(part.children[0]), let kind = value.kind, value.constant == nil, case .constant(let test) = part.children[1].kind
        else { return opaque(part, truth) }
        switch test {
        case .list(let values):
            meter.spent += values.count * 4
            let terms = values.map { Term($0) }
            guard !terms.isEmpty, terms.allSatisfy({ $0.kind == kind }) else { return opaque(part, truth) }
            switch truth {
            case .yes: return terms.reduce(.none) { $0.or(Self.equal(value, $1)) }
            case .no: return Ways(all: [[.null(value)], terms.map { .different(value, $0) }])
            case .neither: return .any
            }
        case .range(let range):
            let (lower, upper) = (range.lower.map { Term($0) }, range.upper.map { Term($0) })
            // A range of one value may also stand for all but that value.
            guard kind != .boolean, lower != upper, [lower, upper].allSatisfy({ $0 == nil || $0?.kind == kind }) else { return opaque(part, truth) }
            switch truth {
            case .yes:
                return Ways(all: [
                    [
                        lower.map { .order($0, isStrict: !range.includesLower, value) },
                        upper.map { .order(value, isStrict: !range.includesUpper, $0) },
                    ].compactMap(\.self)
                ])
            case .no:
                return Ways(
                    all: [
                        lower.map { [.order(value, isStrict: range.includesLower, $0)] },
                        upper.map { [.order($0, isStrict: range.includesUpper, value)] },
                    ].compactMap(\.self))
            case .neither: return .any
            }
        default:
            let constant = Term(test)
            return constant.kind == kind ? equality(value, constant, truth) : opaque(part, truth)
        }
    }
}

extension Literal.Truth {
    var negated: Literal.Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .neither: .neither
        }
    }
}

/// Unary tests that compare the tested value with constants alone, so that a table of them can be matched and analysed
/// without evaluating expressions.
package struct ConstantTest: Sendable {
    indirect enum Kind: Sendable {
        case constant(Truth)
        /// The tested value is itself the truth: `?` of a boolean.
        case subject
        case comparison(ExpressionTree.Comparison, Value)
        /// Equal to, inside or among the constant.
        case meets(Value)
        case between(Value, Value)
        case any([ConstantTest])
        case all([ConstantTest])
        case not(ConstantTest)
    }

    let kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    /// `-`: met by every value, null too.
    package static let always = ConstantTest(.constant(.true))

    package var isAlways: Bool { if case .constant(.true) = kind { true } else { false } }

    /// Both tests at once.
    package static func both(_ left: ConstantTest, _ right: ConstantTest) -> ConstantTest {
        left.isAlways ? right : right.isAlways ? left : ConstantTest(.all([left, right]))
    }

    /// Whether the value meets the tests, as their evaluation would give it; nil for null.
    package func holds(for value: Value) -> Bool? {
        switch truth(of: value) {
        case .true: true
        case .false: false
        case .null: nil
        }
    }

    /// The tests that were separated by commas, in order.
    package var alternatives: [ConstantTest] { if case .any(let tests) = kind { tests } else { [self] } }

    /// Every constant that a value is compared with, the ends of ranges included: between two neighbours in order all
    /// values of one kind fare alike.
    package var boundaries: [Value] {
        switch kind {
        case .constant, .subject: []
        case .comparison(_, let value): [value]
        case .meets(let test): Self.boundaries(of: test)
        case .between(let lower, let upper): [lower, upper]
        case .any(let tests), .all(let tests): tests.flatMap(\.boundaries)
        case .not(let test): test.boundaries
        }
    }

    private static func boundaries(of test: Value) -> [Value] {
        switch test {
        case .range(let range): [range.lower, range.upper].compactMap(\.self)
        case .list(let tests): tests.flatMap { boundaries(of: $0) }
        default: [test]
        }
    }

    /// Whether tests ask for an order, not only for equality.
    package var comparesOrder: Bool {
        switch kind {
        case .constant, .subject: false
        case .comparison(let sign, _): sign != .equal && sign != .notEqual
        case .meets(.range): true
        case .meets(.list(let tests)): tests.contains { if case .range = $0 { true } else { false } }
        case .meets: false
        case .between: true
        case .any(let tests), .all(let tests): tests.contains(where: \.comparesOrder)
        case .not(let test): test.comparesOrder
        }
    }

    private func truth(of value: Value) -> Truth {
        switch kind {
        case .constant(let truth): return truth
        case .subject: return Truth(value)
        case .meets(let test): return value.meets(test)
        case .comparison(let sign, let constant): return ConstantTest.compare(value, sign, constant)
        case .between(let lower, let upper): return value.isBetween(lower, upper)
        case .not(let test): return test.truth(of: value).negated
        case .any(let tests):
            var result = Truth.false
            for test in tests {
                let truth = test.truth(of: value)
                if truth == .true { return .true }
                if truth == .null { result = .null }
            }
            return result
        case .all(let tests):
            var result = Truth.true
            for test in tests {
                let truth = test.truth(of: value)
                if truth == .false { return .false }
                if truth == .null { result = .null }
            }
            return result
        }
    }

    private static func compare(_ value: Value, _ sign: ExpressionTree.Comparison, _ constant: Value) -> Truth {
        if sign == .equal { return value.equals(constant) }
        if sign == .notEqual { return value.equals(constant).negated }
        guard let order = value.order(relativeTo: constant) else { return .null }
        switch sign {
        case .less: return Truth(order < 0)
        case .lessOrEqual: return Truth(order <= 0)
        case .greater: return Truth(order > 0)
        default: return Truth(order >= 0)
        }
    }
}

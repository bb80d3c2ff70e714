extension FEELExpression {
    /// The value of an expression that depends on nothing; nil for any other.
    package var constantValue: Value? { if case .constant(let value) = tree.kind { value } else { nil } }

    /// The slot that the expression does nothing but read.
    package var slotRead: Int? { if case .input(let slot) = tree.kind { slot } else { nil } }

    /// Compiled unary tests of the slot as tests against constants; nil when they take more than that.
    package func constantTest(of slot: Int) -> ConstantTest? {
        ConstantTest.read(tree, Subject(slot: slot))
    }
}

/// What stands for the tested value: its slot, and the names that tests bind to it.
private struct Subject {
    let slot: Int
    var locals: Set<Int> = []

    func isRead(by part: ExpressionTree) -> Bool {
        switch part.kind {
        case .input(let place): place == slot
        case .local(let place): locals.contains(place)
        default: false
        }
    }
}

extension ConstantTest {
    fileprivate static func read(_ part: ExpressionTree, _ subject: Subject) -> ConstantTest? {
        switch part.kind {
        case .constant(let value): return ConstantTest(.constant(Truth(value)))
        case .input, .local: return subject.isRead(by: part) ? ConstantTest(.subject) : nil
        case .comparison(let sign): return comparison(sign, part.children, subject)
        case .test:
            guard subject.isRead(by: part.children[0]), let value = constant(part.children[1]) else { return nil }
            return ConstantTest(.meets(value))
        case .between:
            guard subject.isRead(by: part.children[0]), let lower = constant(part.children[1]), let upper = constant(part.children[2])
            else { return nil }
            return ConstantTest(.between(lower, upper))
        case .disjunction: return joined(part, subject).map { ConstantTest(.any($0)) }
        case .conjunction: return joined(part, subject).map { ConstantTest(.all($0)) }
        case .builtin("not"):
            guard part.children.count == 1 else { return nil }
            return read(part.children[0], subject).map { ConstantTest(.not($0)) }
        case .binding(let local):
            guard subject.isRead(by: part.children[0]) else { return nil }
            var inner = subject
            inner.locals.insert(local)
            return read(part.children[1], inner)
        default: return nil
        }
    }

    private static func comparison(
        _ sign: ExpressionTree.Comparison, _ sides: [ExpressionTree], _ subject: Subject
    ) -> ConstantTest? {
        if subject.isRead(by: sides[0]) { return constant(sides[1]).map { ConstantTest(.comparison(sign, $0)) } }
        guard subject.isRead(by: sides[1]) else { return nil }
        let mirrored: ExpressionTree.Comparison =
            switch sign {
            case .less: .greater
            case .lessOrEqual: .greaterOrEqual
            case .greater: .less
            case .greaterOrEqual: .lessOrEqual
            case .equal, .notEqual: sign
            }
        return constant(sides[0]).map { ConstantTest(.comparison(mirrored, $0)) }
    }

    /// The operands of a chain of the same operator, in order.
    private static func joined(_ part: ExpressionTree, _ subject: Subject) -> [ConstantTest]? {
        var tests: [ConstantTest] = []
        for side in part.children {
            guard let test = read(side, subject) else { return nil }
            switch (part.kind, test.kind) {
            case (.disjunction, .any(let inner)), (.conjunction, .all(let inner)): tests += inner
            default: tests.append(test)
            }
        }
        return tests
    }

    private static func constant(_ part: ExpressionTree) -> Value? {
        if case .constant(let value) = part.kind { value } else { nil }
    }
}

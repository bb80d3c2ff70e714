import Decimals

/// Built-in functions on the elements of a list where they stand. Each gives what the function's own body gives.
extension Evaluator {
    /// The value of a call that has a shorter way; nil where it does not apply to the arguments after all.
    mutating func short(_ shortcut: Shortcut, _ node: Node) -> Value? {
        let argument = Int(program.children[Int(node.b)])
        switch shortcut {
        case .not:
            return withValue(argument) { evaluator, value in
                switch value.pointee {
                case .boolean(let truth): .boolean(!truth)
                case .null: .null
                default: evaluator.applied(node, [value.pointee])
                }
            }
        case .count:
            if let place = place(argument), case .list(let values) = place.pointee { return .number(values.count) }
            var count = 0
            return visitAll(argument) { _, _ in
                count += 1
                return true
            } ? .number(count) : .null
        case .sum:
            var total: Decimal128?
            let isSum = visitAll(argument) { _, value in
                guard case .number(let number) = value.pointee else { return false }
                guard let sum = total else {
                    total = number
                    return true
                }
                total = sum.adding(number)
                return total != nil
            }
            return isSum ? total.map(Value.number) ?? .null : .null
        case .minimum: return extreme(argument, 1)
        case .maximum: return extreme(argument, -1)
        case .listContains:
            let element = Int(program.children[Int(node.b) + 1])
            return withValue(element) { evaluator, wanted in
                var isFound = false
                let done = evaluator.elements(of: argument) { evaluator, value in
                    guard evaluator.spend(1) else { return false }
                    isFound = evaluator.equals(value, wanted) == .true
                    return !isFound
                }
                return done == nil ? .null : .boolean(isFound)
            }
        case .concatenate: return nil
        }
    }

    /// The least element by the order times the sign; null where two cannot be compared.
    private mutating func extreme(_ argument: Int, _ sign: Int) -> Value {
        var best: Value?
        let isOrdered = visitAll(argument) { evaluator, value in
            guard let least = best else {
                best = value.pointee
                return evaluator.order(value, value) != nil
            }
            guard let order = withUnsafePointer(to: least, { evaluator.order(value, $0) }) else { return false }
            if order * sign < 0 { best = value.pointee }
            return true
        }
        return isOrdered ? best ?? .null : .null
    }

    /// Visits every element of an argument, through concatenated lists too; false when one ended the run or a list is null.
    ///
    /// For functions that give null when they cannot look at every element.
    private mutating func visitAll(_ argument: Int, _ visit: Visit) -> Bool {
        let node = nodes[argument]
        guard trace == nil, node.operation == .builtin, node.shortcut == .concatenate else {
            return elements(of: argument) { evaluator, value in evaluator.spend(1) && visit(&evaluator, value) } == true
        }
        // The joined list is not made, but costs as much and may not be longer than one that is.
        var count = 0
        guard spend(1) else { return false }
        for place in 0..<Int(node.c) {
            let isDone = visitAll(Int(program.children[Int(node.b) + place])) { evaluator, value in
                count += 1
                if count > evaluator.limits.listCount { evaluator.fail(.listTooLong) }
                return evaluator.spend(2) && visit(&evaluator, value)
            }
            guard isDone else { return false }
        }
        return true
    }
}

import Decimals

/// Running through lists where they stand, and through filters and members of lists without making those lists.
extension Evaluator {
    /// What is done with one element; false ends the run.
    typealias Visit = (inout Evaluator, UnsafePointer<Value>) -> Bool

    /// Lets a local stand for a value during the body without counting a reference.
    ///
    /// The local gets the bits of the value and gives them up again without releasing anything. Whoever binds keeps the
    /// value in place meanwhile; a name's local is null while the name is not bound, and nothing but its binder writes it.
    @inline(__always)
    mutating func bound<Result>(_ local: Int, to value: UnsafePointer<Value>, _ body: (inout Evaluator) -> Result) -> Result {
        UnsafeMutableRawPointer(locals + local).copyMemory(from: value, byteCount: MemoryLayout<Value>.size)
        let result = body(&self)
        (locals + local).initialize(to: .null)
        return result
    }

    /// Visits every value of a list; false when a visit ended the run.
    @inline(__always)
    mutating func run(through values: [Value], _ visit: Visit) -> Bool {
        // The list is the caller's and does not change meanwhile.
        values.withUnsafeBufferPointer { run(through: $0, visit) }
    }

    @inline(__always)
    private mutating func run(through values: UnsafeBufferPointer<Value>, _ visit: Visit) -> Bool {
        guard var place = values.baseAddress else { return true }
        for _ in 0..<values.count {
            guard visit(&self, place) else { return false }
            place += 1
        }
        return true
    }

    /// Whether the elements of a node's value can be visited without making a list of them.
    ///
    /// Where the evaluation is traced, every list is made: its value is wanted.
    mutating func isStream(_ index: Int) -> Bool {
        let node = nodes[index]
        if node.operation == .filter { return trace == nil && node.flags == 1 }
        if node.operation == .member, trace == nil, isStream(Int(node.a)) { return true }
        if let place = place(index), case .list = place.pointee { return true }
        return false
    }

    /// Visits the elements of a node that `isStream`; nil when its value is null.
    mutating func stream(_ index: Int, _ visit: Visit) -> Bool? {
        let node = nodes[index]
        if node.operation == .filter, trace == nil {
            let predicate = Int(node.b), item = Int(node.c), cost = filterCost(node)
            return elements(of: Int(node.a)) { evaluator, value in
                guard evaluator.spend(cost) else { return false }
                let truth = evaluator.bound(item, to: value) { $0.truth(predicate) }
                return truth != .true || visit(&evaluator, value)
            }
        }
        if let place = place(index) { return Value.elements(of: place).map { run(through: $0, visit) } }
        return stream(Int(node.a)) { evaluator, value in
            guard evaluator.spend(1) else { return false }
            if let place = Value.entry(of: value, at: Int(node.b), named: evaluator.names + Int(node.c)) {
                return visit(&evaluator, place)
            }
            let member = evaluator.member(of: value, node)
            return withUnsafePointer(to: member) { visit(&evaluator, $0) }
        }
    }

    /// Visits the elements of a node's value, a single value being a list of one; nil when it is null.
    mutating func elements(of index: Int, _ visit: Visit) -> Bool? {
        if isStream(index) { return stream(index, visit) }
        return withValue(index) { evaluator, value in
            switch value.pointee {
            case .list(let values): evaluator.run(through: values, visit)
            case .null: nil
            default: visit(&evaluator, value)
            }
        }
    }
}

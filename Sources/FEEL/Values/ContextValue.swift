/// A context: named values in a fixed order, which is that of the declared type where there is one.
public struct ContextValue: Sendable {
    let shape: Shape
    public let values: [Value]

    public var names: [String] { shape.names }

    /// The names of many contexts alike, kept once.
    public final class Shape: Sendable {
        public let names: [String]
        /// The places of many names; few are looked through faster.
        private let places: [String: Int]?

        public init(_ names: [String]) {
            self.names = names
            places =
                names.count > 16
                ? Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }) : nil
        }

        func place(of name: String) -> Int? { places.map { $0[name] } ?? names.firstIndex(of: name) }
    }

    /// Values in the order of the shape's names; missing ones are null, surplus ones dropped.
    public init(shape: Shape, values: [Value]) {
        self.shape = shape
        if values.count == shape.names.count {
            self.values = values
        } else {
            let missing = max(0, shape.names.count - values.count)
            self.values = Array(values.prefix(shape.names.count)) + Array(repeating: .null, count: missing)
        }
    }

    /// The entries in order; of a name given twice the last value stands.
    public init(_ entries: [(name: String, value: Value)]) {
        var names: [String] = []
        var values: [Value] = []
        var places: [String: Int] = [:]
        for (name, value) in entries {
            if let place = places[name] {
                values[place] = value
            } else {
                places[name] = names.count
                names.append(name)
                values.append(value)
            }
        }
        self.init(shape: Shape(names), values: values)
    }

    /// The value of an entry; nil when there is no such entry.
    public subscript(name: String) -> Value? {
        shape.place(of: name).map { values[$0] }
    }
}

extension Value {
    /// Where the elements of a list stand; nil when the value is none. Good for as long as the value, or a copy of it, is kept.
    static func elements(of place: UnsafePointer<Value>) -> UnsafeBufferPointer<Value>? {
        // As below: an array of an enum is one block.
        if case .list(let values) = place.pointee { values.withUnsafeBufferPointer { $0 } } else { nil }
    }

    /// Where the value of a context's entry stands that is probably the one at `index`; nil when there is no such entry.
    ///
    /// The place is good for as long as the value, or a copy of it, is kept.
    static func entry(of place: UnsafePointer<Value>, at index: Int, named name: UnsafePointer<String>) -> UnsafePointer<Value>? {
        // Only addresses leave the pattern, so that no reference is counted: the shape and the values are kept by the
        // value at the place, they are never written after `init`, and an array of an enum is one block.
        let shape: Unmanaged<ContextValue.Shape>, first: UnsafePointer<Value>?, count: Int
        switch place.pointee {
        case .context(let context):
            shape = .passUnretained(context.shape)
            first = context.values.withUnsafeBufferPointer { $0.baseAddress }
            count = context.values.count
        default: return nil
        }
        return shape._withUnsafeGuaranteedRef { shape in
            if index >= 0, index < count, shape.names[index].hasBits(of: name.pointee) || shape.names[index] == name.pointee {
                return first.map { $0 + index }
            }
            return shape.place(of: name.pointee).flatMap { place in first.map { $0 + place } }
        }
    }
}

extension ContextValue: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}

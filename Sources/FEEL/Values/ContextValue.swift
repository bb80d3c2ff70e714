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

    /// The value of an entry that probably stands at `index`.
    @inline(__always)
    func value(at index: Int, named name: String) -> Value? {
        if index >= 0, index < values.count, shape.names[index] == name { return values[index] }
        return self[name]
    }
}

extension ContextValue: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}

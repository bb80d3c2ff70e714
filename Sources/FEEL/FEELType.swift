/// A static type of the expression language. Every type includes null.
public indirect enum FEELType: Sendable, Hashable {
    /// Not known before evaluation; nothing is checked against it.
    case any
    case null
    case boolean, number, string
    case date, time, dateTime, yearsMonthsDuration, daysTimeDuration
    case list(FEELType)
    /// The fields in the order in which values carry them; empty for a context of unknown fields.
    case context([Field])
    case range(FEELType)
    /// The types of the parameters and of the result.
    case function([FEELType], FEELType)

    public struct Field: Sendable, Hashable {
        public let name: String
        public let type: FEELType

        public init(_ name: String, _ type: FEELType) {
            self.name = name
            self.type = type
        }
    }

    /// A context with these fields in this order.
    public static func context(_ fields: KeyValuePairs<String, FEELType>) -> FEELType {
        .context(fields.map { Field($0.key, $0.value) })
    }

    /// Whether a value of this type can be one of `other`; unknown types always may.
    public func mayBe(_ other: FEELType) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any), (.null, _), (_, .null): return true
        case (.list(let left), .list(let right)), (.range(let left), .range(let right)): return left.mayBe(right)
        case (.context(let left), .context(let right)):
            if left.isEmpty || right.isEmpty { return true }
            return right.allSatisfy { field in
                left.contains { $0.name == field.name && $0.type.mayBe(field.type) }
            }
        case (.function(let left, let result), .function(let right, let other)):
            return left.count == right.count && result.mayBe(other) && zip(right, left).allSatisfy { $0.mayBe($1) }
        default: return self == other
        }
    }

    /// Whether every value of this type is one of `other`.
    func conforms(to other: FEELType) -> Bool {
        switch (self, other) {
        case (.null, _), (_, .any): return true
        case (.list(let left), .list(let right)), (.range(let left), .range(let right)): return left.conforms(to: right)
        case (.context(let left), .context(let right)):
            return right.allSatisfy { field in
                left.contains { $0.name == field.name && $0.type.conforms(to: field.type) }
            }
        case (.function(let left, let result), .function(let right, let other)):
            return left.count == right.count && result.conforms(to: other)
                && zip(right, left).allSatisfy { $0.conforms(to: $1) }
        default: return self == other
        }
    }

    /// The type of a value that is of one or the other.
    func joined(with other: FEELType) -> FEELType {
        if self == other || other == .null { return self }
        if self == .null { return other }
        switch (self, other) {
        case (.list(let left), .list(let right)): return .list(left.joined(with: right))
        case (.range(let left), .range(let right)): return .range(left.joined(with: right))
        case (.context(let left), .context(let right)) where left.map(\.name) == right.map(\.name):
            return .context(zip(left, right).map { Field($0.name, $0.type.joined(with: $1.type)) })
        case (.context, .context): return .context([Field]())
        case (.function(let left, let result), .function(let right, let other)) where left == right:
            return .function(left, result.joined(with: other))
        default: return .any
        }
    }

    var element: FEELType {
        switch self {
        case .list(let element): element
        case .any, .null: .any
        default: self
        }
    }

    var isList: Bool { if case .list = self { true } else { false } }

    var isRange: Bool { if case .range = self { true } else { false } }

    /// Unknown, so that only evaluation can tell.
    var isOpen: Bool { self == .any || self == .null }
}

extension FEELType: CustomStringConvertible {
    /// The type as the language writes it: `list<number>`, `context<name: string>`.
    public var description: String {
        switch self {
        case .any: "Any"
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .yearsMonthsDuration: "years and months duration"
        case .daysTimeDuration: "days and time duration"
        case .list(let element): "list<\(element)>"
        case .context(let fields):
            fields.isEmpty
                ? "context" : "context<" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
        case .range(let element): "range<\(element)>"
        case .function(let parameters, let result):
            "function<" + parameters.map { $0 == .null ? "Any" : $0.description }.joined(separator: ", ") + "> -> \(result)"
        }
    }
}

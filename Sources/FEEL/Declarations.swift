/// The inputs that an expression may name, in order: the n-th name's value is the n-th of the evaluation's slots.
public struct Declarations: Sendable {
    public private(set) var names: [String] = []
    public private(set) var types: [FEELType] = []
    var variables: [Variable] = []
    /// Types that expressions may name besides the language's own, as in `instance of tApplicant`.
    public var namedTypes: [String: FEELType] = [:]

    public init() {}

    public init(_ fields: KeyValuePairs<String, FEELType>) {
        for (name, type) in fields { append(name, type) }
    }

    /// Declares a further name, such as a derived value computed before; answers its slot.
    ///
    /// A name declared twice means its last declaration.
    ///
    /// - Parameters:
    ///   - parameters: the parameters' names, of a function; by them its calls are checked.
    @discardableResult
    public mutating func append(_ name: String, _ type: FEELType, parameters: [String] = []) -> Int {
        variables.append(Variable(name, type, slot: names.count, parameterNames: parameters))
        names.append(name)
        types.append(type)
        return names.count - 1
    }

    /// The slot of a name.
    public func slot(of name: String) -> Int? { names.lastIndex(of: name) }

    public var count: Int { names.count }

    /// Whether a name can be declared: it is made of the language's name characters and is no keyword.
    public static func isName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, Lexer.isNameStart(first), !Keyword.all.contains(name) else {
            return false
        }
        return (try? Lexer.tokens(Array(name.unicodeScalars)))?.dropLast().allSatisfy { token in
            token.kind == .name || token.kind == .number || ["-", "+", "*", "/", "'", "."].contains(token.text)
        } ?? false
    }
}

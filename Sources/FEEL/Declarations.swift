/// The inputs that an expression may name, in order: the n-th name's value is the n-th of the evaluation's slots.
public struct Declarations: Sendable {
    public private(set) var names: [String] = []
    public private(set) var types: [FEELType] = []
    private(set) var variables: [Variable] = []
    /// The slots of the names by the word that they begin with, each with all words of its name.
    private var slotsByFirstWord: [String: [(words: [String], slot: Int)]] = [:]
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
    /// `parameters` are the parameters' names, of a function; by them its calls are checked.
    @discardableResult
    public mutating func append(_ name: String, _ type: FEELType, parameters: [String] = []) -> Int {
        variables.append(Variable(name, type, slot: names.count, parameterNames: parameters))
        let words = Lexer.tokens(ofName: name)
        if let first = words.first { slotsByFirstWord[first, default: []].append((words, names.count)) }
        names.append(name)
        types.append(type)
        return names.count - 1
    }

    /// The slot of a name.
    public func slot(of name: String) -> Int? { names.lastIndex(of: name) }

    public var count: Int { names.count }

    /// The longest declared name that the tokens begin with; of equal ones the last declared.
    func find(_ tokens: ArraySlice<Token>) -> (variable: Variable, length: Int)? {
        guard let first = tokens.first, let candidates = slotsByFirstWord[first.text] else { return nil }
        var best: (slot: Int, length: Int)?
        for (words, slot) in candidates where words.count >= best?.length ?? 0 && Scope.matches(words, tokens) {
            best = (slot, words.count)
        }
        return best.map { (variables[$0.slot], $0.length) }
    }

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

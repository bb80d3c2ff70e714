/// A function of the language, with the ways in which it may be called.
struct Builtin: Sendable {
    struct Parameter: Sendable {
        let name: String
        let type: FEELType
        var isOptional = false
    }

    struct Overload: Sendable {
        let parameters: [Parameter]
        /// The last parameter stands for any number of arguments.
        var isVariadic = false
        let result: @Sendable ([FEELType]) -> FEELType
        let body: Body

        func accepts(count: Int) -> Bool {
            let needed = parameters.count { !$0.isOptional }
            return isVariadic ? count >= parameters.count : count >= needed && count <= parameters.count
        }

        func accepts(names: [String]) -> Bool {
            !isVariadic && Set(names).count == names.count && names.allSatisfy { name in parameters.contains { $0.name == name } }
                && parameters.allSatisfy { $0.isOptional || names.contains($0.name) }
        }

        /// Named arguments in the order of the parameters, nil for those left out, as far as the last one given.
        func ordered<Argument>(_ arguments: [Argument], _ names: [String]) -> [Argument?] {
            var ordered = parameters.map { parameter in names.firstIndex(of: parameter.name).map { arguments[$0] } }
            while let last = ordered.last, last == nil { ordered.removeLast() }
            return ordered
        }

        /// Whether its first parameters have the names that the other's have.
        func isCalled(like other: Overload, _ count: Int) -> Bool {
            parameters.prefix(count).map(\.name) == other.parameters.prefix(count).map(\.name)
        }

        func parameter(at place: Int) -> Parameter { parameters[min(place, parameters.count - 1)] }

        func takes(_ type: FEELType, at place: Int) -> Bool { Overload.takes(type, as: parameter(at: place).type) }

        /// Whether an argument of the type can be meant, a single value standing for a list of one and back.
        static func takes(_ type: FEELType, as wanted: FEELType) -> Bool {
            if type.mayBe(wanted) { return true }
            if case .list(let element) = wanted { return type.mayBe(element) }
            if case .list(let element) = type { return element.mayBe(wanted) }
            return false
        }
    }

    /// Gets one value per argument given, each of its parameter's type or null.
    typealias Body = @Sendable ([Value], inout Evaluator) -> Value

    let name: String
    let overloads: [Overload]
    /// False for functions that look at the clock.
    var isPure = true
    /// Steps of a call besides those for the size of its arguments and its result.
    var cost = 1
    /// Whether the result may hold arguments in lists or contexts of its own.
    var isWrapping = false
    /// Beside an overload's number, set where the arguments were named.
    static let namedFlag: UInt8 = 0x80

    /// The ways to call it, as text.
    var signatures: String {
        var ways: [String] = []
        for overload in overloads {
            let parameters = overload.parameters.map { $0.isOptional ? "\($0.name)?" : $0.name }
            let way = "\(name)(" + parameters.joined(separator: ", ") + (overload.isVariadic ? ", ...)" : ")")
            if !ways.contains(way) { ways.append(way) }
        }
        return ways.joined(separator: " or ")
    }
}

enum Builtins {
    static let all: [Builtin] =
        numbers + strings + lists + aggregates + temporal + contexts + ranges + patterns + logic

    /// The place of negation.
    static let not = all.firstIndex { $0.name == "not" } ?? 0

    private static let byFirstWord: [String: [(tokens: [String], index: Int)]] = {
        var table: [String: [(tokens: [String], index: Int)]] = [:]
        for (index, builtin) in all.enumerated() {
            let tokens = Lexer.tokens(ofName: builtin.name)
            table[tokens[0], default: []].append((tokens, index))
        }
        return table
    }()

    /// The function with the longest name that the tokens begin with.
    static func find(_ tokens: ArraySlice<Token>) -> (index: Int, length: Int)? {
        guard let first = tokens.first, let candidates = byFirstWord[first.text] else { return nil }
        return candidates.filter { Scope.matches($0.tokens, tokens) }
            .max { $0.tokens.count < $1.tokens.count }
            .map { ($0.index, $0.tokens.count) }
    }

    /// The function as a value that can be handed on.
    static func function(_ index: Int) -> FunctionValue {
        FunctionValue(parameterNames: all[index].overloads[0].parameters.map(\.name), body: .builtin(index))
    }
}

/// Shorthand for the tables of functions.
func builtin(_ name: String, _ overloads: Builtin.Overload...) -> Builtin { Builtin(name: name, overloads: overloads) }

extension Builtin {
    /// For functions that put arguments into lists or contexts of their own.
    var wrapping: Builtin {
        var builtin = self
        builtin.isWrapping = true
        return builtin
    }

    func costing(_ steps: Int) -> Builtin {
        var builtin = self
        builtin.cost = steps
        return builtin
    }
}

func takes(
    _ parameters: KeyValuePairs<String, FEELType>, optional: KeyValuePairs<String, FEELType> = [:], gives result: FEELType,
    _ body: @escaping Builtin.Body
) -> Builtin.Overload {
    takes(parameters, optional: optional, gives: { _ in result }, body)
}

func takes(
    _ parameters: KeyValuePairs<String, FEELType>, optional: KeyValuePairs<String, FEELType> = [:],
    gives result: @escaping @Sendable ([FEELType]) -> FEELType, _ body: @escaping Builtin.Body
) -> Builtin.Overload {
    Builtin.Overload(
        parameters: parameters.map { Builtin.Parameter(name: $0.key, type: $0.value) }
            + optional.map { Builtin.Parameter(name: $0.key, type: $0.value, isOptional: true) },
        result: result, body: body)
}

func variadic(
    _ parameters: KeyValuePairs<String, FEELType>, gives result: @escaping @Sendable ([FEELType]) -> FEELType,
    _ body: @escaping Builtin.Body
) -> Builtin.Overload {
    Builtin.Overload(
        parameters: parameters.map { Builtin.Parameter(name: $0.key, type: $0.value) }, isVariadic: true, result: result,
        body: body)
}

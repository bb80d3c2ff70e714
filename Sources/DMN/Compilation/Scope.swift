import FEEL

/// The names that an expression of a model sees.
struct Scope {
    private(set) var declarations = Declarations()
    /// Parameter names of the functions among them.
    private var parameters: [String: [String]] = [:]
    /// The places of the elements among them; imported ones as `prefix.name`. What is none is bound inside the element.
    private(set) var elements: [String: Int] = [:]
    /// Types that expressions may name.
    let namedTypes: [String: FEELType]
    let file: String

    init(namedTypes: [String: FEELType], file: String) {
        self.namedTypes = namedTypes
        self.file = file
    }

    /// Declares a name and answers its slot.
    mutating func declare(_ name: String, _ type: FEELType, parameters: [String]? = nil, element: Int? = nil) -> Int {
        self.parameters[name] = parameters
        elements[name] = element
        return declarations.append(name, type.bounded, parameters: parameters ?? [])
    }

    /// Notes which elements the members of an import's context are.
    mutating func note(_ places: [Int], as names: [String], under prefix: String) {
        for (place, name) in zip(places, names) { elements[prefix + "." + name] = place }
    }

    /// The parameters of the function of that name, where they are known.
    func parameters(of name: String) -> [String]? { parameters[name] }

    /// The declarations with those of the named types that a text can mean.
    func declarations(for texts: [String]) -> Declarations {
        var result = declarations
        let texts = texts.filter(Scope.mayNameTypes)
        if !texts.isEmpty {
            result.namedTypes = namedTypes.filter { name, _ in
                // The blanks in a text may differ from those of the name.
                let first = name.prefix { $0 != " " }
                return texts.contains { $0.contains(first) }
            }
        }
        return result
    }

    /// What reading texts against the declarations costs: every name is looked at for each.
    func cost(of texts: [String]) -> Int {
        texts.count * (1 + declarations.count) + texts.count(where: Scope.mayNameTypes) * namedTypes.count
    }

    private static func mayNameTypes(_ text: String) -> Bool { text.contains("instance") || text.contains("function") }
}

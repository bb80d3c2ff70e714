import FEEL

/// Resolves the item definitions of all files of a model.
struct TypeTableBuilder {
    private(set) var table = TypeTable()
    private(set) var problems: [ModelError] = []
    private let space: ModelSpace
    private let checking: FEELExpression.Checking
    private let limits: Limits
    /// By file, the places of its named types.
    private var named: [[String: TypeTable.ID]] = []
    private var basic: [String: TypeTable.ID] = [:]

    private static let basicTypes: KeyValuePairs<String, FEELType> = [
        "Any": .any, "number": .number, "string": .string, "boolean": .boolean, "date": .date, "time": .time,
        "date and time": .dateTime, "dateTime": .dateTime, "days and time duration": .daysTimeDuration,
        "dayTimeDuration": .daysTimeDuration, "years and months duration": .yearsMonthsDuration,
        "yearMonthDuration": .yearsMonthsDuration, "list": .list(.any), "context": .context([FEELType.Field]()),
        "range": .range(.any), "function": .function([], .any), "Null": .null,
    ]

    init(_ space: ModelSpace, checking: FEELExpression.Checking, limits: Limits) {
        self.space = space
        self.checking = checking
        self.limits = limits
        for (name, type) in TypeTableBuilder.basicTypes {
            if type == .any {
                basic[name] = TypeTable.any
            } else {
                basic[name] = add(TypeTable.Entry(name: name, content: .basic(type)))
            }
        }
        for (file, content) in space.files.enumerated() {
            var places: [String: TypeTable.ID] = [:]
            for item in content.definitions.items {
                let place = add(TypeTable.Entry(name: item.name, content: .basic(.any)))
                if places.updateValue(place, forKey: item.name) != nil {
                    report("the type \"\(item.name)\" is defined twice", at: item.position, in: file)
                }
            }
            named.append(places)
        }
        for (file, content) in space.files.enumerated() {
            for item in content.definitions.items {
                if let place = named[file][item.name] { fill(place, with: item, in: file) }
            }
        }
        breakCircles()
        var builder = StaticTypeBuilder(table.entries)
        table.staticTypes = table.entries.indices.map { builder.type(of: $0) }
        for (file, content) in space.files.enumerated() {
            for item in content.definitions.items {
                if let place = named[file][item.name] { compileTests(of: item, place, in: file) }
            }
        }
    }

    private mutating func add(_ entry: TypeTable.Entry) -> TypeTable.ID {
        table.entries.append(entry)
        return table.entries.count - 1
    }

    private mutating func report(_ message: String, at position: SourcePosition, in file: Int) {
        problems.append(ModelError(file: space.files[file].name, position: position, message: message))
    }

    // MARK: Names

    /// The type that a reference in a file means, any where there is none such, which is reported.
    mutating func resolve(_ reference: Definitions.TypeReference?, in file: Int) -> TypeTable.ID {
        guard let reference else { return TypeTable.any }
        if let found = find(reference.name, in: file) { return found }
        // DMN 1.1 writes the types of the language with a prefix of the file.
        if let colon = reference.name.lastIndex(of: ":"),
            let found = find(String(reference.name[reference.name.index(after: colon)...]), in: file)
        {
            return found
        }
        report("unknown type \"\(reference.name)\"", at: reference.position, in: file)
        return TypeTable.any
    }

    private func find(_ name: String, in file: Int) -> TypeTable.ID? {
        if let found = named[file][name] ?? basic[name] { return found }
        for (prefix, other) in space.files[file].imports {
            let local = prefix.isEmpty ? name[...] : name.hasPrefix(prefix + ".") ? name.dropFirst(prefix.count + 1) : ""
            if let found = named[other][String(local)] { return found }
        }
        return nil
    }

    /// The types that expressions of a file may name.
    func namedTypes(in file: Int) -> [String: FEELType] {
        var types: [String: FEELType] = [:]
        for (prefix, other) in space.files[file].imports {
            for (name, id) in named[other] { types[prefix.isEmpty ? name : prefix + "." + name] = table.staticTypes[id] }
        }
        for (name, id) in named[file] { types[name] = table.staticTypes[id] }
        return types
    }

    // MARK: Contents

    private mutating func fill(_ place: TypeTable.ID, with item: ItemDefinition, in file: Int) {
        table.entries[place].isCollection = item.isCollection
        switch item.content {
        case .open: break
        case .reference(let reference): table.entries[place].content = .reference(resolve(reference, in: file))
        case .components(let components):
            var fields: [(name: String, type: TypeTable.ID)] = []
            var names: Set<String> = []
            for component in components {
                if !names.insert(component.name).inserted {
                    report("the component \"\(component.name)\" stands twice in \"\(item.name)\"", at: component.position, in: file)
                }
                let type = add(TypeTable.Entry(name: component.name, content: .basic(.any)))
                fill(type, with: component, in: file)
                fields.append((component.name, type))
            }
            table.entries[place].content = .components(fields)
        case .function(let parameters, let result):
            table.entries[place].content = .function(
                parameters: parameters.map { resolve($0.type, in: file) }, result: resolve(result, in: file))
        }
    }

    /// Opens types that are nothing but names of each other.
    private mutating func breakCircles() {
        for (file, content) in space.files.enumerated() {
            for item in content.definitions.items {
                guard let start = named[file][item.name] else { continue }
                var seen: Set<TypeTable.ID> = [start]
                var place = start
                while !table.entries[place].isCollection, case .reference(let next) = table.entries[place].content {
                    if seen.insert(next).inserted {
                        place = next
                        continue
                    }
                    report("the type \"\(item.name)\" is defined by itself", at: item.position, in: file)
                    table.entries[place].content = .basic(.any)
                }
            }
        }
    }

    // MARK: Allowed values

    private mutating func compileTests(of item: ItemDefinition, _ place: TypeTable.ID, in file: Int) {
        let whole = table.staticTypes[place]
        var element = whole
        if item.isCollection, case .list(let inner) = whole { element = inner }
        table.entries[place].allowed = item.allowedValues.flatMap { tests($0, of: element, in: file) }
        table.entries[place].constraint = item.constraint.flatMap { tests($0, of: whole, in: file) }
        if case .components(let components) = item.content, case .components(let fields) = table.entries[place].content {
            for (component, field) in zip(components, fields) { compileTests(of: component, field.type, in: file) }
        }
    }

    private mutating func tests(_ cell: DecisionTable.SourceCell, of type: FEELType, in file: Int) -> TypeTable.Tests? {
        do {
            let expression = try FEELExpression.compileUnaryTests(
                source: cell.text, of: "value", against: Declarations(["value": type]), checking: checking, limits: limits)
            return TypeTable.Tests(expression: expression, text: cell.text)
        } catch {
            problems += error.located(in: cell, file: space.files[file].name)
            return nil
        }
    }
}

extension FEELErrors {
    /// The mistakes with their places in the file, for a text that was compiled as if it stood alone.
    func located(in cell: DecisionTable.SourceCell, file: String) -> [ModelError] {
        errors.map { error in
            let place = error.span.start
            let column = place.line == 1 ? place.column + cell.position.column - 1 : place.column
            return ModelError(
                file: file, position: SourcePosition(line: place.line + cell.position.line - 1, column: column), message: error.message)
        }
    }
}

import FEEL

/// Compiles all elements of a model, each after those it needs, collecting every mistake.
struct ModelCompiler {
    let space: ModelSpace
    let checking: FEELExpression.Checking
    let limits: Limits
    var types: TypeTableBuilder
    /// Mistakes of the element that is being compiled.
    var problems: [ModelError] = []
    private(set) var allProblems: [ModelError] = []
    /// What is worth a look but no mistake.
    var remarks: [ModelError] = []
    /// Nil where tables are not analysed.
    var analysis: AnalysisBudget?
    /// The input data that each element's value is computed from; none for functions, which are computed from their arguments.
    private(set) var inputsRead: [RuleSet] = []
    private var elements: [CompiledElement?]
    private var parameterNames: [Int: [String]] = [:]
    private var namedTypes: [[String: FEELType]]
    /// Names that may still be looked at: a large model of many names to each expression would take very long.
    private var work: Int

    init(_ space: ModelSpace, checking: FEELExpression.Checking, limits: ModelLimits, analysis: AnalysisBudget?) {
        self.space = space
        self.checking = checking
        self.limits = limits.expressions
        work = limits.visibleNames
        types = TypeTableBuilder(space, checking: checking, limits: limits.expressions)
        elements = Array(repeating: nil, count: space.elements.count)
        allProblems = space.problems + types.problems
        namedTypes = []
        if checking == .strict { self.analysis = analysis }
        if self.analysis != nil { inputsRead = Array(repeating: RuleSet(count: elements.count), count: elements.count) }
        for file in space.files.indices { namedTypes.append(types.namedTypes(in: file)) }
    }

    var isStrict: Bool { checking == .strict }

    mutating func compile() throws(FEELErrors) -> CompiledModel {
        let elementsOfList = try FEELExpression.compile(
            source: "for item in list return item", against: Declarations(["list": .any]), checking: .lenient)
        // Decisions on a circle have no value; functions may call themselves.
        let decisions = RequirementOrder(
            space.elements.indices.map { place in
                space.elements[place].isDecision ? needs(of: place).filter { space.elements[$0].isDecision } : []
            })
        for cycle in decisions.cycles { cut(cycle) }
        for place in RequirementOrder(space.elements.indices.map { needs(of: $0) }).order where elements[place] == nil {
            let before = types.problems.count
            problems = []
            let element = compile(place)
            problems += types.problems[before...]
            finish(place, element.kind, needs: element.needs, type: element.type)
        }
        analysis?.files.formUnion(space.files.map(\.name))
        return CompiledModel(elements: elements.compactMap { $0 }, types: types.table, elementsOfList: elementsOfList)
    }

    private mutating func finish(_ place: Int, _ kind: CompiledElement.Kind, needs: [Int], type: FEELType) {
        var seen: Set<ModelError> = []
        // A type is looked up once for each use of it.
        problems = problems.filter { seen.insert($0).inserted }
        allProblems += problems
        elements[place] = CompiledElement(
            name: space.elements[place].name, kind: kind, needs: needs, type: type.bounded, problems: problems, place: self.place(of: place))
        problems = []
        guard analysis != nil else { return }
        if case .input = kind { inputsRead[place].insert(place) }
        for needed in needs { inputsRead[place].formUnion(inputsRead[needed]) }
    }

    private mutating func cut(_ cycle: [Int]) {
        let names = (cycle + cycle.prefix(1)).prefix(12).map { "\"\(space.elements[$0].name)\"" }.joined(separator: ", which needs ")
        for place in cycle where elements[place] == nil {
            let error = self.place(of: place).error("the decision needs itself: \(names)")
            problems = [error]
            finish(place, .unavailable(error), needs: [], type: .any)
        }
    }

    private func place(of element: Int) -> ModelError.Place {
        let element = space.elements[element]
        return ModelError.Place(file: space.files[element.file].name, position: element.position)
    }

    private func needs(of place: Int) -> [Int] {
        let element = space.elements[place]
        return element.requirements.compactMap { space.place(of: $0, in: element.file) }
    }

    /// Takes the work that reading texts costs; false when there is none left.
    mutating func takes(_ texts: [String], in scope: Scope) -> Bool {
        work -= min(scope.cost(of: texts), work + 1)
        return work >= 0
    }

    mutating func report(_ message: String, at position: SourcePosition, in file: String) {
        problems.append(ModelError(file: file, position: position, message: message))
    }

    // MARK: Elements

    private typealias Parts = (kind: CompiledElement.Kind, needs: [Int], type: FEELType)

    private mutating func compile(_ place: Int) -> Parts {
        let element = space.elements[place]
        let name = space.files[element.file].name
        if isStrict, !Declarations.isName(element.variable) {
            report("the name \"\(element.variable)\" cannot be used in expressions", at: element.position, in: name)
        }
        switch element.kind {
        case .input(let input):
            let type = types.resolve(input.type, in: element.file)
            return (.input(type), [], types.table.staticTypes[type])
        case .decision(let decision): return compile(decision, element)
        case .knowledge(let model): return compile(model, place, element)
        case .service(let service): return compile(service, place, element)
        }
    }

    private mutating func compile(_ decision: Definitions.Decision, _ element: ModelSpace.Element) -> Parts {
        var (scope, frame) = self.scope(of: element)
        let type = types.resolve(decision.variable.type, in: element.file)
        let declared = types.table.staticTypes[type]
        let place = ModelError.Place(file: scope.file, position: decision.position)
        guard let logic = decision.logic else {
            let error = place.error("the decision \"\(decision.name)\" has no logic")
            problems.append(error)
            return (.unavailable(error), [], declared)
        }
        let (box, found) = compile(logic, in: scope, file: element.file, &frame.count, columnType: decision.variable.type)
        check(found, is: type, declared, at: logic.position, in: scope.file)
        let needs = frame.entries.flatMap { entry in
            switch entry {
            case .element(let place): [place]
            case .imported(_, let places): places
            }
        }
        return (.decision(frame, box, type), needs, type == TypeTable.any ? found : declared)
    }

    /// A result type given on a function's variable: as a function type, or as the result's own, as older models have it.
    private mutating func result(of variable: Definitions.InformationItem, in file: Int) -> TypeTable.ID {
        let type = types.resolve(variable.type, in: file)
        return types.table.function(type)?.result ?? type
    }

    private mutating func compile(_ model: Definitions.BusinessKnowledgeModel, _ place: Int, _ element: ModelSpace.Element) -> Parts {
        var (scope, frame) = self.scope(of: element)
        guard let logic = model.logic else {
            let error = ModelError.Place(file: scope.file, position: model.position).error("the function \"\(model.name)\" has no logic")
            problems.append(error)
            return (.unavailable(error), [], .any)
        }
        parameterNames[place] = logic.parameters.map(\.name)
        let result = result(of: model.variable, in: element.file)
        // A function may call itself, its requirement written or not.
        if !frame.entries.contains(where: { if case .element(place) = $0 { true } else { false } }) {
            let own = logic.parameters.map { types.table.staticTypes[types.resolve($0.type, in: element.file)] }
            frame.entries.append(.element(place))
            _ = scope.declare(
                model.variable.name, .function(own, types.table.staticTypes[result]), parameters: logic.parameters.map(\.name), element: place)
            frame.count = max(frame.count, scope.declarations.count)
        }
        let (function, type) = compile(logic, in: scope, file: element.file, &frame.count)
        guard let (parameters, found) = type.function else { return (.function(frame, function, result: result), [], type) }
        let declared = types.table.staticTypes[result]
        check(found, is: result, declared, at: logic.position, in: scope.file)
        return (.function(frame, function, result: result), [], .function(parameters, result == TypeTable.any ? found : declared))
    }

    private mutating func compile(_ service: Definitions.DecisionService, _ place: Int, _ element: ModelSpace.Element) -> Parts {
        let file = space.files[element.file].name
        func find(_ references: [Definitions.Reference], _ problems: inout [ModelError]) -> [Int] {
            references.compactMap { reference in
                let found = space.place(of: reference, in: element.file)
                if found == nil {
                    problems.append(ModelError(file: file, position: reference.position, message: "nothing has the id \"\(reference.id)\""))
                }
                return found
            }
        }
        let outputs = find(service.outputs, &problems)
        let inputs = find(service.inputData + service.inputDecisions, &problems)
        if outputs.isEmpty { report("the decision service \"\(service.name)\" has no output decision", at: service.position, in: file) }
        var parameters: [CompiledElement.Service.Parameter] = []
        for input in inputs {
            let other = space.elements[input]
            let type: TypeTable.ID =
                switch other.kind {
                case .input(let input): types.resolve(input.type, in: other.file)
                case .decision(let decision): types.resolve(decision.variable.type, in: other.file)
                case .knowledge, .service: TypeTable.any
                }
            parameters.append(CompiledElement.Service.Parameter(name: other.variable, element: input, type: type))
        }
        parameterNames[place] = parameters.map(\.name)
        let result = result(of: service.variable, in: element.file)
        let names = outputs.map { space.elements[$0].variable }
        let found: FEELType =
            outputs.count == 1
            ? typeSeen(of: outputs[0]) : .context(zip(names, outputs).map { FEELType.Field($0, typeSeen(of: $1)) })
        let declared = types.table.staticTypes[result]
        check(found, is: result, declared, at: service.position, in: file)
        let compiled = CompiledElement.Service(
            parameters: parameters, outputs: outputs, shape: ContextValue.Shape(names), result: result)
        let type = FEELType.function(
            parameters.map { types.table.staticTypes[$0.type] }, result == TypeTable.any ? found : declared)
        return (.service(compiled), [], type)
    }

    /// What an element that is required looks like to the expressions that use it.
    private func typeSeen(of place: Int) -> FEELType { elements[place]?.type ?? .any }

    /// The names that an element's requirements bring into scope.
    private mutating func scope(of element: ModelSpace.Element) -> (Scope, CompiledElement.Frame) {
        let file = space.files[element.file].name
        var scope = Scope(namedTypes: namedTypes[element.file], file: file)
        var frame = CompiledElement.Frame()
        var groups: [(prefix: String, places: [Int])] = []
        for reference in element.requirements {
            guard let place = space.place(of: reference, in: element.file) else {
                report("nothing has the id \"\(reference.id)\"", at: reference.position, in: file)
                continue
            }
            let required = space.elements[place]
            guard let prefix = space.prefix(of: required.file, in: element.file) else {
                report("\"\(required.name)\" is of a model that is not imported here", at: reference.position, in: file)
                continue
            }
            if prefix.isEmpty {
                frame.entries.append(.element(place))
                _ = scope.declare(required.variable, typeSeen(of: place), parameters: parameterNames[place], element: place)
            } else if let group = groups.firstIndex(where: { $0.prefix == prefix }) {
                groups[group].places.append(place)
            } else {
                groups.append((prefix, [place]))
            }
        }
        for (prefix, places) in groups {
            let names = places.map { space.elements[$0].variable }
            frame.entries.append(.imported(ContextValue.Shape(names), places))
            _ = scope.declare(prefix, .context(zip(names, places).map { FEELType.Field($0, typeSeen(of: $1)) }))
            scope.note(places, as: names, under: prefix)
        }
        frame.count = scope.declarations.count
        return (scope, frame)
    }

    /// In strict checking, refuses what can never be of the type.
    mutating func check(_ found: FEELType, is type: TypeTable.ID, _ wanted: FEELType, at position: SourcePosition, in file: String) {
        guard isStrict, type != TypeTable.any, !found.mayBecome(wanted) else { return }
        report("expected \(wanted) for the type \"\(types.table.entries[type].name)\", found \(found)", at: position, in: file)
    }
}

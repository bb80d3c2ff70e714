public import FEEL

/// A DMN model with its imports, checked and ready to be evaluated any number of times.
///
///     let model = try DecisionModel(xml: bytes, checking: .strict)
///     let result = try model.evaluate("Eligibility", inputs: ["Applicant": applicant])
public struct DecisionModel: Sendable {
    /// A file that a model may import.
    public struct File: Sendable {
        /// As messages name it, and as `locationURI` may.
        public let name: String
        public let bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Input data, with the name that evaluations give it by.
    public struct Input: Sendable {
        /// The name; `namespace#name` where the model and its imports have several of it.
        public let name: String
        public let type: FEELType
    }

    public struct Decision: Sendable {
        public let name: String
        /// What the decision gives, as far as the checker can tell.
        public let type: FEELType
        /// The input data that the decision needs, directly or through other decisions.
        public let inputs: [Input]
    }

    public struct Service: Sendable {
        public let name: String
        /// Its input data, then its input decisions.
        public let inputs: [Input]
        public let outputs: [String]
        public let type: FEELType
    }

    public let name: String
    public let namespace: String
    /// What is wrong with a model that was taken leniently, capped as in `ModelErrors`; empty after strict checking.
    public let problems: [ModelError]
    /// After strict checking, what is worth a look in its UNIQUE tables but no mistake, up to 200: inputs that no rule covers, rules
    /// that match nothing or perhaps together, and what was not analysed.
    public let remarks: [ModelError]

    let compiled: CompiledModel
    /// Elements of the model itself.
    private let decisionPlaces: [String: Int]
    private let servicePlaces: [String: Int]
    /// Input data of the model and its imports, by the name that evaluations give it by.
    private let inputPlaces: [(name: String, place: Int)]

    /// Reads and checks a model: DMN 1.1 to 1.5 in UTF-8, without document type.
    ///
    /// `name` is the file's, for messages; `files` are the models that it may import, found by namespace. With `.lenient` checking,
    /// what is wrong with a part of the model makes that part null when it is evaluated.
    ///
    /// Without `analysing`, as for what was taken before, strict checking does not look for gaps and overlaps of tables.
    ///
    /// - Throws: every mistake found, with file, line and column; after lenient checking only what leaves no model at all.
    public init(
        xml bytes: [UInt8], name: String = "", importing files: [File] = [], checking: FEELExpression.Checking = .strict,
        limits: ModelLimits = .standard, analysing: Bool = true
    ) throws(ModelErrors) {
        var analysis = analysing ? AnalysisBudget() : nil
        try self.init(xml: bytes, name: name, importing: files, checking: checking, limits: limits, analysis: &analysis)
    }

    /// One of several models whose tables are analysed within one budget, those of each file once; nil for no analysis.
    package init(
        xml bytes: [UInt8], name: String, importing files: [File], checking: FEELExpression.Checking = .strict,
        limits: ModelLimits = .standard, analysis: inout AnalysisBudget?
    ) throws(ModelErrors) {
        guard files.count < limits.files else {
            throw ModelErrors(
                errors: [ModelError(file: name, position: .start, message: "a model has \(limits.files) files at most")])
        }
        var problems: [ModelError] = []
        var read: [ModelSpace.File] = []
        for file in [File(name: name, bytes: bytes)] + files {
            var reader = ModelReader(file: file.name)
            var root: MarkupElement?
            do {
                root = try MarkupReader.read(file.bytes, limits: limits)
            } catch {
                problems.append(ModelError(file: file.name, position: error.position, message: error.message))
            }
            let definitions = root.flatMap { reader.definitions($0) }
            problems += reader.problems
            if let definitions, definitions.imports.count >= limits.files {
                throw ModelErrors(
                    errors: [
                        ModelError(
                            file: file.name, position: definitions.imports[limits.files - 1].position,
                            message: "a file imports \(limits.files - 1) others at most")
                    ])
            }
            if let definitions { read.append(ModelSpace.File(name: file.name, definitions: definitions)) }
            if read.isEmpty { throw ModelErrors(errors: problems) }
        }
        let space = ModelSpace(main: read[0], others: Array(read.dropFirst()))
        let count = space.elements.count + space.files.reduce(0) { $1.definitions.items.reduce($0) { $0 + $1.count } }
        guard count <= limits.definitions else {
            throw ModelErrors(
                errors: [ModelError(file: name, position: .start, message: "the model has more than \(limits.definitions) definitions")])
        }
        var compiler = ModelCompiler(space, checking: checking, limits: limits, analysis: analysis)
        do {
            compiled = try compiler.compile()
        } catch {
            throw ModelErrors(errors: error.errors.map { ModelError(file: name, position: .start, message: $0.message) })
        }
        if checking == .strict { analysis = compiler.analysis }
        problems += compiler.allProblems
        problems.sort { ($0.file, $0.position) < ($1.file, $1.position) }
        if checking == .strict, !problems.isEmpty { throw ModelErrors(errors: problems) }
        remarks = ModelErrors.capped(compiler.remarks.sorted { ($0.file, $0.position) < ($1.file, $1.position) }, kind: "remarks")
        self.problems = ModelErrors.capped(problems, kind: "mistakes")
        self.name = read[0].definitions.name
        namespace = read[0].definitions.namespace
        decisionPlaces = DecisionModel.places(space) { if case .decision = $0 { true } else { false } }
        servicePlaces = DecisionModel.places(space) { if case .service = $0 { true } else { false } }
        inputPlaces = DecisionModel.inputs(space)
    }

    /// The elements of the model itself that are of a kind, by name; of two alike the first.
    private static func places(_ space: ModelSpace, _ isWanted: (ModelSpace.Kind) -> Bool) -> [String: Int] {
        var places: [String: Int] = [:]
        for (place, element) in space.elements.enumerated() where element.file == 0 && isWanted(element.kind) && places[element.name] == nil {
            places[element.name] = place
        }
        return places
    }

    private static func inputs(_ space: ModelSpace) -> [(name: String, place: Int)] {
        var taken: Set<String> = []
        var result: [(name: String, place: Int)] = []
        for (place, element) in space.elements.enumerated() {
            guard case .input(let input) = element.kind else { continue }
            let isFirst = taken.insert(input.name).inserted
            result.append((isFirst ? input.name : space.files[element.file].definitions.namespace + "#" + input.name, place))
        }
        return result
    }

    // MARK: What the model has

    /// All input data of the model and its imports.
    public var inputs: [Input] { inputPlaces.map(input) }

    /// The model's own decisions, in the order of their names.
    public var decisions: [Decision] { decisionPlaces.keys.sorted().compactMap(decision) }

    /// The model's own decision services, in the order of their names.
    public var services: [Service] { servicePlaces.keys.sorted().compactMap(service) }

    /// The model's own decision of that name.
    public func decision(_ name: String) -> Decision? {
        decisionPlaces[name].map { place in
            Decision(name: name, type: compiled.elements[place].type, inputs: inputPlaces.filter(needed(for: place)).map(input))
        }
    }

    /// The model's own decision service of that name.
    public func service(_ name: String) -> Service? {
        guard let place = servicePlaces[name], case .service(let service) = compiled.elements[place].kind else { return nil }
        let type = compiled.elements[place].type.function?.result ?? .any
        return Service(
            name: name,
            inputs: service.parameters.map { Input(name: $0.name, type: compiled.types.staticTypes[$0.type]) },
            outputs: service.shape.names, type: type)
    }

    private func input(_ input: (name: String, place: Int)) -> Input {
        Input(name: input.name, type: compiled.elements[input.place].type)
    }

    /// Which elements a decision needs, directly or not.
    private func needed(for place: Int) -> ((name: String, place: Int)) -> Bool {
        var needed: Set<Int> = [place]
        var open = [place]
        while let next = open.popLast() {
            for place in compiled.elements[next].needs where needed.insert(place).inserted { open.append(place) }
        }
        return { needed.contains($0.place) }
    }

    // MARK: Evaluation

    /// Evaluates a decision of the model; null, with messages, where it cannot be determined.
    ///
    /// `inputs` are by name; names that the model has no input data for are ignored. With `isTracing` the result says which rules
    /// of decision tables matched.
    public func evaluate(
        _ decision: String, inputs: ContextValue, environment: EvaluationEnvironment = EvaluationEnvironment(), isTracing: Bool = false
    ) throws(EvaluationError) -> DecisionResult {
        var budget = EvaluationBudget(environment.limits)
        return try evaluate(decision, inputs: inputs, environment: environment, isTracing: isTracing, budget: &budget)
    }

    /// As `evaluate`, with what other evaluations left of a common budget.
    public func evaluate(
        _ decision: String, inputs: ContextValue, environment: EvaluationEnvironment, isTracing: Bool, budget: inout EvaluationBudget
    ) throws(EvaluationError) -> DecisionResult {
        guard let place = decisionPlaces[decision] else { throw .unknownDecision(decision) }
        return try run(environment, isTracing, &budget) { run throws(EvaluationFailure) in
            for (name, place) in inputPlaces {
                guard case .input(let type) = compiled.elements[place].kind, let value = inputs[name] else { continue }
                try run.give(value, to: place, as: type)
            }
            return try run.value(of: place)
        }
    }

    /// Evaluates a decision service of the model; the value is a context where it has several outputs.
    ///
    /// `inputs` are its input data and input decisions by name; those that are missing are null.
    public func evaluate(
        service: String, inputs: ContextValue, environment: EvaluationEnvironment = EvaluationEnvironment(), isTracing: Bool = false
    ) throws(EvaluationError) -> DecisionResult {
        guard let place = servicePlaces[service], case .service(let compiledService) = compiled.elements[place].kind else {
            throw .unknownService(service)
        }
        var budget = EvaluationBudget(environment.limits)
        return try run(environment, isTracing, &budget) { run throws(EvaluationFailure) in
            for parameter in compiledService.parameters {
                try run.give(inputs[parameter.name] ?? .null, to: parameter.element, as: parameter.type)
            }
            return try run.value(of: compiledService, at: place)
        }
    }

    private func run(
        _ environment: EvaluationEnvironment, _ isTracing: Bool, _ budget: inout EvaluationBudget,
        _ body: (inout ModelRun) throws(EvaluationFailure) -> Value
    ) throws(EvaluationError) -> DecisionResult {
        let log = EvaluationLog(isTracing: isTracing)
        var run = ModelRun(compiled, environment, log, budget)
        defer { budget = run.budget }
        do throws(EvaluationFailure) {
            try run.prepare()
            let value = try body(&run)
            return DecisionResult(value: value, messages: log.messages, steps: run.steps)
        } catch {
            throw .failure(error)
        }
    }

    /// Why an evaluation has no result.
    public enum EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
        /// The model has no decision of that name.
        case unknownDecision(String)
        /// The model has no decision service of that name.
        case unknownService(String)
        /// A limit was exceeded.
        case failure(EvaluationFailure)

        public var description: String {
            switch self {
            case .unknownDecision(let name): "the model has no decision \"\(name)\""
            case .unknownService(let name): "the model has no decision service \"\(name)\""
            case .failure(let failure): failure.description
            }
        }
    }
}

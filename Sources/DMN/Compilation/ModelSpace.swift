import FEEL

/// A model's files with their imports resolved, and all their elements in one row.
struct ModelSpace: Sendable {
    struct File: Sendable {
        /// The name as it was given, for messages.
        let name: String
        let definitions: Definitions
        /// The place among `files` of each import that was found.
        var imports: [(prefix: String, file: Int)] = []
    }

    enum Kind: Sendable {
        case input(Definitions.InputData)
        case decision(Definitions.Decision)
        case knowledge(Definitions.BusinessKnowledgeModel)
        case service(Definitions.DecisionService)
    }

    struct Element: Sendable {
        let file: Int
        let kind: Kind

        /// The name as messages and callers have it.
        var name: String {
            switch kind {
            case .input(let input): input.name
            case .decision(let decision): decision.name
            case .knowledge(let model): model.name
            case .service(let service): service.name
            }
        }

        /// The name that expressions use.
        var variable: String {
            switch kind {
            case .input(let input): input.name
            case .decision(let decision): decision.variable.name
            case .knowledge(let model): model.variable.name
            case .service(let service): service.variable.name
            }
        }

        var id: String? {
            switch kind {
            case .input(let input): input.id
            case .decision(let decision): decision.id
            case .knowledge(let model): model.id
            case .service(let service): service.id
            }
        }

        var position: SourcePosition {
            switch kind {
            case .input(let input): input.position
            case .decision(let decision): decision.position
            case .knowledge(let model): model.position
            case .service(let service): service.position
            }
        }

        var isDecision: Bool { if case .decision = kind { true } else { false } }

        var requirements: [Definitions.Reference] {
            switch kind {
            case .input: []
            case .decision(let decision): decision.requirements
            case .knowledge(let model): model.requirements
            case .service(let service): service.outputs
            }
        }
    }

    private(set) var files: [File] = []
    private(set) var elements: [Element] = []
    private(set) var problems: [ModelError] = []
    private var places: [String: Int] = [:]

    /// Takes the main file and, of the others, those that are imported by it, directly or not.
    init(main: File, others: [File]) {
        files = [main]
        var known: [String: Int] = [main.definitions.namespace: 0]
        var next = 0
        while next < files.count {
            let file = files[next]
            var names: Set<String> = []
            var namespaces: Set<String> = []
            for wanted in file.definitions.imports where wanted.isModel {
                guard namespaces.insert(wanted.namespace).inserted else {
                    report("the namespace \"\(wanted.namespace)\" is imported already", at: wanted.position, in: next)
                    continue
                }
                guard wanted.name.isEmpty || names.insert(wanted.name).inserted else {
                    report("the name \"\(wanted.name)\" stands for another import already", at: wanted.position, in: next)
                    continue
                }
                if known[wanted.namespace] == nil, let found = ModelSpace.find(wanted, among: others) {
                    known[wanted.namespace] = files.count
                    files.append(found)
                }
                if let place = known[wanted.namespace] {
                    files[next].imports.append((wanted.name, place))
                } else {
                    report("no model of namespace \"\(wanted.namespace)\" was given to import", at: wanted.position, in: next)
                }
            }
            next += 1
        }
        for place in files.indices { addElements(of: place) }
    }

    private static func find(_ wanted: Definitions.Import, among files: [File]) -> File? {
        let found = files.filter { $0.definitions.namespace == wanted.namespace }
        return found.first { file in wanted.location.map { file.name.hasSuffix($0) } ?? false } ?? found.first
    }

    private mutating func addElements(of file: Int) {
        let definitions = files[file].definitions
        let kinds =
            definitions.inputs.map(Kind.input) + definitions.decisions.map(Kind.decision)
            + definitions.knowledge.map(Kind.knowledge) + definitions.services.map(Kind.service)
        var names: [String: SourcePosition] = [:]
        for kind in kinds {
            let element = Element(file: file, kind: kind)
            if let first = names.updateValue(element.position, forKey: element.name) {
                report("the name \"\(element.name)\" is used at \(first) already", at: element.position, in: file)
            }
            if let id = element.id, places.updateValue(elements.count, forKey: definitions.namespace + "#" + id) != nil {
                report("the id \"\(id)\" is used twice", at: element.position, in: file)
            }
            elements.append(element)
        }
    }

    mutating func report(_ message: String, at position: SourcePosition, in file: Int) {
        problems.append(ModelError(file: files[file].name, position: position, message: message))
    }

    /// The element that a reference in a file means.
    func place(of reference: Definitions.Reference, in file: Int) -> Int? {
        places[(reference.namespace ?? files[file].definitions.namespace) + "#" + reference.id]
    }

    /// What the names of another file are written after in a file: nil where it is not imported, empty where they stand alone.
    func prefix(of other: Int, in file: Int) -> String? {
        other == file ? "" : files[file].imports.first { $0.file == other }?.prefix
    }
}

/// An order of a graph's nodes in which each comes after those it needs, and the circles that stand against it.
struct RequirementOrder {
    private(set) var order: [Int] = []
    /// Each from the node that is needed to the one that needs it; after many, the latter alone.
    private(set) var cycles: [[Int]] = []
    private static let fullCycles = 50

    init(_ edges: [[Int]]) {
        enum State { case new, open, done }
        var states = Array(repeating: State.new, count: edges.count)
        for start in edges.indices where states[start] == .new {
            // By hand, as a chain may be longer than the stack is deep.
            var path = [(node: start, next: 0)]
            states[start] = .open
            while let top = path.last {
                guard top.next < edges[top.node].count else {
                    states[top.node] = .done
                    order.append(top.node)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let needed = edges[top.node][top.next]
                switch states[needed] {
                case .new:
                    states[needed] = .open
                    path.append((needed, 0))
                case .open:
                    let isFull = cycles.count < RequirementOrder.fullCycles
                    cycles.append(isFull ? Array(path.map(\.node).drop { $0 != needed }) : [top.node])
                case .done: break
                }
            }
        }
    }
}

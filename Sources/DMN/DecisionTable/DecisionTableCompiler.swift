public import FEEL

extension CompiledDecisionTable {
    /// Checks and compiles a table.
    ///
    /// `declarations` are the names that its cells may use, with their types and slots. Strict checking also refuses outputs outside
    /// their allowed values and hit policies that lack what they need.
    ///
    /// - Throws: every mistake found in any cell, with line, column and what was expected, in the order of the text.
    public static func compile(
        _ table: DecisionTable, against declarations: Declarations = Declarations(), checking: FEELExpression.Checking = .strict,
        limits: Limits = .standard
    ) throws(FEELErrors) -> CompiledDecisionTable {
        var compiler = DecisionTableCompiler(table, declarations, checking, limits)
        let compiled = compiler.compile()
        let errors = compiler.errors.sorted { $0.span.start < $1.span.start }.prefix(DecisionTableCompiler.errorLimit)
        if let failure = FEELErrors(collecting: Array(errors)) { throw failure }
        return compiled
    }
}

/// Checks a table and compiles its cells, collecting every mistake.
struct DecisionTableCompiler {
    typealias Table = CompiledDecisionTable

    let table: DecisionTable
    /// The table's scope.
    let declarations: Declarations
    let checking: FEELExpression.Checking
    let limits: Limits
    var errors: [FEELError] = []
    /// Words of column indexes that the table may still have.
    var masksLeft = ColumnIndex.maskLimit

    /// Cells of a table at most.
    static let cellLimit = 500_000
    /// Columns of a table at most.
    static let columnLimit = 500
    /// Mistakes that are told at most.
    static let errorLimit = 200

    init(_ table: DecisionTable, _ declarations: Declarations, _ checking: FEELExpression.Checking, _ limits: Limits) {
        self.table = table
        self.declarations = declarations
        self.checking = checking
        self.limits = limits
    }

    var isStrict: Bool { checking == .strict }

    /// Means nothing when there are errors.
    mutating func compile() -> CompiledDecisionTable {
        let isSound = checkShape()
        let inputs = isSound ? compileInputs() : []
        let (outputs, type) = isSound ? compileOutputs() : (CompiledOutputs(), .any)
        var compiled = CompiledDecisionTable(
            table: table, type: table.resultType(of: type), inputs: inputs, outputs: outputs.columns, rules: [],
            defaultOutput: nil, aggregate: aggregate(), shape: ContextValue.Shape(outputs.columns.map(\.name)),
            slotCount: declarations.count)
        guard isSound, errors.isEmpty else { return compiled }
        compiled.rules = outputs.rules.enumerated().map { place, expressions in
            compiled.rule(
                number: place + 1, expressions,
                openColumns: inputs.indices.filter { inputs[$0].entries[place].constant == nil })
        }
        compiled.defaultOutput = outputs.defaults.map { compiled.rule(number: 0, $0, openColumns: []) }
        return compiled
    }

    // MARK: The table as a whole

    /// Whether every rule has as many entries as there are columns, so that cells can be compiled.
    private mutating func checkShape() -> Bool {
        if table.outputs.isEmpty { report("a decision table needs an output", at: table.position) }
        let columns = table.inputs.count + table.outputs.count
        if columns > Self.columnLimit { report("a decision table has at most \(Self.columnLimit) columns", at: table.position) }
        if table.rules.count > Self.cellLimit / max(1, columns) {
            report("a decision table has at most \(Self.cellLimit) cells", at: table.position)
        }
        for (place, rule) in table.rules.enumerated() {
            let position = (rule.inputEntries + rule.outputEntries).first?.position ?? table.position
            check(rule.inputEntries.count, "input", table.inputs.count, place, position)
            check(rule.outputEntries.count, "output", table.outputs.count, place, position)
        }
        guard errors.isEmpty else { return false }
        if isStrict { checkHitPolicy() }
        return true
    }

    private mutating func check(_ count: Int, _ kind: String, _ expected: Int, _ place: Int, _ position: SourcePosition) {
        guard count != expected else { return }
        report("rule \(place + 1) has \(count) \(kind) entries, expected \(expected)", at: position)
    }

    private mutating func checkHitPolicy() {
        let policy = table.hitPolicy
        if policy == .priority || policy == .outputOrder, table.outputs.allSatisfy({ $0.allowedValues == nil }) {
            report(
                "the hit policy \(policy.rawValue) needs the allowed values of an output, from the highest to the lowest",
                at: table.position)
        }
        if let aggregation = table.aggregation {
            if policy != .collect {
                report("\(aggregation.rawValue) goes with the hit policy COLLECT, found \(policy.rawValue)", at: table.position)
            } else if aggregation != .count, table.outputs.count > 1 {
                report("\(aggregation.rawValue) needs a single output, found \(table.outputs.count)", at: table.position)
            }
        }
        guard table.outputs.count > 1 else { return }
        var seen: Set<String> = []
        for (place, output) in table.outputs.enumerated() {
            let name = output.name ?? ""
            if name.isEmpty { report("output \(place + 1) needs a name, as there are several", at: table.position) }
            if !name.isEmpty, !seen.insert(name).inserted { report("the output \"\(name)\" stands twice", at: table.position) }
        }
    }

    /// The aggregation as the language's own function of a list.
    private mutating func aggregate() -> FEELExpression? {
        guard table.hitPolicy == .collect, table.outputs.count == 1, let aggregation = table.aggregation else { return nil }
        return compiled { () throws(FEELErrors) in
            try FEELExpression.compile(
                source: "\(aggregation.rawValue.lowercased())(outputs)", against: Declarations(["outputs": .list(.any)]))
        }
    }

    // MARK: Mistakes

    mutating func report(_ message: String, at position: SourcePosition) {
        errors.append(FEELError(message, at: position))
    }

    /// The result, or nil with its mistakes collected.
    mutating func compiled<Result>(_ body: () throws(FEELErrors) -> Result) -> Result? {
        do {
            return try body()
        } catch {
            errors += error.errors
            return nil
        }
    }
}

extension DecisionTable {
    /// The type of the result, from that of one hit.
    func resultType(of hit: FEELType) -> FEELType {
        if givesList { return .list(hit) }
        return aggregation == .count && hitPolicy == .collect ? .number : hit
    }
}

extension CompiledDecisionTable {
    /// A rule with its outputs computed where they do not depend on anything.
    func rule(number: Int, _ outputs: [FEELExpression], openColumns: [Int]) -> Rule {
        var values: [Value] = []
        for (column, expression) in zip(self.outputs, outputs) {
            guard let found = expression.constantValue else { break }
            let value = found.coerced(to: column.type) ?? .null
            if let allowed = column.allowed, !value.isNull, allowed.constant?.holds(for: value) != true { break }
            values.append(value)
        }
        return Rule(
            number: number, openColumns: openColumns, outputs: outputs,
            constant: values.count == outputs.count ? output(values) : nil)
    }
}

import FEEL

extension ModelCompiler {
    typealias Compiled = (box: Box, type: FEELType)

    /// Compiles an expression; what is wrong with it is reported, and null when it is evaluated.
    ///
    /// - Parameters:
    ///   - file: the place of the file whose type names the expression uses.
    ///   - count: the most values that any part of the element has in its row.
    ///   - columnType: the type wanted of the whole, for the output of a decision table that names none.
    mutating func compile(
        _ expression: BoxedExpression, in scope: Scope, file: Int, _ count: inout Int, columnType: Definitions.TypeReference? = nil
    ) -> Compiled {
        count = max(count, scope.declarations.count)
        let place = ModelError.Place(file: scope.file, position: expression.position)
        let (box, found) = compileKind(expression, in: scope, file: file, &count, place, columnType: expression.type ?? columnType)
        guard let reference = expression.type else { return (box, found) }
        let type = types.resolve(reference, in: file)
        guard type != TypeTable.any else { return (box, found) }
        let wanted = types.table.staticTypes[type]
        check(found, is: type, wanted, at: expression.position, in: scope.file)
        return (.typed(box, type, place), wanted)
    }

    private mutating func compileKind(
        _ expression: BoxedExpression, in scope: Scope, file: Int, _ count: inout Int, _ place: ModelError.Place,
        columnType: Definitions.TypeReference?
    ) -> Compiled {
        switch expression.kind {
        case .literal(let cell): return literal(cell, in: scope)
        case .foreign(let language): return unavailable("\(language) is not evaluated here; expected FEEL", place)
        case .context(let entries, let result): return context(entries, result, in: scope, file: file, &count)
        case .list(let items):
            var boxes: [Box] = []
            var types: [FEELType] = []
            for item in items {
                let (box, type) = compile(item, in: scope, file: file, &count)
                boxes.append(box)
                types.append(type)
            }
            return (.list(boxes), .list(ModelCompiler.common(types)))
        case .relation(let columns, let rows): return relation(columns, rows, in: scope, file: file, &count)
        case .invocation(let function, let bindings):
            return invocation(function, bindings, in: scope, file: file, &count, place)
        case .function(let function):
            let (compiled, type) = compile(function, in: scope, file: file, &count)
            if case .foreign = function.body { return (compiled.body, type) }
            return (.function(compiled), type)
        case .conditional(let condition, let then, let otherwise):
            let test = compile(condition, in: scope, file: file, &count)
            if isStrict, !test.type.mayBe(.boolean) {
                report("expected a boolean as condition, found \(test.type)", at: condition.position, in: scope.file)
            }
            let first = compile(then, in: scope, file: file, &count)
            let second = compile(otherwise, in: scope, file: file, &count)
            return (.conditional(test.box, then: first.box, otherwise: second.box, place), ModelCompiler.common([first.type, second.type]))
        case .filter(let list, let match): return filter(list, match, in: scope, file: file, &count)
        case .loop(let loop, let variable, let list, let body):
            let source = compile(list, in: scope, file: file, &count)
            var inner = scope
            let item = inner.declare(variable.name, source.type.elementType)
            // The results so far; "some" and "every" have none.
            let partial = loop == .each ? inner.declare("partial", .list(.any)) : item
            let (box, type) = compile(body, in: inner, file: file, &count)
            if isStrict, loop != .each, !type.mayBe(.boolean) {
                report("expected a boolean in <satisfies>, found \(type)", at: body.position, in: scope.file)
            }
            return (
                .loop(loop, source.box, item: item, partial: partial, body: box, place), loop == .each ? .list(type.bounded) : .boolean
            )
        case .table(let table, let types): return self.table(table, types, in: scope, file: file, place, columnType: columnType)
        }
    }

    private func unavailable(_ error: ModelError) -> Compiled { (.unavailable(error), .any) }

    private mutating func unavailable(_ message: String, _ place: ModelError.Place) -> Compiled {
        let error = place.error(message)
        problems.append(error)
        return unavailable(error)
    }

    /// The type of a value that is one of several; any where they differ.
    private static func common(_ types: [FEELType]) -> FEELType {
        let known = types.map(\.bounded).filter { $0 != .null }
        guard let first = known.first, known.allSatisfy({ $0 == first }) else { return known.isEmpty && !types.isEmpty ? .null : .any }
        return first
    }

    private mutating func literal(_ cell: DecisionTable.SourceCell, in scope: Scope) -> Compiled {
        guard takes([cell.text], in: scope) else { return tooLarge(scope, cell.position) }
        do {
            let expression = try FEELExpression.compile(
                source: cell.text, against: scope.declarations(for: [cell.text]), checking: checking, limits: limits)
            return (.literal(expression), expression.type.bounded)
        } catch {
            return unavailable(all: error.located(in: cell, file: scope.file))
        }
    }

    /// Nothing can be evaluated because of mistakes; the first one is said again when it is asked for.
    private mutating func unavailable(all errors: [ModelError]) -> Compiled {
        problems += errors
        guard let first = errors.first else { return (.list([]), .any) }
        return unavailable(first)
    }

    private mutating func tooLarge(_ scope: Scope, _ position: SourcePosition) -> Compiled {
        unavailable("the model has too many names for so many expressions", ModelError.Place(file: scope.file, position: position))
    }

    private mutating func context(
        _ entries: [BoxedExpression.Entry], _ result: BoxedExpression?, in scope: Scope, file: Int, _ count: inout Int
    ) -> Compiled {
        var inner = scope
        var boxes: [Box.Entry] = []
        var fields: [FEELType.Field] = []
        var names: Set<String> = []
        for entry in entries {
            if !names.insert(entry.variable.name).inserted {
                report("the entry \"\(entry.variable.name)\" stands twice in the context", at: entry.variable.position, in: scope.file)
            }
            let place = ModelError.Place(file: scope.file, position: entry.variable.position)
            var (box, type) = compile(entry.value, in: inner, file: file, &count, columnType: entry.variable.type)
            let declared = types.resolve(entry.variable.type, in: file)
            if declared != TypeTable.any {
                let wanted = types.table.staticTypes[declared]
                check(type, is: declared, wanted, at: entry.value.position, in: scope.file)
                box = .typed(box, declared, place)
                type = wanted
            }
            var parameters: [String]?
            if case .function(let function) = entry.value.kind { parameters = function.parameters.map(\.name) }
            let slot = inner.declare(entry.variable.name, type, parameters: parameters)
            boxes.append(Box.Entry(slot: slot, value: box))
            fields.append(FEELType.Field(entry.variable.name, type.bounded))
        }
        count = max(count, inner.declarations.count)
        let shape = ContextValue.Shape(fields.map(\.name))
        guard let result else { return (.context(boxes, shape, result: nil), FEELType.context(fields).bounded) }
        let (box, type) = compile(result, in: inner, file: file, &count)
        return (.context(boxes, shape, result: box), type)
    }

    private mutating func relation(
        _ columns: [Definitions.InformationItem], _ rows: [[BoxedExpression]], in scope: Scope, file: Int, _ count: inout Int
    ) -> Compiled {
        let declared = columns.map { types.resolve($0.type, in: file) }
        var found = Array(repeating: [FEELType](), count: columns.count)
        var boxes: [[Box]] = []
        for row in rows {
            var cells: [Box] = []
            for (place, cell) in row.prefix(columns.count).enumerated() {
                let (box, type) = compile(cell, in: scope, file: file, &count)
                let id = declared[place]
                check(type, is: id, types.table.staticTypes[id], at: cell.position, in: scope.file)
                cells.append(
                    id == TypeTable.any ? box : .typed(box, id, ModelError.Place(file: scope.file, position: cell.position)))
                found[place].append(id == TypeTable.any ? type : types.table.staticTypes[id])
            }
            boxes.append(cells)
        }
        let fields = zip(columns, found).map { FEELType.Field($0.name, ModelCompiler.common($1)) }
        return (.relation(ContextValue.Shape(columns.map(\.name)), boxes), FEELType.list(.context(fields)).bounded)
    }

    private mutating func invocation(
        _ function: BoxedExpression, _ bindings: [BoxedExpression.Binding], in scope: Scope, file: Int, _ count: inout Int,
        _ place: ModelError.Place
    ) -> Compiled {
        let (callee, type) = compile(function, in: scope, file: file, &count)
        var arguments: [Box] = []
        for binding in bindings {
            var (box, found) = compile(binding.value, in: scope, file: file, &count)
            let declared = types.resolve(binding.parameter.type, in: file)
            if declared != TypeTable.any {
                check(found, is: declared, types.table.staticTypes[declared], at: binding.value.position, in: scope.file)
                box = .typed(box, declared, ModelError.Place(file: scope.file, position: binding.value.position))
            }
            arguments.append(box)
        }
        let names = bindings.map(\.parameter.name)
        if isStrict, case .literal(let cell) = function.kind, let parameters = scope.parameters(of: cell.text), Set(parameters) != Set(names) {
            report(
                "\"\(cell.text)\" takes \(parameters.joined(separator: ", ")), found \(names.joined(separator: ", "))",
                at: place.position, in: place.file)
        }
        do {
            // The function stands in slot 0, the arguments in its own order after it.
            var slots = Declarations(["callee": .any])
            let variables = names.indices.map { "argument \($0)" }
            for variable in variables { slots.append(variable, .any) }
            let call = try FEELExpression.compile(
                source: "callee(" + variables.joined(separator: ", ") + ")", against: slots, checking: .lenient, limits: limits)
            let result = type.function?.result ?? .any
            return (.invocation(callee, names: names, arguments: arguments, call: call, place), result)
        } catch {
            return unavailable("the invocation has more bindings than can be passed on", place)
        }
    }

    /// Compiles a function; a foreign one's body says why it is null.
    mutating func compile(
        _ function: BoxedExpression.Function, in scope: Scope, file: Int, _ count: inout Int
    ) -> (BoxFunction, FEELType) {
        let place = ModelError.Place(file: scope.file, position: function.position)
        let base = scope.declarations.count
        var inner = scope
        var parameters: [BoxFunction.Parameter] = []
        var names: Set<String> = []
        for parameter in function.parameters {
            if !names.insert(parameter.name).inserted {
                report("the parameter \"\(parameter.name)\" stands twice", at: parameter.position, in: scope.file)
            }
            let type = types.resolve(parameter.type, in: file)
            _ = inner.declare(parameter.name, types.table.staticTypes[type])
            parameters.append(BoxFunction.Parameter(name: parameter.name, type: type))
        }
        count = max(count, inner.declarations.count)
        var box: Box, found: FEELType
        var depth = 4
        switch function.body {
        case .foreign(let kind):
            (box, found) = unavailable("functions of kind \(kind) are not evaluated here; expected FEEL", place)
        case .feel(let body):
            (box, found) = compile(body, in: inner, file: file, &count)
            depth = 4 + body.levels
        }
        let result = types.resolve(function.type, in: file)
        if let wanted = types.table.function(result)?.result, wanted != TypeTable.any {
            box = .typed(box, wanted, place)
            found = types.table.staticTypes[wanted]
        }
        let compiled = BoxFunction(parameters: parameters, base: base, body: box, depth: depth, place: place)
        return (compiled, FEELType.function(parameters.map { types.table.staticTypes[$0.type] }, found).bounded)
    }

    private mutating func filter(
        _ list: BoxedExpression, _ match: BoxedExpression, in scope: Scope, file: Int, _ count: inout Int
    ) -> Compiled {
        let source = compile(list, in: scope, file: file, &count)
        var inner = scope
        guard case .literal(let cell) = match.kind, match.type == nil else {
            let element = source.type.elementType
            let item = inner.declare("item", element)
            var members: [(name: String, slot: Int)] = []
            if case .context(let fields) = element {
                for field in fields { members.append((field.name, inner.declare(field.name, field.type))) }
            }
            let (box, type) = compile(match, in: inner, file: file, &count)
            checkMatch(type, match, scope)
            let place = ModelError.Place(file: scope.file, position: match.position)
            return (.boxedFilter(source.box, item: item, members: members, match: box, place), FEELType.list(element).bounded)
        }
        guard takes([cell.text, cell.text, cell.text], in: scope) else { return tooLarge(scope, cell.position) }
        // The match sees the members of the elements as a filter in FEEL does, so it is made one, once it reads well alone.
        let name = "list·to·filter"
        let slot = inner.declare(name, source.type)
        count = max(count, inner.declarations.count)
        do {
            let declarations = inner.declarations(for: [cell.text])
            _ = try FEELExpression.compile(source: cell.text, against: declarations, checking: .lenient, limits: limits)
            let prefix = name + "["
            let moved = SourcePosition(line: cell.position.line, column: cell.position.column - prefix.unicodeScalars.count)
            do {
                let expression = try FEELExpression.compile(
                    source: prefix + cell.text + "\n]", against: declarations, checking: checking, limits: limits)
                // The language takes a number for a position and drops other values; a boxed filter takes conditions alone.
                let misfits = try FEELExpression.compile(
                    source: prefix + "count([\n" + cell.text + "\n][item != null and not(item instance of boolean)]) > 0]",
                    against: declarations, checking: .lenient, limits: limits)
                let place = ModelError.Place(file: scope.file, position: match.position)
                return (.filter(source.box, slot: slot, match: expression, misfits: misfits, place), .list(source.type.elementType))
            } catch {
                return unavailable(all: error.located(in: .init(text: cell.text, position: moved), file: scope.file))
            }
        } catch {
            return unavailable(all: error.located(in: cell, file: scope.file))
        }
    }

    private mutating func checkMatch(_ type: FEELType, _ match: BoxedExpression, _ scope: Scope) {
        guard isStrict, !type.mayBe(.boolean) else { return }
        report("expected a condition in <match>, found \(type)", at: match.position, in: scope.file)
    }

    private mutating func table(
        _ written: DecisionTable, _ references: BoxedExpression.TableTypes, in scope: Scope, file: Int, _ place: ModelError.Place,
        columnType: Definitions.TypeReference?
    ) -> Compiled {
        guard takes(written.texts, in: scope) else { return tooLarge(scope, place.position) }
        var table = written
        for (column, reference) in references.inputs.enumerated() {
            let type = types.resolve(reference, in: file)
            if type != TypeTable.any { table.inputs[column].type = types.table.staticTypes[type] }
        }
        for (column, reference) in references.outputs.enumerated() {
            // The type of a table with one output that gives one value is that of the output.
            let isWhole = references.outputs.count == 1 && table.givesOneValue
            let type = types.resolve(reference ?? (isWhole ? columnType : nil), in: file)
            guard type != TypeTable.any else { continue }
            table.outputs[column].type = types.table.staticTypes[type]
            if table.outputs[column].allowedValues == nil, let allowed = types.table.resolved(type).allowed {
                table.outputs[column].allowedValues = DecisionTable.SourceCell(text: allowed.text, position: place.position)
            }
        }
        do {
            let compiled = try CompiledDecisionTable.compile(
                table, against: scope.declarations(for: table.texts), checking: checking, limits: limits)
            analyse(compiled, in: scope, place)
            return (.table(compiled, place), compiled.type.bounded)
        } catch {
            return unavailable(all: error.errors.map { ModelError(file: scope.file, position: $0.span.start, message: $0.message) })
        }
    }
}

extension DecisionTable {
    /// Whether the table gives one output, not a list or a count of them.
    var givesOneValue: Bool {
        switch hitPolicy {
        case .unique, .any, .first, .priority: true
        case .ruleOrder, .outputOrder: false
        case .collect: aggregation != nil && aggregation != .count
        }
    }

    /// All cells' texts.
    var texts: [String] {
        var cells = rules.flatMap { $0.inputEntries + $0.outputEntries }
        for input in inputs { cells += [input.expression, input.allowedValues].compactMap { $0 } }
        for output in outputs { cells += [output.allowedValues, output.defaultEntry].compactMap { $0 } }
        return cells.map(\.text)
    }
}

extension BoxedExpression {
    /// At most how many levels of trees are evaluated one in the other.
    var levels: Int {
        func most(_ parts: [BoxedExpression]) -> Int { parts.map(\.levels).max() ?? 0 }
        let inner: Int =
            switch kind {
            case .literal(let cell): NestingBound.levels(of: cell.text)
            case .foreign, .function: 0
            case .context(let entries, let result): most(entries.map(\.value) + (result.map { [$0] } ?? []))
            case .list(let items): most(items)
            case .relation(_, let rows): most(rows.flatMap { $0 })
            case .invocation(let function, let bindings): most([function] + bindings.map(\.value))
            case .conditional(let condition, let then, let otherwise): most([condition, then, otherwise])
            case .filter(let list, let match): most([list, match])
            case .loop(_, _, let list, let body): most([list, body])
            case .table(let table, _): table.texts.map(NestingBound.levels).max() ?? 0
            }
        return inner + 2
    }
}

import FEEL

extension ModelReader {
    /// The one expression inside an element.
    mutating func expression(in element: MarkupElement, isOptional: Bool = false) -> BoxedExpression? {
        let found = element.elements.filter { ModelReader.expressions.contains($0.name) }
        if found.count > 1 { report("<\(element.name)> holds more than one expression", at: found[1].position) }
        guard let first = found.first else {
            if !isOptional { report("<\(element.name)> needs an expression", at: element.position) }
            return nil
        }
        return expression(first)
    }

    /// The expression in a part of a boxed expression such as `<then>`.
    private mutating func part(_ name: String, of element: MarkupElement) -> BoxedExpression? {
        guard let part = element.child(name) else {
            report("<\(element.name)> needs <\(name)>", at: element.position)
            return nil
        }
        return expression(in: part)
    }

    mutating func expression(_ element: MarkupElement) -> BoxedExpression? {
        check(element)
        guard let kind = kind(element) else { return nil }
        return BoxedExpression(kind: kind, type: typeReference(element), position: element.position)
    }

    /// Nil where a part is missing, which is reported.
    private mutating func kind(_ element: MarkupElement) -> BoxedExpression.Kind? {
        switch element.name {
        case "literalExpression":
            if let foreign = language(of: element) { return .foreign(language: foreign) }
            guard element.child("text") != nil else {
                report("<literalExpression> needs <text>", at: element.position)
                return nil
            }
            return .literal(cell(element))
        case "context": return context(element)
        case "list": return .list(element.elements.compactMap { expression($0) })
        case "relation":
            let columns = element.children("column").map { information($0) }
            var rows: [[BoxedExpression]] = []
            for row in element.children("row") {
                check(row)
                let cells = row.elements.compactMap { expression($0) }
                if cells.count != columns.count {
                    report("this row has \(cells.count) cells, the relation has \(columns.count) columns", at: row.position)
                }
                rows.append(cells)
            }
            return .relation(columns: columns, rows: rows)
        case "invocation": return invocation(element)
        case "functionDefinition": return function(element).map { .function($0) }
        case "decisionTable": return table(element)
        case "conditional":
            let (condition, then, otherwise) = (part("if", of: element), part("then", of: element), part("else", of: element))
            guard let condition, let then, let otherwise else { return nil }
            return .conditional(condition: condition, then: then, otherwise: otherwise)
        case "filter":
            let (list, match) = (part("in", of: element), part("match", of: element))
            guard let list, let match else { return nil }
            return .filter(list: list, match: match)
        default: return loop(element)
        }
    }

    private mutating func context(_ element: MarkupElement) -> BoxedExpression.Kind {
        var entries: [BoxedExpression.Entry] = []
        var result: BoxedExpression?
        let children = element.children("contextEntry")
        for (place, entry) in children.enumerated() {
            check(entry)
            guard let value = expression(in: entry) else { continue }
            if let variable = entry.child("variable") {
                entries.append(BoxedExpression.Entry(variable: information(variable), value: value))
            } else if place == children.count - 1 {
                result = value
            } else {
                report("only the last entry of a context may be without a <variable>", at: entry.position)
            }
        }
        return .context(entries, result: result)
    }

    private mutating func invocation(_ element: MarkupElement) -> BoxedExpression.Kind? {
        guard let function = expression(in: element) else { return nil }
        var bindings: [BoxedExpression.Binding] = []
        for binding in element.children("binding") {
            check(binding)
            guard let parameter = binding.child("parameter") else {
                report("<binding> needs a <parameter>", at: binding.position)
                continue
            }
            guard let value = expression(in: binding) else { continue }
            bindings.append(BoxedExpression.Binding(parameter: information(parameter), value: value))
        }
        return .invocation(function: function, bindings: bindings)
    }

    mutating func function(_ element: MarkupElement) -> BoxedExpression.Function? {
        check(element)
        let parameters = element.children("formalParameter").map { information($0) }
        let kind = element.attribute("kind") ?? "FEEL"
        let body: BoxedExpression.Function.Body
        if kind == "FEEL" {
            guard let expression = expression(in: element) else { return nil }
            body = .feel(expression)
        } else {
            body = .foreign(kind: kind)
        }
        return BoxedExpression.Function(parameters: parameters, body: body, type: typeReference(element), position: element.position)
    }

    private mutating func loop(_ element: MarkupElement) -> BoxedExpression.Kind? {
        guard let loop = BoxedExpression.Loop(rawValue: element.name) else {
            report("expected an expression, found <\(element.name)>", at: element.position)
            return nil
        }
        let list = part("in", of: element), body = part(loop == .each ? "return" : "satisfies", of: element)
        guard let name = element.attribute("iteratorVariable") else {
            report("<\(element.name)> needs an iteratorVariable", at: element.position)
            return nil
        }
        guard let list, let body else { return nil }
        let variable = Definitions.InformationItem(name: name, type: nil, position: element.position)
        return .loop(loop, variable: variable, list: list, body: body)
    }
}

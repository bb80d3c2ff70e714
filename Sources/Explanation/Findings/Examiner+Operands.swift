import Decimals
import FEEL

extension Examiner {
    func operand(_ place: Place) -> Operand {
        let value = value(of: place)
        if case .constant = place.part.kind, isLiteral(place.part, value) { return Operand(literal: value) }
        let pieces = pieces(place.part, place.scope, depth: 0)
        return pieces.isEmpty ? Operand(literal: value) : Operand(pieces: pieces, value: value)
    }

    private func value(of place: Place) -> Value {
        if let value = place.value { return value }
        if case .local(let name) = place.part.kind { return place.scope.values[name] ?? .null }
        return .null
    }

    /// Whether the part says no more than its value.
    private func isLiteral(_ part: ExpressionTree, _ value: Value) -> Bool {
        switch value {
        case .number: Decimal128(exactly: part.text) != nil
        case .string: part.text.hasPrefix("\"")
        case .boolean, .null: ["true", "false", "null"].contains(part.text)
        case .function: false
        default: true
        }
    }

    /// The part as written with its facts and literals told apart.
    private func pieces(_ part: ExpressionTree, _ scope: Scope, depth: Int) -> [Operand.Piece] {
        if part.range.isEmpty { return unwritten(part, scope, depth: depth) }
        var replaced: [(range: Range<Int>, pieces: [Operand.Piece])] = []
        replacements(part, scope, depth: depth, &replaced)
        if let only = replaced.first, only.range == part.range { return only.pieces }
        replaced.sort { $0.range.lowerBound < $1.range.lowerBound }
        let range = withoutParentheses(part)
        var pieces: [Operand.Piece] = []
        var place = range.lowerBound
        for (inner, shown) in replaced where inner.lowerBound >= place && inner.upperBound <= range.upperBound {
            if inner.lowerBound > place { pieces.append(.text(part.text(place..<inner.lowerBound))) }
            pieces += shown
            place = inner.upperBound
        }
        if place < range.upperBound { pieces.append(.text(part.text(place..<range.upperBound))) }
        return pieces
    }

    /// A value that stands in the text only by what it is bound to, as the tested value of `in`.
    private func unwritten(_ part: ExpressionTree, _ scope: Scope, depth: Int) -> [Operand.Piece] {
        if let path = part.path { return [.fact(path)] }
        // Tests within tests could be spelt out again and again.
        guard depth < 3, case .local(let name) = part.kind, let bound = scope.parts[name] else { return [] }
        if case .constant(let value) = bound.kind, isLiteral(bound, value) { return [] }
        return pieces(bound, scope, depth: depth + 1)
    }

    private func replacements(
        _ part: ExpressionTree, _ scope: Scope, depth: Int, _ replaced: inout [(range: Range<Int>, pieces: [Operand.Piece])]
    ) {
        if !part.range.isEmpty {
            if let path = part.path, isFact(part) {
                replaced.append((part.range, [.fact(path)]))
                return
            }
            if case .local = part.kind, part.text == "?" {
                replaced.append((part.range, unwritten(part, scope, depth: depth)))
                return
            }
            if case .constant(let value) = part.kind {
                switch value {
                case .list, .context, .range, .null: return
                default: break
                }
                if isLiteral(part, value) { replaced.append((part.range, [.value(value)])) }
                return
            }
        }
        for child in part.children { replacements(child, scope, depth: depth, &replaced) }
    }

    /// Whether the part is nothing but a path to a fact; a filtered list is more.
    func isFact(_ part: ExpressionTree) -> Bool {
        var part = part
        guard part.path != nil else { return false }
        while case .member = part.kind, let base = part.children.first { part = base }
        switch part.kind {
        case .input, .local: return true
        default: return false
        }
    }

    /// The facts in the part with their values, each once.
    func facts(_ place: Place) -> [Operand] {
        var seen: Set<String> = []
        var found: [Operand] = []
        func collect(_ part: ExpressionTree) {
            if let path = part.path, isFact(part) {
                guard found.count < 6, let value = place.observation[part], seen.insert(path).inserted else { return }
                found.append(Operand(pieces: [.fact(path)], value: value))
            } else {
                part.children.forEach(collect)
            }
        }
        collect(place.part)
        return found
    }

    /// The part's stretch of the text without parentheses around all of it.
    private func withoutParentheses(_ part: ExpressionTree) -> Range<Int> {
        let text = Array(part.text.unicodeScalars)
        guard text.first == "(", text.last == ")" else { return part.range }
        if case .range = part.kind { return part.range }
        var level = 0
        var isQuoted = false, isEscaped = false
        for (place, scalar) in text.enumerated() {
            if isQuoted {
                if isEscaped { isEscaped = false } else if scalar == "\\" { isEscaped = true } else if scalar == "\"" { isQuoted = false }
                continue
            }
            if scalar == "\"" { isQuoted = true }
            if scalar == "(" { level += 1 }
            if scalar == ")" { level -= 1 }
            if level == 0, place < text.count - 1 { return part.range }
        }
        return part.range.count > 2 ? part.range.lowerBound + 1..<part.range.upperBound - 1 : part.range
    }
}

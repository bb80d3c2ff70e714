/// The names visible at one place of an expression, the innermost last.
struct Scope {
    enum Meaning {
        case variable(Variable)
        /// A member of the element that a filter looks at.
        case member(of: Variable, index: Int, type: FEELType)
        case builtin(Int)
    }

    private struct Frame {
        var names: [(tokens: [String], name: String, meaning: Meaning)] = []
        /// The element of a filter whose members are not known before evaluation.
        var openItem: Variable?
    }

    /// The names declared outside the expression.
    private let outermost: Declarations
    /// The names bound inside the expression.
    private var frames: [Frame] = [Frame()]

    init(_ declarations: Declarations) { outermost = declarations }

    struct Found {
        let name: String
        let meaning: Meaning
        let length: Int
        /// Elements of unknown type that stand between the place and the name, the innermost first.
        let openItems: [Variable]
    }

    mutating func push() { frames.append(Frame()) }

    mutating func pop() { frames.removeLast() }

    mutating func declare(_ variable: Variable) {
        add(variable.name, .variable(variable))
    }

    mutating func declareMembers(of item: Variable) {
        switch item.type {
        case .context(let fields) where !fields.isEmpty:
            for (index, field) in fields.enumerated() {
                add(field.name, .member(of: item, index: index, type: field.type))
            }
        case .any, .null, .context: frames[frames.count - 1].openItem = item
        default: break
        }
    }

    private mutating func add(_ name: String, _ meaning: Meaning) {
        frames[frames.count - 1].names.append((Lexer.tokens(ofName: name), name, meaning))
    }

    /// The longest name that the tokens begin with; of equal ones the innermost.
    func find(_ tokens: ArraySlice<Token>) -> Found? {
        var best: Found?
        var openItems: [Variable] = []
        for frame in frames.reversed() {
            for entry in frame.names.reversed() where entry.tokens.count > best?.length ?? 0 {
                if Scope.matches(entry.tokens, tokens) {
                    best = Found(name: entry.name, meaning: entry.meaning, length: entry.tokens.count, openItems: openItems)
                }
            }
            if let item = frame.openItem { openItems.append(item) }
        }
        if let (variable, length) = outermost.find(tokens), length > best?.length ?? 0 {
            best = Found(name: variable.name, meaning: .variable(variable), length: length, openItems: openItems)
        }
        if let (builtin, length) = Builtins.find(tokens), length > best?.length ?? 0 {
            best = Found(name: Builtins.all[builtin].name, meaning: .builtin(builtin), length: length, openItems: openItems)
        }
        return best
    }

    /// Elements of unknown type, the innermost first.
    var openItems: [Variable] { frames.reversed().compactMap(\.openItem) }

    static func matches(_ name: [String], _ tokens: ArraySlice<Token>) -> Bool {
        guard !name.isEmpty, name.count <= tokens.count else { return false }
        for (offset, word) in name.enumerated() where tokens[tokens.startIndex + offset].text != word { return false }
        return true
    }

    /// The visible name nearest to what was written, if it is near enough to have been meant.
    func suggestion(for name: String) -> String? {
        Suggestion.nearest(to: name, among: frames.reversed().flatMap { $0.names.map(\.name) } + outermost.names + Builtins.all.map(\.name))
    }
}

/// Near-miss names by edit distance.
enum Suggestion {
    static func nearest(to name: String, among candidates: [String]) -> String? {
        let wanted = Array(name.lowercased().prefix(80))
        let reach = max(1, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = Array(candidate.lowercased())
            guard abs(other.count - wanted.count) <= reach else { continue }
            let distance = editDistance(wanted, other)
            if distance <= reach, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        // Part of a name of several words may stand for the name.
        return best?.name ?? candidates.first { $0.hasPrefix(name + " ") || $0.hasSuffix(" " + name) }
    }

    private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        var earlier: [Int] = []
        var last = Array(0...right.count)
        for (i, one) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var cost = min(last[j] + (one == other ? 0 : 1), row[j] + 1, last[j + 1] + 1)
                // Two letters in the wrong order are one slip.
                if i > 0, j > 0, one == right[j - 1], left[i - 1] == other { cost = min(cost, earlier[j - 1] + 1) }
                row.append(cost)
            }
            (earlier, last) = (last, row)
        }
        return last[right.count]
    }
}

extension Pattern {
    /// Reads a pattern; nil when it is not well-formed or too large.
    init?(_ text: String, flags: Flags) {
        guard text.utf8.count <= PatternCompiler.limit else { return nil }
        var reader = PatternReader(text, flags: flags)
        guard let tree = reader.readWhole() else { return nil }
        var compiler = PatternCompiler()
        compiler.compile(tree)
        compiler.instructions.append(.match)
        guard compiler.instructions.count <= PatternCompiler.limit else { return nil }
        self.init(
            instructions: compiler.instructions, groupCount: reader.groupCount, markCount: compiler.markCount, flags: flags)
    }
}

indirect enum PatternTree {
    case one(Pattern.Instruction)
    case sequence([PatternTree])
    case choice([PatternTree])
    case group(Int, PatternTree)
    case repetition(PatternTree, least: Int, most: Int?, isLazy: Bool)
}

/// Recursive descent over the pattern's text.
struct PatternReader {
    private var scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private let flags: Pattern.Flags
    private(set) var groupCount = 0
    /// Groups whose end has been read: only those can be referred back to.
    private var closedGroups: Set<Int> = []

    init(_ text: String, flags: Pattern.Flags) {
        scalars = Array(text.unicodeScalars)
        self.flags = flags
        guard flags.ignoresBlanks, !flags.isLiteral else { return }
        var kept: [Unicode.Scalar] = []
        var level = 0
        var isEscaped = false
        for scalar in scalars {
            if scalar == "[", !isEscaped { level += 1 }
            if scalar == "]", !isEscaped { level -= 1 }
            isEscaped = scalar == "\\" && !isEscaped
            if level > 0 || ![" ", "\t", "\n", "\r"].contains(scalar) { kept.append(scalar) }
        }
        scalars = kept
    }

    mutating func readWhole() -> PatternTree? {
        if flags.isLiteral { return .sequence(scalars.map { .one(.scalar($0)) }) }
        guard let tree = readChoice(), index == scalars.count else { return nil }
        return tree
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func readChoice() -> PatternTree? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        var branches: [PatternTree] = []
        repeat {
            var parts: [PatternTree] = []
            while let scalar = next, scalar != "|", scalar != ")" {
                guard let atom = readAtom(), let part = readQuantifier(of: atom) else { return nil }
                parts.append(part)
            }
            branches.append(.sequence(parts))
        } while skip("|")
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func readAtom() -> PatternTree? {
        guard let scalar = next else { return nil }
        index += 1
        switch scalar {
        case ".": return .one(.any)
        case "^": return .one(.lineStart)
        case "$": return .one(.lineEnd)
        case "[": return readClass().map { set($0) }
        case "\\": return readEscape()
        case "(":
            if skip("?") {
                guard skip(":"), let inner = readChoice(), skip(")") else { return nil }
                return inner
            }
            groupCount += 1
            let group = groupCount
            guard let inner = readChoice(), skip(")") else { return nil }
            closedGroups.insert(group)
            return .group(group, inner)
        case "*", "+", "?", "{", "}", "]": return nil
        default: return .one(.scalar(scalar))
        }
    }

    private func set(_ characters: CharacterClass) -> PatternTree {
        // Case variants are slow to find.
        .one(.set(characters, cost: characters.cost + (flags.ignoresCase ? 8 : 0)))
    }

    private mutating func readEscape() -> PatternTree? {
        guard let letter = next else { return nil }
        if let digit = Character(letter).wholeNumberValue, letter.isASCII, digit > 0 {
            index += 1
            var group = digit
            while let more = next, more.isASCII, let digit = Character(more).wholeNumberValue, group * 10 + digit <= groupCount {
                group = group * 10 + digit
                index += 1
            }
            return closedGroups.contains(group) ? .one(.backReference(group)) : nil
        }
        guard let part = readClassEscape() else { return nil }
        if case .range(let range) = part, let scalar = Unicode.Scalar(range.lowerBound) { return .one(.scalar(scalar)) }
        return set(CharacterClass(parts: [part]))
    }

    /// What follows a backslash, inside a class or outside.
    private mutating func readClassEscape() -> CharacterClass.Part? {
        guard let letter = next else { return nil }
        index += 1
        switch letter {
        case "n": return .range(0x0A...0x0A)
        case "r": return .range(0x0D...0x0D)
        case "t": return .range(0x09...0x09)
        case "p", "P":
            guard skip("{") else { return nil }
            var name = ""
            while let scalar = next, scalar != "}" {
                name.unicodeScalars.append(scalar)
                index += 1
            }
            return skip("}") ? CharacterClass.property(name, isNegated: letter == "P") : nil
        case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$": return .range(letter.value...letter.value)
        default: return CharacterClass.escape(letter)
        }
    }

    private mutating func readClass() -> CharacterClass? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        var result = CharacterClass()
        result.isNegated = skip("^")
        while let scalar = next {
            index += 1
            if scalar == "]" { return result.parts.isEmpty ? nil : result }
            if scalar == "-", next == "[", !result.parts.isEmpty {
                index += 1
                guard let inner = readClass(), skip("]") else { return nil }
                result.removed = .nested(inner)
                return result
            }
            guard scalar != "[" else { return nil }
            var part = CharacterClass.Part.range(scalar.value...scalar.value)
            if scalar == "\\" {
                guard let escape = readClassEscape() else { return nil }
                part = escape
            }
            if case .range(let lower) = part, next == "-", index + 1 < scalars.count, scalars[index + 1] != "]", scalars[index + 1] != "[" {
                index += 1
                var upper = scalars[index].value
                index += 1
                if scalars[index - 1] == "\\" {
                    guard case .range(let escape)? = readClassEscape() else { return nil }
                    upper = escape.lowerBound
                }
                guard lower.lowerBound <= upper else { return nil }
                part = .range(lower.lowerBound...upper)
            }
            result.parts.append(part)
        }
        return nil
    }

    private mutating func readQuantifier(of atom: PatternTree) -> PatternTree? {
        guard let mark = next else { return atom }
        var least = 0
        var most: Int?
        switch mark {
        case "*": index += 1
        case "+":
            index += 1
            least = 1
        case "?":
            index += 1
            most = 1
        case "{":
            index += 1
            guard let first = readCount() else { return nil }
            least = first
            most = first
            if skip(",") {
                most = nil
                if next != "}" {
                    guard let second = readCount(), second >= first else { return nil }
                    most = second
                }
            }
            guard skip("}") else { return nil }
        default: return atom
        }
        return .repetition(atom, least: least, most: most, isLazy: skip("?"))
    }

    private mutating func readCount() -> Int? {
        var value = 0, digits = 0
        while let scalar = next, ("0"..."9").contains(scalar) {
            value = value * 10 + Int(scalar.value - 0x30)
            digits += 1
            index += 1
            guard value <= 1000 else { return nil }
        }
        return digits > 0 ? value : nil
    }
}

/// Lays a pattern's tree out as instructions.
struct PatternCompiler {
    static let limit = 20_000

    var instructions: [Pattern.Instruction] = []
    var markCount = 0

    mutating func compile(_ tree: PatternTree) {
        guard instructions.count <= PatternCompiler.limit else { return }
        switch tree {
        case .one(let instruction): instructions.append(instruction)
        case .sequence(let parts): for part in parts { compile(part) }
        case .choice(let branches):
            var ends: [Int] = []
            for (place, branch) in branches.enumerated() {
                guard place < branches.count - 1 else {
                    compile(branch)
                    break
                }
                let split = instructions.count
                instructions.append(.match)
                compile(branch)
                ends.append(instructions.count)
                instructions.append(.match)
                instructions[split] = .split(split + 1, instructions.count)
            }
            for end in ends { instructions[end] = .jump(instructions.count) }
        case .group(let group, let inner):
            instructions.append(.save(2 * group))
            compile(inner)
            instructions.append(.save(2 * group + 1))
        case .repetition(let inner, let least, let most, let isLazy):
            for _ in 0..<least {
                let before = instructions.count
                compile(inner)
                // A part that takes nothing need not be repeated.
                if instructions.count == before { break }
            }
            if let most {
                var splits: [Int] = []
                for _ in least..<most {
                    splits.append(instructions.count)
                    instructions.append(.match)
                    compile(inner)
                }
                for split in splits { instructions[split] = choice(split + 1, instructions.count, isLazy) }
            } else {
                let split = instructions.count, mark = markCount
                markCount += 1
                instructions.append(.match)
                instructions.append(.mark(mark))
                compile(inner)
                instructions.append(.progress(mark))
                instructions.append(.jump(split))
                instructions[split] = choice(split + 1, instructions.count, isLazy)
            }
        }
    }

    private func choice(_ inside: Int, _ outside: Int, _ isLazy: Bool) -> Pattern.Instruction {
        isLazy ? .split(outside, inside) : .split(inside, outside)
    }
}

extension Builtins {
    static let patterns: [Builtin] = [
        builtin(
            "matches",
            takes(["input": .string, "pattern": .string], optional: ["flags": .string], gives: .boolean) { arguments, evaluator in
                guard let input = arguments[0].string, let pattern = pattern(arguments, flags: 2) else { return .null }
                let match = evaluator.firstMatch(pattern, in: Array(input.unicodeScalars), from: 0)
                return .boolean(match != nil)
            }
        ).costing(20),
        builtin(
            "replace",
            takes(
                ["input": .string, "pattern": .string, "replacement": .string], optional: ["flags": .string], gives: .string
            ) { arguments, evaluator in
                guard let input = arguments[0].string, let pattern = pattern(arguments, flags: 3),
                    let replacement = arguments[2].string, evaluator.firstMatch(pattern, in: [], from: 0) == nil
                else { return .null }
                return replace(Array(input.unicodeScalars), pattern, Array(replacement.unicodeScalars), &evaluator)
            }
        ).costing(20),
        builtin(
            "split",
            takes(["string": .string, "delimiter": .string], gives: .list(.string)) { arguments, evaluator in
                guard let input = arguments[0].string, let pattern = pattern(arguments, flags: 2) else { return .null }
                return split(Array(input.unicodeScalars), pattern, &evaluator)
            }
        ).costing(20),
    ]

    private static func pattern(_ arguments: [Value], flags place: Int) -> Pattern? {
        let text = place < arguments.count ? arguments[place].string ?? "" : ""
        guard let flags = Pattern.Flags(text), let pattern = arguments[1].string else { return nil }
        return Pattern(pattern, flags: flags)
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func replace(
        _ input: [Unicode.Scalar], _ pattern: Pattern, _ replacement: [Unicode.Scalar], _ evaluator: inout Evaluator
    ) -> Value {
        var result: [Unicode.Scalar] = []
        var place = 0
        while let match = evaluator.firstMatch(pattern, in: input, from: place) {
            result += input[place..<match[0]]
            guard let inserted = expanded(replacement, match, input, isLiteral: pattern.flags.isLiteral) else { return .null }
            result += inserted
            place = match[1]
            guard result.count <= evaluator.limits.stringLength else {
                evaluator.fail(.stringTooLong)
                return .null
            }
        }
        return .string(text(result + input[place...]))
    }

    /// The replacement with its groups filled in; nil when it is not well-formed.
    private static func expanded(
        _ replacement: [Unicode.Scalar], _ match: Pattern.Match, _ input: [Unicode.Scalar], isLiteral: Bool
    ) -> [Unicode.Scalar]? {
        if isLiteral { return replacement }
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < replacement.count {
            let scalar = replacement[index]
            index += 1
            guard scalar == "\\" || scalar == "$" else {
                result.append(scalar)
                continue
            }
            guard index < replacement.count else { return nil }
            if scalar == "\\" {
                guard replacement[index] == "\\" || replacement[index] == "$" else { return nil }
                result.append(replacement[index])
                index += 1
                continue
            }
            guard var group = digit(replacement[index]) else { return nil }
            index += 1
            while index < replacement.count, let next = digit(replacement[index]), 2 * (group * 10 + next) < match.count {
                group = group * 10 + next
                index += 1
            }
            if 2 * group < match.count, match[2 * group] >= 0 { result += input[match[2 * group]..<match[2 * group + 1]] }
        }
        return result
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        ("0"..."9").contains(scalar) ? Int(scalar.value - 0x30) : nil
    }

    private static func split(_ input: [Unicode.Scalar], _ pattern: Pattern, _ evaluator: inout Evaluator) -> Value {
        var pieces: [Value] = []
        var start = 0, place = 0
        while let match = evaluator.firstMatch(pattern, in: input, from: place), match[0] < input.count {
            if match[1] == match[0] {
                // An empty match separates nothing.
                place = match[0] + 1
                continue
            }
            pieces.append(.string(text(input[start..<match[0]])))
            start = match[1]
            place = match[1]
        }
        return .list(pieces + [.string(text(input[start...]))])
    }
}

extension Evaluator {
    /// The first match, at the cost of the steps it takes.
    mutating func firstMatch(_ pattern: Pattern, in text: [Unicode.Scalar], from start: Int) -> Pattern.Match? {
        guard spend(1) else { return nil }
        let match = pattern.firstMatch(in: text, from: start, &budget.steps)
        if budget.steps <= 0 { fail(.tooManySteps) }
        return match
    }
}

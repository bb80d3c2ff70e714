import Decimals

private func text(_ name: String, _ result: @escaping @Sendable (String) -> Value, gives type: FEELType) -> Builtin {
    builtin(name, takes(["string": .string], gives: type) { arguments, _ in arguments[0].string.map(result) ?? .null })
}

private func match(_ name: String, _ result: @escaping @Sendable ([UInt8], [UInt8]) -> Value, gives type: FEELType) -> Builtin {
    builtin(
        name,
        takes(["string": .string, "match": .string], gives: type) { arguments, _ in
            guard let string = arguments[0].string, let match = arguments[1].string else { return .null }
            return result(Array(string.utf8), Array(match.utf8))
        })
}

extension Builtins {
    static let strings: [Builtin] = [
        builtin(
            "string",
            takes(["from": .any], gives: .string) { arguments, evaluator in
                arguments[0].isNull ? .null : .string(arguments[0].displayText(limit: evaluator.limits.stringLength))
            }
        ).costing(4),
        builtin(
            "substring",
            takes(["string": .string, "start position": .number], optional: ["length": .number], gives: .string) {
                arguments, _ in
                guard let string = arguments[0].string, let start = whole(arguments[1]) else { return .null }
                if arguments.count == 3, arguments[2].isNull { return .null }
                return substring(string, start, arguments.count == 3 ? whole(arguments[2]) : nil)
            }),
        text("string length", { .number($0.unicodeScalars.count) }, gives: .number),
        text("upper case", { .string($0.uppercased()) }, gives: .string),
        text("lower case", { .string($0.lowercased()) }, gives: .string),
        match(
            "substring before",
            { string, match in
                guard let place = firstIndex(of: match, in: string) else { return "" }
                return .string(String(decoding: string[..<place], as: UTF8.self))
            }, gives: .string),
        match(
            "substring after",
            { string, match in
                guard let place = firstIndex(of: match, in: string) else { return "" }
                return .string(String(decoding: string[(place + match.count)...], as: UTF8.self))
            }, gives: .string),
        match("contains", { .boolean(firstIndex(of: $1, in: $0) != nil) }, gives: .boolean),
        match("starts with", { .boolean($0.starts(with: $1)) }, gives: .boolean),
        match("ends with", { .boolean($0.count >= $1.count && $0.suffix($1.count).elementsEqual($1)) }, gives: .boolean),
        builtin(
            "string join",
            takes(["list": .list(.string)], optional: ["delimiter": .string], gives: .string) { arguments, evaluator in
                join(arguments, &evaluator)
            },
            takes(
                ["list": .list(.string), "delimiter": .string, "prefix": .string, "suffix": .string], gives: .string
            ) { arguments, evaluator in join(arguments, &evaluator) }),
    ]

    private static func join(_ arguments: [Value], _ evaluator: inout Evaluator) -> Value {
        guard let list = arguments[0].list else { return .null }
        func piece(_ place: Int) -> String { place < arguments.count ? arguments[place].string ?? "" : "" }
        let pieces = list.compactMap(\.string)
        let length = pieces.reduce(pieces.count * piece(1).utf8.count) { $0 + $1.utf8.count }
        guard length <= evaluator.limits.stringLength else {
            evaluator.fail(.stringTooLong)
            return .null
        }
        return .string(piece(2) + pieces.joined(separator: piece(1)) + piece(3))
    }

    /// A number cut to its whole part, where that fits; nil otherwise.
    static func whole(_ value: Value) -> Int? {
        value.number.flatMap { try? $0.rounded(toScale: 0, mode: .down) }.flatMap { Int(exactly: $0) }
    }

    /// Null for a start or a length that is not within the string.
    private static func substring(_ string: String, _ start: Int, _ length: Int?) -> Value {
        let scalars = Array(string.unicodeScalars)
        guard start != 0, start.magnitude <= UInt(scalars.count) else { return .null }
        let first = start > 0 ? start - 1 : scalars.count + start
        let count = length ?? scalars.count - first
        guard count >= 1, count <= scalars.count - first else { return .null }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[first..<first + count])
        return .string(String(view))
    }

    /// Where the match begins first, by Knuth, Morris and Pratt's method, whose time does not grow with the product of the lengths.
    private static func firstIndex(of match: [UInt8], in string: [UInt8]) -> Int? {
        guard !match.isEmpty else { return 0 }
        guard match.count <= string.count else { return nil }
        // After each prefix of the match, the length of its longest border.
        var borders = [0]
        var length = 0
        for byte in match.dropFirst() {
            while length > 0, byte != match[length] { length = borders[length - 1] }
            if byte == match[length] { length += 1 }
            borders.append(length)
        }
        var matched = 0
        for (place, byte) in string.enumerated() {
            while matched > 0, byte != match[matched] { matched = borders[matched - 1] }
            if byte == match[matched] { matched += 1 }
            if matched == match.count { return place + 1 - matched }
        }
        return nil
    }
}

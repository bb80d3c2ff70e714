import Decimals

private let anyList = FEELType.list(.any)

/// A condition on two elements, whatever they are.
private let pairTest = FEELType.function([.null, .null], .boolean)

private func sameList(_ types: [FEELType]) -> FEELType { types.first.map { .list($0.element) } ?? .list(.any) }

extension Builtins {
    static let lists: [Builtin] = [
        builtin(
            "list contains",
            takes(["list": anyList, "element": .any], gives: .boolean) { arguments, evaluator in
                guard let list = arguments[0].list else { return .null }
                return .boolean(list.contains { evaluator.equals($0, arguments[1]) == .true })
            }),
        builtin(
            "append",
            variadic(["list": anyList, "item": .any], gives: { types in .list(types.dropFirst().reduce(types[0].element) { $0.joined(with: $1) }) }) {
                arguments, _ in
                arguments[0].list.map { .list($0 + arguments.dropFirst()) } ?? .null
            }
        ).wrapping,
        builtin(
            "concatenate",
            variadic(["list": anyList], gives: joinedLists) { arguments, evaluator in
                joined(arguments, &evaluator).map(Value.list) ?? .null
            }),
        builtin(
            "union",
            variadic(["list": anyList], gives: joinedLists) { arguments, evaluator in
                joined(arguments, &evaluator).map { .list(distinct($0, &evaluator)) } ?? .null
            }),
        builtin(
            "distinct values",
            takes(["list": anyList], gives: sameList) { arguments, evaluator in
                arguments[0].list.map { .list(distinct($0, &evaluator)) } ?? .null
            }),
        builtin(
            "flatten",
            takes(["list": anyList], gives: anyList) { arguments, evaluator in
                var result: [Value] = []
                flatten(arguments[0], into: &result, &evaluator)
                return arguments[0].isNull ? .null : .list(result)
            }),
        builtin(
            "insert before",
            takes(["list": anyList, "position": .number, "newItem": .any], gives: anyList) { arguments, _ in
                guard var list = arguments[0].list, let place = place(arguments[1], in: list) else { return .null }
                list.insert(arguments[2], at: place)
                return .list(list)
            }
        ).wrapping,
        builtin(
            "remove",
            takes(["list": anyList, "position": .number], gives: sameList) { arguments, _ in
                guard var list = arguments[0].list, let place = place(arguments[1], in: list) else { return .null }
                list.remove(at: place)
                return .list(list)
            }),
        builtin(
            "list replace",
            takes(["list": anyList, "position": .number, "newItem": .any], gives: anyList) { arguments, _ in
                guard var list = arguments[0].list, let place = place(arguments[1], in: list) else { return .null }
                list[place] = arguments[2]
                return .list(list)
            },
            takes(["list": anyList, "match": pairTest, "newItem": .any], gives: anyList) {
                arguments, evaluator in
                guard let list = arguments[0].list, case .function(let match) = arguments[1] else { return .null }
                var result: [Value] = []
                for value in list {
                    guard case .boolean(let matches) = evaluator.invoke(match, [value, arguments[2]]) else { return .null }
                    result.append(matches ? arguments[2] : value)
                }
                return .list(result)
            }
        ).wrapping,
        builtin(
            "reverse",
            takes(["list": anyList], gives: sameList) { arguments, _ in
                arguments[0].list.map { .list($0.reversed()) } ?? .null
            }),
        builtin(
            "index of",
            takes(["list": anyList, "match": .any], gives: .list(.number)) { arguments, evaluator in
                guard let list = arguments[0].list else { return .null }
                return .list(
                    list.indices.filter { evaluator.equals(list[$0], arguments[1]) == .true }.map { .number($0 + 1) })
            }),
        builtin(
            "sublist",
            takes(["list": anyList, "start position": .number], optional: ["length": .number], gives: sameList) {
                arguments, _ in
                guard let list = arguments[0].list, let start = place(arguments[1], in: list) else { return .null }
                guard arguments.count == 3 else { return .list(Array(list[start...])) }
                guard let length = whole(arguments[2]), length >= 0, length <= list.count - start else { return .null }
                return .list(Array(list[start..<start + length]))
            }),
        builtin(
            "sort",
            takes(["list": anyList], optional: ["precedes": pairTest], gives: sameList) {
                arguments, evaluator in
                guard let list = arguments[0].list else { return .null }
                return sorted(list, by: arguments.count > 1 ? arguments[1] : nil, &evaluator).map(Value.list) ?? .null
            }),
        builtin(
            "partition",
            takes(["list": anyList, "size": .number], gives: .list(anyList)) { arguments, _ in
                guard let list = arguments[0].list, let size = whole(arguments[1]), size > 0 else { return .null }
                return .list(
                    stride(from: 0, to: list.count, by: size).map { .list(Array(list[$0..<min($0 + size, list.count)])) })
            }
        ).wrapping,
    ]

    private static func joinedLists(_ types: [FEELType]) -> FEELType {
        .list(types.map(\.element).reduce(.null) { $0.joined(with: $1) })
    }

    /// The elements of all lists; nil when one is none, or when they are too many.
    private static func joined(_ arguments: [Value], _ evaluator: inout Evaluator) -> [Value]? {
        let lists = arguments.compactMap(\.list)
        guard lists.count == arguments.count else { return nil }
        guard lists.reduce(0, { $0 + $1.count }) <= evaluator.limits.listCount else {
            evaluator.fail(.listTooLong)
            return nil
        }
        return lists.flatMap(\.self)
    }

    /// The index of a position from 1, or from -1 backwards.
    private static func place(_ position: Value, in list: [Value]) -> Int? {
        guard let place = whole(position), place != 0, place.magnitude <= UInt(list.count) else { return nil }
        return place > 0 ? place - 1 : list.count + place
    }

    private static func distinct(_ values: [Value], _ evaluator: inout Evaluator) -> [Value] {
        var result: [Value] = []
        var numbers: Set<Decimal128> = []
        var texts: Set<[UInt8]> = []
        for value in values {
            switch value {
            case .number(let number): if numbers.insert(number).inserted { result.append(value) }
            case .string(let text):
                guard evaluator.spend(2 + value.size) else { return [] }
                if texts.insert(Array(text.utf8)).inserted { result.append(value) }
            default:
                guard evaluator.spend(result.count) else { return [] }
                if !result.contains(where: { evaluator.equals($0, value) == .true }) { result.append(value) }
            }
        }
        return result
    }

    private static func flatten(_ value: Value, into result: inout [Value], _ evaluator: inout Evaluator) {
        guard case .list(let values) = value else { return result.append(value) }
        for value in values {
            guard evaluator.spend(1), result.count <= evaluator.limits.listCount else { return }
            flatten(value, into: &result, &evaluator)
        }
    }

    /// A stable merge sort, as the comparing function may be anything; nil when values cannot be compared.
    private static func sorted(_ list: [Value], by precedes: Value?, _ evaluator: inout Evaluator) -> [Value]? {
        guard list.count > 1 else { return list }
        let middle = list.count / 2
        guard let left = sorted(Array(list[..<middle]), by: precedes, &evaluator),
            let right = sorted(Array(list[middle...]), by: precedes, &evaluator)
        else { return nil }
        var result: [Value] = []
        var i = 0, j = 0
        while i < left.count, j < right.count {
            guard evaluator.spend(1), let swaps = comes(right[j], before: left[i], precedes, &evaluator) else { return nil }
            if swaps {
                result.append(right[j])
                j += 1
            } else {
                result.append(left[i])
                i += 1
            }
        }
        return result + left[i...] + right[j...]
    }

    private static func comes(
        _ one: Value, before other: Value, _ precedes: Value?, _ evaluator: inout Evaluator
    ) -> Bool? {
        guard let precedes else {
            guard evaluator.spend(one.comparisonCost) else { return nil }
            return one.order(relativeTo: other).map { $0 < 0 }
        }
        guard case .function(let function) = precedes else { return nil }
        return evaluator.invoke(function, [one, other]).boolean
    }
}

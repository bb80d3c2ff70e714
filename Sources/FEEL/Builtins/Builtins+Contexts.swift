extension Builtins {
    static let contexts: [Builtin] = [
        builtin(
            "get value",
            takes(["m": .context([FEELType.Field]()), "key": .string], gives: .any) { arguments, _ in
                guard let context = arguments[0].context, let key = arguments[1].string else { return .null }
                return context[key] ?? .null
            }),
        builtin(
            "get entries",
            takes(["m": .context([FEELType.Field]())], gives: .list(.context(["key": .string, "value": .any]))) { arguments, _ in
                guard let context = arguments[0].context else { return .null }
                return .list(
                    zip(context.names, context.values).map { name, value in
                        .context(ContextValue(shape: entry, values: [.string(name), value]))
                    })
            }
        ).costing(2).wrapping,
        builtin(
            "context",
            takes(["entries": .list(.context(["key": .string, "value": .any]))], gives: .context([FEELType.Field]())) {
                arguments, evaluator in
                guard let entries = arguments[0].list, evaluator.spend(entries.count * 4) else { return .null }
                var result: [(name: String, value: Value)] = []
                var seen: Set<String> = []
                for entry in entries {
                    guard let entry = entry.context, let key = entry["key"]?.string, let value = entry["value"],
                        seen.insert(key).inserted
                    else { return .null }
                    result.append((key, value))
                }
                return .context(ContextValue(result))
            }
        ).costing(4).wrapping,
        builtin(
            "context put",
            takes(["context": .context([FEELType.Field]()), "key": .string, "value": .any], gives: .context([FEELType.Field]())) {
                arguments, _ in
                guard let key = arguments[1].string else { return .null }
                return put(arguments[0], [key], arguments[2])
            },
            takes(["context": .context([FEELType.Field]()), "keys": .list(.string), "value": .any], gives: .context([FEELType.Field]())) {
                arguments, evaluator in
                guard let keys = arguments[1].list?.compactMap(\.string), keys.count == arguments[1].list?.count,
                    !keys.isEmpty
                else { return .null }
                guard keys.count <= evaluator.limits.valueNesting else {
                    evaluator.fail(.valuesTooDeep)
                    return .null
                }
                return put(arguments[0], keys[...], arguments[2])
            }
        ).costing(12).wrapping,
        builtin(
            "context merge",
            takes(["contexts": .list(.context([FEELType.Field]()))], gives: .context([FEELType.Field]())) { arguments, evaluator in
                guard let list = arguments[0].list else { return .null }
                let contexts = list.compactMap(\.context)
                guard contexts.count == list.count, evaluator.spend(contexts.reduce(0) { $0 + $1.values.count }) else {
                    return .null
                }
                return .context(
                    ContextValue(contexts.flatMap { zip($0.names, $0.values).map { (name: $0, value: $1) } }))
            }
        ).costing(12).wrapping,
    ]

    /// The names of an entry as a context.
    private static let entry = ContextValue.Shape(["key", "value"])

    private static func put(_ base: Value, _ keys: ArraySlice<String>, _ value: Value) -> Value {
        guard let context = base.context, let key = keys.first else { return .null }
        let rest = keys.dropFirst()
        let inner = rest.isEmpty ? value : put(context[key] ?? .null, rest, value)
        if !rest.isEmpty, inner.isNull { return .null }
        return .context(
            ContextValue(zip(context.names, context.values).map { (name: $0, value: $1) } + [(name: key, value: inner)]))
    }

    static let logic: [Builtin] = [
        builtin(
            "not",
            takes(["negand": .boolean], gives: .boolean) { arguments, _ in Truth(arguments[0]).negated.value }),
        builtin(
            "is",
            takes([:], optional: ["value1": .any, "value2": .any], gives: .boolean) { arguments, evaluator in
                .boolean(isIdentical(arguments.first ?? .null, arguments.count > 1 ? arguments[1] : .null, &evaluator))
            }),
    ]

    /// Equal, of the same kind, and for times in the same zone.
    private static func isIdentical(_ left: Value, _ right: Value, _ evaluator: inout Evaluator) -> Bool {
        switch (left, right) {
        case (.time(let left), .time(let right)):
            left.nanosecondOfDay == right.nanosecondOfDay && left.zone == right.zone
        case (.dateTime(let left), .dateTime(let right)):
            left.date == right.date && left.time.nanosecondOfDay == right.time.nanosecondOfDay && left.zone == right.zone
        default: evaluator.equals(left, right) == .true
        }
    }
}

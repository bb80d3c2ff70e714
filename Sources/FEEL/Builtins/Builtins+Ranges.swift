/// A function of two ranges or points, by the names that the standard gives them.
private func relation(
    _ name: String, points: Bool = false, isMixed: Bool = true, pointThenRange: Bool = false, rangeThenPoint: Bool = false, ranges: Bool = true,
    names: (String, String) = ("range1", "range2"), _ holds: @escaping @Sendable (RangeValue, RangeValue) -> Bool?
) -> Builtin {
    let body: Builtin.Body = { arguments, _ in
        guard let left = Builtins.span(arguments[0]), let right = Builtins.span(arguments[1]) else { return .null }
        if !isMixed, (arguments[0].type.isRange) != (arguments[1].type.isRange) { return .null }
        return holds(left, right).map(Value.boolean) ?? .null
    }
    let range = FEELType.range(.any)
    func overload(_ first: String, _ firstType: FEELType, _ second: String, _ secondType: FEELType) -> Builtin.Overload {
        Builtin.Overload(
            parameters: [
                Builtin.Parameter(name: first, type: firstType), Builtin.Parameter(name: second, type: secondType),
            ], result: { _ in .boolean }, body: body)
    }
    var overloads: [Builtin.Overload] = []
    if ranges { overloads.append(overload(names.0, range, names.1, range)) }
    if pointThenRange { overloads.append(overload("point", .any, "range", range)) }
    if rangeThenPoint { overloads.append(overload("range", range, "point", .any)) }
    if points { overloads.append(overload("point1", .any, "point2", .any)) }
    return Builtin(name: name, overloads: overloads)
}

extension Builtins {
    static let ranges: [Builtin] = [
        relation("before", points: true, pointThenRange: true, rangeThenPoint: true) { before($0, $1) },
        relation("after", points: true, pointThenRange: true, rangeThenPoint: true) { before($1, $0) },
        relation("meets") { meets($0, $1) },
        relation("met by") { meets($1, $0) },
        relation("overlaps") { both(before($0, $1), before($1, $0)) { !$0 && !$1 } },
        relation("overlaps before") { overlapsBefore($0, $1) },
        relation("overlaps after") { overlapsBefore($1, $0) },
        relation("finishes", pointThenRange: true) { finishes($0, $1) },
        relation("finished by", rangeThenPoint: true) { finishes($1, $0) },
        relation("includes", rangeThenPoint: true) { includes($0, $1) },
        relation("during", pointThenRange: true) { includes($1, $0) },
        relation("starts", pointThenRange: true) { starts($0, $1) },
        relation("started by", rangeThenPoint: true) { starts($1, $0) },
        relation("coincides", points: true, isMixed: false) { left, right in
            both(sameStart(left, right), sameEnd(left, right)) { $0 && $1 }
        },
        builtin(
            "range",
            takes(["from": .string], gives: .range(.any)) { arguments, _ in
                arguments[0].string.flatMap { RangeText.read($0) }.map(Value.range) ?? .null
            }
        ).costing(25),
    ]

    /// A point as the range of itself.
    static func span(_ value: Value) -> RangeValue? {
        if case .range(let range) = value { return range.form == .unequal ? nil : range }
        guard value.order(relativeTo: value) != nil else { return nil }
        return RangeValue(lower: value, includesLower: true, upper: value, includesUpper: true)
    }

    private static func both(_ left: Bool?, _ right: Bool?, _ holds: (Bool, Bool) -> Bool) -> Bool? {
        guard let left, let right else { return nil }
        return holds(left, right)
    }

    private static func order(_ left: Value?, _ right: Value?) -> Int? {
        guard let left, let right else { return nil }
        return left.order(relativeTo: right)
    }

    private static func before(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        order(left.upper, right.lower).map { $0 < 0 || ($0 == 0 && !(left.includesUpper && right.includesLower)) }
    }

    private static func meets(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        order(left.upper, right.lower).map { $0 == 0 && left.includesUpper && right.includesLower }
    }

    /// Where one starts against another: at equal ends the closed one comes first.
    private static func startOrder(_ left: RangeValue, _ right: RangeValue) -> Int? {
        order(left.lower, right.lower).map { order in
            order != 0 ? order : (left.includesLower ? 0 : 1) - (right.includesLower ? 0 : 1)
        }
    }

    private static func endOrder(_ left: RangeValue, _ right: RangeValue) -> Int? {
        order(left.upper, right.upper).map { order in
            order != 0 ? order : (left.includesUpper ? 1 : 0) - (right.includesUpper ? 1 : 0)
        }
    }

    private static func sameStart(_ left: RangeValue, _ right: RangeValue) -> Bool? { startOrder(left, right).map { $0 == 0 } }

    private static func sameEnd(_ left: RangeValue, _ right: RangeValue) -> Bool? { endOrder(left, right).map { $0 == 0 } }

    private static func overlapsBefore(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard let start = startOrder(left, right), let end = endOrder(left, right), let apart = before(left, right) else {
            return nil
        }
        return start < 0 && end <= 0 && !apart
    }

    private static func finishes(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        both(sameEnd(left, right), startOrder(left, right).map { $0 >= 0 }) { $0 && $1 }
    }

    private static func starts(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        both(sameStart(left, right), endOrder(left, right).map { $0 <= 0 }) { $0 && $1 }
    }

    private static func includes(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        both(startOrder(left, right).map { $0 <= 0 }, endOrder(left, right).map { $0 >= 0 }) { $0 && $1 }
    }
}

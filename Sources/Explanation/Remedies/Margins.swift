import Decimals
import FEEL

/// How far the sides of an expression's comparisons are apart: truth changes only where one of these crosses zero.
struct Margins {
    private let pairs: [(ExpressionTree, ExpressionTree)]

    init(_ tree: ExpressionTree) {
        var pairs: [(ExpressionTree, ExpressionTree)] = []
        func collect(_ part: ExpressionTree) {
            let children = part.children
            switch part.kind {
            case .comparison, .test: pairs.append((children[0], children[1]))
            case .between: pairs += [(children[0], children[1]), (children[0], children[2])]
            case .builtin where children.count == 2: pairs.append((children[0], children[1]))
            default: break
            }
            children.forEach(collect)
        }
        collect(tree)
        self.pairs = Array(pairs.prefix(100))
    }

    /// The margins of the comparisons that were evaluated, each under a key of its own.
    func values(in observation: Observation) -> [Int: Decimal128] {
        var margins: [Int: Decimal128] = [:]
        for (index, pair) in pairs.enumerated() {
            guard let left = observation[pair.0], let right = observation[pair.1] else { continue }
            let points = Self.points(right)
            for (place, one) in Self.points(left).enumerated() {
                for (other, point) in points.enumerated() {
                    guard let distance = Self.size(one.distance(from: point)) else { continue }
                    margins[(index << 12) | (place << 6) | other] = distance
                }
            }
        }
        return margins
    }

    /// What of a value can be ordered: itself, the ends of a range, the elements of a short list.
    private static func points(_ value: Value) -> [Value] {
        switch value {
        case .number, .date, .time, .dateTime, .yearsMonthsDuration, .daysTimeDuration: [value]
        case .range(let range): [range.lower, range.upper].compactMap(\.self)
        case .list(let values): Array(values.prefix(24).flatMap { $0.list == nil ? points($0) : [] }.prefix(48))
        default: []
        }
    }

    private static func size(_ difference: Value) -> Decimal128? {
        switch difference {
        case .number(let number): number
        case .yearsMonthsDuration(let duration): Decimal128(duration.months)
        case .daysTimeDuration(let duration): Decimal128(coefficient: duration.nanoseconds)
        default: nil
        }
    }
}

/// How a number between two allowed ones is rounded.
public enum RoundingMode: String, Sendable, CaseIterable {
    /// To the nearest; ties away from zero.
    case halfUp
    /// To the nearest; ties toward zero.
    case halfDown
    /// To the nearest; ties to the even neighbour.
    case halfEven
    /// Away from zero.
    case up
    /// Toward zero.
    case down
    /// Toward positive infinity.
    case ceiling
    /// Toward negative infinity.
    case floor

    /// Whether a magnitude with this discarded tail is increased by one unit.
    func increments(tail: DiscardedTail, isOdd: Bool, isNegative: Bool) -> Bool {
        guard tail != .zero else { return false }
        switch self {
        case .halfUp: return tail >= .half
        case .halfDown: return tail > .half
        case .halfEven: return tail > .half || (tail == .half && isOdd)
        case .up: return true
        case .down: return false
        case .ceiling: return !isNegative
        case .floor: return isNegative
        }
    }
}

/// Digits cut off a number, as a part of one unit of what remains.
enum DiscardedTail: Int, Comparable {
    case zero, belowHalf, half, aboveHalf

    init(remainder: UInt128, of divisor: UInt128) {
        let half = divisor / 2
        self = remainder == 0 ? .zero : remainder < half ? .belowHalf : remainder == half ? .half : .aboveHalf
    }

    /// The same tail when something more, smaller than any digit of it, was cut off before.
    func with(sticky: Bool) -> DiscardedTail {
        guard sticky else { return self }
        switch self {
        case .zero: return .belowHalf
        case .half: return .aboveHalf
        default: return self
        }
    }

    static func < (left: DiscardedTail, right: DiscardedTail) -> Bool { left.rawValue < right.rawValue }
}

/// Counts how often a document is evaluated to find what would help.
final class Trials {
    private static let maximumPerRule = 500
    private var left: Int
    private var leftForRule: Int
    /// Whether the present rule wanted more than it had.
    private(set) var isExhausted = false
    var isSpent: Bool { left <= 0 }

    init(_ maximum: Int) {
        left = maximum
        leftForRule = maximum
    }

    func beginRule() {
        leftForRule = min(left, Self.maximumPerRule)
        isExhausted = false
    }

    func endRule() { leftForRule = left }

    func take() -> Bool {
        guard leftForRule > 0 else {
            isExhausted = true
            return false
        }
        left -= 1
        leftForRule -= 1
        return true
    }
}

/// Counts how often a document is evaluated to find what would help: the larger the document, the less often.
///
/// What evaluates it otherwise than in formulas and tables takes no steps of a meter, but time by the document's size.
final class Trials {
    /// Values of all documents that are evaluated, together: two thousand times those of an application of usual size.
    static let mostValues = 400_000

    private(set) var left: Int
    /// What the present search must leave to others.
    private var reserve = 0
    /// How many trials were asked for and not had.
    private(set) var refusals = 0

    init(_ maximum: Int, of content: ApplicationContent) {
        left = min(maximum, Self.mostValues / max(1, content.valueCount))
    }

    var canTake: Bool { left > reserve && !Task.isCancelled }

    /// Lets a search have so many trials, and keeps some for what comes after it.
    func search<Result>(atMost maximum: Int = .max, reserving kept: Int = 0, _ body: () -> Result) -> Result {
        let outer = reserve
        reserve = max(outer, kept, left - min(left, maximum))
        defer { reserve = outer }
        return body()
    }

    /// Whether a search may evaluate the document once more.
    func take() -> Bool {
        guard canTake else {
            refusals += 1
            return false
        }
        left -= 1
        return true
    }
}

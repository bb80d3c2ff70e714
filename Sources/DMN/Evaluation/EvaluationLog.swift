import FEEL
import Synchronization

/// What is worth telling of an evaluation besides its value. Shared by the functions that a model calls on the way.
final class EvaluationLog: Sendable {
    /// What a decision that is being evaluated has called so far.
    struct Calls {
        var tables: [DecisionResult.TableStep] = []
        /// The decisions of the services that it called.
        var steps: [DecisionResult.Step] = []
    }

    private struct Content {
        var messages: [ModelError] = []
        /// Of the decisions that are being evaluated, each called by the one before it.
        var calls: [Calls] = []
        /// What may still be taken: sizes of the traces of tables, and decisions of services.
        var traceSize = 1_000_000
        var steps = 1_000
    }

    private let content = Mutex(Content())
    /// Whether tables are to say which rules matched.
    let isTracing: Bool
    private static let limit = 200

    init(isTracing: Bool) { self.isTracing = isTracing }

    var messages: [ModelError] { content.withLock { $0.messages } }

    var messageCount: Int { content.withLock { $0.messages.count } }

    func add(_ message: ModelError) {
        content.withLock { content in
            if content.messages.count < EvaluationLog.limit, !content.messages.contains(message) { content.messages.append(message) }
        }
    }

    // MARK: Calls

    /// Whether a table with a trace of that size is to be told; beyond the limits tables are evaluated without.
    func takesTable(of size: Int) -> Bool {
        guard isTracing else { return false }
        return content.withLock { content in
            guard let calls = content.calls.last, calls.tables.count < EvaluationLog.limit, size <= content.traceSize else { return false }
            content.traceSize -= size
            return true
        }
    }

    func add(_ table: DecisionResult.TableStep) {
        content.withLock { content in
            guard !content.calls.isEmpty else { return }
            content.calls[content.calls.count - 1].tables.append(table)
        }
    }

    /// Whether a decision of a service is to be told.
    func takesStep() -> Bool {
        content.withLock { content in
            guard content.steps > 0 else { return false }
            content.steps -= 1
            return true
        }
    }

    /// Gives the decisions of a service to the decision that called it.
    func add(_ steps: [DecisionResult.Step]) {
        content.withLock { content in
            guard !content.calls.isEmpty else { return }
            content.calls[content.calls.count - 1].steps += steps
        }
    }

    /// Begins an evaluation of which nothing is to be told; what it takes is given back by `endUntold`.
    func beginUntold() -> Untold {
        content.withLock { content in
            content.calls.append(Calls())
            return Untold(depth: content.calls.count - 1, traceSize: content.traceSize, steps: content.steps)
        }
    }

    func endUntold(_ untold: Untold) {
        _ = endCalls(at: untold.depth)
        content.withLock { content in (content.traceSize, content.steps) = (untold.traceSize, untold.steps) }
    }

    struct Untold {
        fileprivate let depth: Int
        fileprivate let traceSize: Int
        fileprivate let steps: Int
    }

    /// Begins a decision; the depth is for `endCalls`.
    func beginCalls() -> Int {
        content.withLock { content in
            content.calls.append(Calls())
            return content.calls.count - 1
        }
    }

    /// Ends the decision that began at the depth, whether or not those that it called came to their end.
    func endCalls(at depth: Int) -> Calls {
        content.withLock { content in
            guard depth < content.calls.count else { return Calls() }
            let calls = content.calls[depth]
            content.calls.removeSubrange(depth...)
            return calls
        }
    }
}

import FEEL
import Synchronization

/// What is worth telling of an evaluation besides its value. Shared by the functions that a model calls on the way.
final class EvaluationLog: Sendable {
    struct Content {
        var messages: [ModelError] = []
        var tables: [DecisionResult.TableStep] = []
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

    func add(_ table: DecisionResult.TableStep) {
        content.withLock { content in
            if content.tables.count < EvaluationLog.limit { content.tables.append(table) }
        }
    }

    /// The tables evaluated since the last call.
    func takeTables() -> [DecisionResult.TableStep] {
        content.withLock { content in
            defer { content.tables = [] }
            return content.tables
        }
    }
}

import ExactJSON

/// Applies one programme version to stored applications of its programme's calls.
package struct Replayer: Sendable {
    /// Issues of one application that are kept.
    package static let mostIssues = 20

    private let programme: Programme
    private let evaluators: [String: Evaluator]

    /// `calls` are those whose applications are replayed, as they are published.
    package init(_ programme: Programme, calls: [Call]) {
        self.programme = programme
        evaluators = Dictionary(calls.map { ($0.code, Evaluator(programme, call: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// `content` is the stored content, JSON; `before` what the stored evaluation came to.
    package func result(
        of content: [UInt8], call: String, gate: Gate, at instant: Instant, before: ReplayOutcome
    ) -> ReplayResult {
        guard let evaluator = evaluators[call] else { return .notEvaluable(before, "the call \(call) is not part of the replay") }
        let json: JSON
        do throws(JSONParseError) {
            json = try JSON(parsing: content)
        } catch {
            return .notEvaluable(before, "the stored content can't be read: \(error.line):\(error.column): \(error.message)")
        }
        let read: ApplicationContent
        do throws(FieldIssues) {
            read = try ApplicationContent(json)
        } catch {
            return .doesNotFit(before, Array(error.issues.prefix(Self.mostIssues)), count: error.issues.count)
        }
        let issues = read.documentIssues(under: programme)
        guard issues.isEmpty else { return .doesNotFit(before, Array(issues.prefix(Self.mostIssues)), count: issues.count) }
        do throws(EvaluationError) {
            return .compared(
                ReplayComparison(before: before, after: try evaluator.replayOutcome(of: read, gate: gate, at: instant)))
        } catch {
            return .notEvaluable(before, error.description)
        }
    }
}

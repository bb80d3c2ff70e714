import ExactJSON
import FEEL
import Grants

/// What must hold of any text offered as a programme file.
enum ProgrammeCheck {
    private static let call: Call? = try? CallFile.read(
        """
        code: x-call
        programme: x
        programmeVersion: 1
        name: {en: Call}
        opens: {at: 2019-01-01T00:00:00, zone: Europe/Oslo}
        closes: {at: 2019-12-31T23:59:59, zone: Europe/Oslo}
        currency: NOK
        source: none
        """)

    static func run(_ text: String) {
        let programme: Programme
        do throws(FileErrors) {
            programme = try ProgrammeFile.read(text)
        } catch {
            hold(!error.errors.isEmpty, "refused without an error")
            let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
            for error in error.errors {
                hold((1...lines + 1).contains(error.line) && error.column >= 1 && !error.message.isEmpty, "an error without a place: \(error)")
            }
            return
        }
        _ = programme.failingTests()
        guard let call, let content = try? ApplicationContent(["call": "x-call", "answers": ["q": "1"]]) else {
            return hold(false, "the check's own call or application can't be read")
        }
        let evaluator = Evaluator(programme, call: call)
        guard let plain = try? evaluator.evaluate(content, at: call.opens, traced: false) else { return }
        do throws(EvaluationError) {
            let traced = try evaluator.evaluate(content, at: call.opens, traced: true, explained: true)
            hold(plain.verdict == traced.verdict, "the verdict is \(plain.verdict), traced \(traced.verdict)")
            hold(plain.rules.map(\.outcome) == traced.rules.map(\.outcome), "a rule's outcome differs when it is traced")
        } catch {
            if case .beyondLimits = error { return }
            hold(false, "evaluated, but not when traced: \(error)")
        }
    }
}

import ArgumentParser
import ExactJSON
import Grants
import Localisation

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Compute an application's finance table and run its programme's rules, with no server or database.",
        discussion:
            "The call that the document names is looked up among the call files. The exit status tells whether it could be evaluated, not the verdict."
    )

    @OptionGroup var document: DocumentOptions

    @Option(help: ArgumentHelp("Evaluate as of this instant, such as 2019-10-01T12:00:00+02:00; by default now.", valueName: "instant"))
    var at: Instant?

    @Flag(help: "Print what POST /v1/evaluations answers.")
    var json = false

    @Flag(help: "Say why each rule does not pass, and what would make it pass.")
    var explain = false

    func run() async throws {
        let offline = try document.evaluation()
        let evaluation = try offline.evaluate(at: at ?? .now(), explained: explain)
        guard !json else { return Console.write(evaluation.text(.pretty)) }
        Console.write(offline.heading + "\n" + EvaluationReport(evaluation, programme: offline.programme, language: document.language).text)
        let missing = offline.missing
        guard !missing.isEmpty else { return }
        Console.write(
            "\n" + ReportText.missingBeforeSubmission.text(in: document.language) + "\n" + missing.map { "  " + $0 }.joined(separator: "\n"))
    }
}

extension Language: ExpressibleByArgument {
    package init?(argument: String) { self.init(tag: argument) }
}

extension Instant: ExpressibleByArgument {
    package init?(argument: String) { try? self.init(parsing: argument) }
}

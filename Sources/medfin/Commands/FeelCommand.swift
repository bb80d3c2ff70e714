import ArgumentParser
import FEEL
import Grants
import Localisation

struct FeelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feel",
        abstract: "Evaluate an expression of the rule language, or line after line of them.",
        discussion: """
            Without an expression, lines are read from standard input; the line :help says what else they may be.
            In the context file numbers are exact, and a text such as @"2019-10-01" is a date, a time or a duration.
            """)

    @Argument(help: "The expression, such as 'sum(amounts) <= 1000'.")
    var expression: String?

    @Option(help: ArgumentHelp("A file with a JSON object: the names that the expression may use.", valueName: "file"))
    var context: String?

    @Flag(help: "Show the value of every part of the expression, of loops round by round, and why it is not true.")
    var trace = false

    @Flag(help: "Take unknown names and mismatched types as null, as the standard has it, instead of refusing them.")
    var lenient = false

    @Option(help: ArgumentHelp("What now() and today() give, such as 2019-10-01T12:00:00+02:00; by default this moment.", valueName: "instant"))
    var at: Instant?

    @Option(
        help: ArgumentHelp("Say what value of this number, date or list of the context would make a false expression true.", valueName: "name"))
    var adjust: [String] = []

    @Option(help: "The language of explanations: \(Language.allCases.map(\.rawValue).joined(separator: ", ")).")
    var language = Language.en

    func run() async throws {
        var session = FeelSession(now: DateTime((at ?? .now()).description), isLenient: lenient, language: language, adjustable: adjust)
        session.isTraced = trace
        if let context { try session.read(context: SourceFile(context)) }
        if let expression { return Console.write(try session.answer(to: expression)) }
        FeelPrompt(session: session).run()
    }
}

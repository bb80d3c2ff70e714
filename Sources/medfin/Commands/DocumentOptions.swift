import ArgumentParser
import Grants
import Localisation

/// What the commands share that work on an application document, with no server or database.
struct DocumentOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The application document in JSON; - reads standard input.", valueName: "file"))
    var file: String

    @Option(help: "The language of the texts: \(Language.allCases.map(\.rawValue).joined(separator: ", ")).")
    var language = Language.en

    @Option(help: ArgumentHelp("The folder with programmes and calls; by default the nearest folder Config.", valueName: "folder"))
    var config: String?

    func evaluation() throws -> OfflineEvaluation {
        try OfflineEvaluation(
            document: file == "-" ? SourceFile.standardInput() : SourceFile(file), config: ConfigFolder.find(config), language: language)
    }
}

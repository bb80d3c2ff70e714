import ArgumentParser
import ExactJSON
import Foundation
import Grants
import Localisation

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Send the reference application through a running server and show what comes of it.",
        discussion:
            "Each run makes a new application. It is registered by a case officer as received on paper on 1 October 2019 and decided by another person."
    )

    @Argument(help: ArgumentHelp("Another application document in JSON.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("When it was received; inside its call's period.", valueName: "instant"))
    var receivedAt: Instant?

    @Option(help: "The language of the texts: \(Language.allCases.map(\.rawValue).joined(separator: ", ")) (MEDFIN_LANGUAGE).")
    var language: Language?

    @OptionGroup var config: ConfigOptions

    func run() async throws {
        let folder = try ConfigFolder.find(config.config)
        let settings = try await config.settings()
        let language = language ?? settings.language
        let document = try SourceFile(file ?? folder.examples.appending(path: "digitaliseringsguiden.json").path)
        let offline = try OfflineEvaluation(document: document, config: folder, language: language)
        let received = try receivedAt ?? Instant(parsing: "2019-10-01T12:00:00+02:00")
        let tokens = try LocalTokens(settings)
        tokens.tellOfNewKey()
        let authority = offline.programme.authority.identifier
        let base = "http://\(settings.host.contains(":") ? "[\(settings.host)]" : settings.host):\(settings.port)"
        func client(_ role: Role) async throws -> ServerClient {
            ServerClient(base: base, token: try await tokens.token(for: role, organisation: authority, lifetime: 600), language: language) {
                Console.write($0)
            }
        }
        let demonstration = Demonstration(
            document: try JSON(parsing: document.text), programme: offline.programme, receivedAt: received,
            caseOfficer: try await client(.caseOfficer), decisionMaker: try await client(.decisionMaker), language: language)
        Console.write(offline.heading + "\n")
        try await demonstration.run()
    }
}

import ArgumentParser
import Configuration
import Foundation

/// Options that several commands share: where the project's files and the settings are.
struct ConfigOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with programmes and calls; by default the nearest folder Config.", valueName: "folder"))
    var config: String?

    @Option(help: ArgumentHelp("The folder for the local issuer's key and the private database (MEDFIN_HOME).", valueName: "folder"))
    var home: String?

    @Option(help: ArgumentHelp("A configuration file in JSON (MEDFIN_SETTINGS).", valueName: "file"))
    var settings: String?

    func settings(_ options: [String: ConfigContent] = [:]) async throws(CommandFailure) -> Settings {
        var options = options
        options[Setting.home] = home.map { .string($0) }
        // The project's own .medfin, so that tokens fit its server wherever the command is run.
        let project = try? ConfigFolder.find(config).url.deletingLastPathComponent()
        return try await Settings.read(
            file: settings, options: options, defaultHome: project?.appending(path: Settings.homeName).relativePath ?? Settings.homeName)
    }
}

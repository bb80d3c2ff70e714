import ArgumentParser
import Configuration

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the HTTP API on the database of DATABASE_URL until SIGINT or SIGTERM.",
        discussion: "Options go before environment variables, these before the configuration file. docs/operations.md lists every setting.")

    @Option(help: "The address to listen on (MEDFIN_HOST).")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one (MEDFIN_PORT).")
    var port: Int?

    @Flag(help: "Print lines to try once the server listens.")
    var hints = false

    @OptionGroup var config: ConfigOptions

    func run() async throws {
        let folder = try ConfigFolder.find(config.config)
        var options: [String: ConfigContent] = [:]
        options[Setting.host] = host.map { .string($0) }
        options[Setting.port] = port.map { .int($0) }
        let settings = try await config.settings(options)
        try await Server(settings: settings, folder: folder, hints: hints).run()
    }
}

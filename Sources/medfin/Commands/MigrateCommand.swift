import ArgumentParser
import Persistence

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database of DATABASE_URL to the state that the folder Migrations describes.")

    @OptionGroup var config: ConfigOptions

    func run() async throws {
        let folder = try ConfigFolder.find(config.config)
        let settings = try await config.settings()
        let applied = try await Database.use(settings) { pool in
            try await Migrator(directory: folder.migrations).migrate(pool)
        }
        Console.write(applied.isEmpty ? "The database is up to date." : "Applied \(applied.joined(separator: ", ")).")
    }
}

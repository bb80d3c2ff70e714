import Casework
import Grants
import Postgres

extension ProgrammeFiles {
    /// Publishes what is new, programmes first, and gives a line for each file. What is published already stays as it is;
    /// so does a call of which applications are judged by another version than the file now says: its line begins with `kept:`.
    /// Throws every programme file that is refused, after the others are published and before any call is; their lines follow.
    func publish(to pool: PostgresPool) async throws -> [String] {
        let publish = Publish(pool: pool, catalogue: ProgrammeCatalogue())
        var lines: [String] = []
        var refused: [String] = []
        for read in programmes {
            let programme = read.content
            do {
                let outcome = try await publish.programme(
                    read.file.text, file: read.file.path, models: programme.models.map(\.file))
                lines.append("\(programme.code) version \(programme.version): \(outcome)")
            } catch let error as PublicationError {
                refused.append("\(error)")
            }
        }
        guard refused.isEmpty else { throw CommandFailure(refused + lines) }
        for read in calls {
            do {
                let outcome = try await publish.call(read.file.text, file: read.file.path)
                lines.append("\(read.content.code): \(outcome)")
            } catch let error as PublicationError {
                // The call goes on as it is; a server must start with it.
                guard case .versionFixed = error else { throw error }
                lines.append("kept: \(error)")
            }
        }
        return lines
    }
}

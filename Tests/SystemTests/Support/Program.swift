import Foundation

/// The program under test, as it was built beside these tests.
struct Program: Sendable {
    /// The package that these tests belong to.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    let path: String
    /// The settings that every command gets.
    let environment: [String: String]
    let folder: URL
    let warden: Warden

    init(environment: [String: String], folder: URL, warden: Warden) throws {
        guard let tests = Bundle.main.executableURL else { throw SystemTestError("the test bundle's place is unknown") }
        path = tests.resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "medfin").path
        guard FileManager.default.isExecutableFile(atPath: path) else { throw SystemTestError("\(path) is not there; swift build makes it") }
        self.environment = environment
        self.folder = folder
        self.warden = warden
    }

    func start(_ arguments: [String], _ settings: [String: String] = [:]) throws -> ChildProcess {
        try ChildProcess(path, arguments, environment: environment.merging(settings) { $1 }, folder: folder, warden: warden)
    }

    func end(_ arguments: [String], _ settings: [String: String] = [:]) async throws -> ChildProcess.Ending {
        try await start(arguments, settings).end()
    }

    /// What a command prints that must succeed.
    func output(_ arguments: [String], _ settings: [String: String] = [:]) async throws -> String {
        let ending = try await end(arguments, settings)
        guard ending.status == 0 else {
            throw SystemTestError("medfin \(arguments.joined(separator: " ")) ended with \(ending.status): \(ending.errors)")
        }
        return ending.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

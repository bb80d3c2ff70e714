import Testing

/// Gives a suite, once for all of its tests, `RunningSystem.current`.
struct SystemTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await RunningSystem.with(function)
    }
}

extension Trait where Self == SystemTrait {
    static var runningSystem: Self { SystemTrait() }
}

/// The program as it is built, as a stranger meets it: processes, sockets, a durable database.
@Suite("The running system", .serialized, .runningSystem)
enum SystemTests {}

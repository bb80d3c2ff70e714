package import Testing

/// Gives each test a database of its own: `TestDatabase.current`.
package struct DatabaseTrait: TestTrait, SuiteTrait, TestScoping {
    let template: String
    let prepare: @Sendable (_ url: String) async throws -> Void

    /// Tests of a suite with the trait have it one by one.
    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        let cluster = try TestCluster()
        let template = try await TemplateDatabases.shared.name(of: template, in: cluster, prepare: prepare)
        let name = TestDatabaseName.next(self.template)
        try await cluster.create(name, template: template)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await TestDatabase.bind(cluster.database(named: name), function))
        } catch {
            outcome = .failure(error)
        }
        try await cluster.drop(name)
        try outcome.get()
    }
}

extension Trait where Self == DatabaseTrait {
    /// An empty database.
    package static var database: Self { .database(template: "empty") { _ in } }

    /// A copy of a template that `prepare` fills, once in this process for each name. It must leave no connection open.
    package static func database(
        template: String, prepare: @escaping @Sendable (_ url: String) async throws -> Void
    ) -> Self {
        DatabaseTrait(template: template, prepare: prepare)
    }
}

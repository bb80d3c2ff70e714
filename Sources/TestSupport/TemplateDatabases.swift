import Synchronization

/// The templates that this process has made, each once, whoever asks first.
final class TemplateDatabases: Sendable {
    static let shared = TemplateDatabases()

    private let tasks = Mutex<[String: Task<String, any Error>]>([:])

    /// The name in the cluster of the template, made by `prepare` from an empty database.
    func name(
        of template: String, in cluster: TestCluster, prepare: @escaping @Sendable (_ url: String) async throws -> Void
    ) async throws -> String {
        let task = tasks.withLock { tasks in
            if let task = tasks[template] { return task }
            let task = Task {
                let name = TestDatabaseName.next(template)
                try await cluster.create(name, template: "template0")
                try await prepare(cluster.database(named: name).url)
                return name
            }
            tasks[template] = task
            return task
        }
        return try await task.value
    }
}

import ExactJSON
import Postgres
import Testing

extension SystemTests {
    @Suite("A graceful stop")
    struct ShutdownTests {
        @Test("SIGTERM lets requests under way be answered and ends with 0; a restart finds the data", .timeLimit(.minutes(1)))
        func terminated() async throws {
            try await RunningSystem.serve(["MEDFIN_DATABASE_LOCK_TIMEOUT_SECONDS": "20"]) { server in
                let applicant = try await server.applicant()
                let existing = try await applicant.post("/v1/applications", ["title": "Before"], key: "before")
                let path = try #require(existing.location)
                let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
                    // Whoever writes applications waits for this transaction, however quick the server is.
                    try await server.database.withTransaction { connection in
                        try await connection.query("LOCK TABLE applications IN SHARE MODE")
                        for number in 1...6 {
                            let document: JSON = ["title": .string("Under way \(number)")]
                            group.addTask { try await applicant.post("/v1/applications", document, key: "key-\(number)") }
                        }
                        try await Self.wait(for: 6, in: server)
                        try server.server.terminate()
                        try await Self.waitUntilClosed(server.stranger)
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let ending = try await server.server.end()
                #expect(ending.status == 0)
                #expect(replies.map(\.status) == Array(repeating: 201, count: 6))
                try await server.server.start()
                #expect(try await applicant.get(path).json == existing.json)
                for reply in replies {
                    #expect(try await applicant.get(try #require(reply.location)).json == reply.json)
                }
                #expect(try await server.count("SELECT count(*) FROM applications") == 7)
            }
        }

        /// Until as many of the server's statements wait for a lock.
        private static func wait(for count: Int, in server: TestServer) async throws {
            let waiting: SQL = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            try await poll("the requests do not reach the database") { try await server.count(waiting) == count }
        }

        /// Until the server takes no further connection.
        private static func waitUntilClosed(_ client: Client) async throws {
            try await poll("the server still takes connections") {
                do {
                    _ = try await client.get("/health/live", ["Connection": "close"])
                    return false
                } catch {
                    return true
                }
            }
        }

        private static func poll(_ complaint: String, _ condition: () async throws -> Bool) async throws {
            let deadline = ContinuousClock.now + .seconds(10)
            while try await !condition() {
                guard .now < deadline else { throw SystemTestError(complaint) }
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }
}

import ExactJSON
import Testing

extension SystemTests {
    @Suite("A crash")
    struct CrashTests {
        private func writers(_ server: TestServer, _ progress: WriterProgress) async throws -> [CaseWriter] {
            let (applicant, decisionMaker) = (try await server.applicant(), try await server.decisionMaker())
            return (1...4).map { CaseWriter(name: "Writer \($0)", applicant: applicant, decisionMaker: decisionMaker, progress: progress) }
        }

        @Test("kill -9 of the server between any two requests loses nothing that was acknowledged", .timeLimit(.minutes(2)))
        func serverKilled() async throws {
            try await RunningSystem.serve { server in
                let progress = WriterProgress()
                let writers = try await writers(server, progress)
                async let records = CaseWriter.write(writers)
                for _ in 1...5 {
                    try await progress.advance(by: .random(in: 5...25))
                    try await server.server.kill()
                    try await server.server.start()
                }
                try await progress.advance(by: 10)
                progress.stop()
                let written = try await records
                #expect(progress.unanswered > 0)
                try await server.server.kill()
                try await server.server.start()
                try await server.check(written, as: writers[0].applicant)
            }
        }

        @Test(
            "kill -9 of the database loses nothing that was acknowledged; the server answers 503 meanwhile and recovers by itself",
            .timeLimit(.minutes(2)))
        func databaseKilled() async throws {
            try await RunningSystem.serve(["MEDFIN_DATABASE_ACQUIRE_TIMEOUT_SECONDS": "1"]) { server in
                let progress = WriterProgress()
                let writers = try await writers(server, progress)
                let (stranger, applicant) = (server.stranger, writers[0].applicant)
                async let records = CaseWriter.write(writers)
                for _ in 1...2 {
                    try await progress.advance(by: .random(in: 5...25))
                    #expect(try await stranger.get("/health/ready").status == 200)
                    try server.system.cluster.kill()
                    try await waitForReadiness(503, stranger)
                    for path in ["/health/ready", "/v1/applications"] {
                        let reply = try await applicant.get(path)
                        #expect(reply.status == 503, "\(path)")
                        #expect(reply.isProblem, "\(path)")
                        #expect(reply.header("Retry-After") != nil, "\(path)")
                    }
                    #expect(try await stranger.get("/health/live").status == 200)
                    try await server.system.cluster.start()
                    try await waitForReadiness(200, stranger)
                }
                try await progress.advance(by: 10)
                progress.stop()
                let written = try await records
                #expect(progress.unavailable > 0)
                #expect(progress.unanswered == 0)
                try await server.check(written, as: applicant)
            }
        }

        private func waitForReadiness(_ status: Int, _ client: Client) async throws {
            let deadline = ContinuousClock.now + .seconds(20)
            while try await client.get("/health/ready").status != status {
                guard .now < deadline else { throw SystemTestError("/health/ready does not come to answer \(status)") }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}

import ExactJSON
import Foundation
import Postgres
import Testing

extension SystemTests {
    @Suite("The command medfin evaluate")
    struct EvaluateTests {
        @Test("gives what POST /v1/evaluations gives for the same document and instant", .timeLimit(.minutes(1)))
        func sameAnswer() async throws {
            try await RunningSystem.serve { server in
                let applicant = try await server.applicant()
                for instant in ["2019-10-01T12:00:00+02:00", "2019-08-01T00:00:00Z"] {
                    let offline = try await Self.offline(at: instant, server.system.program)
                    let reply = try await applicant.post(
                        "/v1/evaluations", ["application": try TestServer.referenceApplication(), "at": .string(instant)])
                    #expect(reply.status == 200)
                    let online = try reply.json
                    let members = [
                        "amounts", "at", "call", "currency", "gate", "limits", "programme", "rules", "shares", "support", "verdict", "years",
                    ]
                    #expect(online.objectValue?.names.sorted() == members)
                    for name in members {
                        #expect(offline[name] == online[name], "\(name) at \(instant)")
                    }
                }
                #expect(try await server.count("SELECT count(*) FROM applications") == 0)
            }
        }

        private static func offline(at instant: String, _ program: Program) async throws -> JSON {
            let config = Program.project.appending(path: "Config").path
            return try JSON(
                parsing: try await program.output(
                    ["evaluate", "\(config)/examples/digitaliseringsguiden.json", "--json", "--at", instant, "--config", config]))
        }
    }
}

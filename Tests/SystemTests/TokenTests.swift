import ExactJSON
import Foundation
import Postgres
import Testing

extension SystemTests {
    @Suite("Tokens and starting")
    struct TokenTests {
        /// A role, what it may ask for, and what it may not.
        private static let roles: [(role: String, allowed: String, refused: String)] = [
            ("applicant", "GET /v1/applications", "GET /v1/reports/eligibility"),
            ("coFinancier", "GET /v1/applications", "POST /v1/applications"),
            ("caseOfficer", "GET /v1/reports/eligibility", "GET /v1/payout-schedules"),
            ("decisionMaker", "GET /v1/applications", "POST /v1/applications"),
            ("payoutPreparer", "GET /v1/payout-schedules", "GET /v1/reports/eligibility"),
            ("payoutApprover", "GET /v1/payout-schedules", "GET /v1/applications"),
            ("auditor", "GET /v1/payout-schedules", "POST /v1/applications"),
            ("administrator", "GET /v1/calls", "GET /v1/applications"),
        ]

        @Test("a token of medfin token works for its role and is refused outside it", .timeLimit(.minutes(1)))
        func roles() async throws {
            try await RunningSystem.serve { server in
                for (role, allowed, refused) in Self.roles {
                    let isStaff = role != "applicant" && role != "coFinancier"
                    let client = try await server.client(role, of: isStaff ? TestServer.authority : TestServer.applicantOrganisation)
                    #expect(try await Self.send(allowed, client).status == 200, "\(role)")
                    let refusal = try await Self.send(refused, client)
                    #expect(refusal.status == 403, "\(role)")
                    #expect(refusal.problem == "insufficient-scope", "\(role)")
                    #expect(refusal.header("WWW-Authenticate")?.contains("insufficient_scope") == true, "\(role)")
                }
                #expect(try await server.count("SELECT count(*) FROM applications") == 0)
            }
        }

        @Test("no token, a changed one, and one of another key are refused with 401", .timeLimit(.minutes(1)))
        func refused() async throws {
            try await RunningSystem.serve { server in
                let own = try #require(try await server.applicant().token)
                let other = try await server.system.program.output(
                    ["token", "--role", "applicant", "--organisation", TestServer.applicantOrganisation],
                    ["MEDFIN_HOME": server.system.program.folder.appending(path: "other home").path])
                let parts = own.split(separator: ".")
                let changed = "\(parts[0]).\(parts[1].dropLast(2))AA.\(parts[2])"
                for token in [nil, changed, other, "nonsense"] {
                    var client = server.stranger
                    client.token = token
                    let reply = try await client.get("/v1/applications")
                    #expect(reply.status == 401, "\(token ?? "none")")
                    #expect(reply.isProblem)
                    #expect(reply.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
                }
            }
        }

        @Test("the server does not start with its own issuer on an address that others reach", .timeLimit(.minutes(1)))
        func exposed() async throws {
            let system = try RunningSystem.current
            let ending = try await system.program.end(
                ["serve", "--host", "0.0.0.0", "--port", "0"], ["DATABASE_URL": try await system.emptyDatabase()])
            #expect(ending.status == 1)
            #expect(ending.errors.contains("loopback"))
            #expect(ending.errors.contains("MEDFIN_LOCAL_ISSUER=false"))
        }

        @Test("the server does not start while migrations are pending", .timeLimit(.minutes(1)))
        func pending() async throws {
            let system = try RunningSystem.current
            let settings = ["DATABASE_URL": try await system.emptyDatabase()]
            let ending = try await system.program.end(["serve", "--port", "0"], settings)
            #expect(ending.status == 1)
            #expect(ending.errors.contains("medfin migrate"))
            #expect(try await system.program.output(["migrate"], settings).contains("0001_programmes_and_calls"))
            #expect(try await system.program.output(["migrate"], settings) == "The database is up to date.")
        }

        private static func send(_ line: String, _ client: Client) async throws -> Reply {
            let parts = line.split(separator: " ")
            let path = String(parts[1])
            return parts[0] == "GET" ? try await client.get(path) : try await client.post(path, ["title": "A"], key: "k")
        }
    }
}

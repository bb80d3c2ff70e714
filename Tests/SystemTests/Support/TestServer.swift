import ExactJSON
import Foundation
import Postgres

/// A server with its database and the people who use it.
struct TestServer: Sendable {
    static let applicantOrganisation = "0007:222000-0638"
    static let authority = "0007:202100-6198"

    let system: RunningSystem
    let server: Server
    /// Straight to its database.
    let database: PostgresPool

    /// A client without a token.
    var stranger: Client { Client(http: system.http, address: { [server] in server.address }) }

    func client(_ role: String, of organisation: String, person: String? = nil) async throws -> Client {
        var client = stranger
        client.token = try await system.program.output(
            ["token", "--role", role, "--organisation", organisation] + (person.map { ["--person", $0] } ?? []))
        return client
    }

    func applicant() async throws -> Client { try await client("applicant", of: Self.applicantOrganisation) }

    func caseOfficer() async throws -> Client { try await client("caseOfficer", of: Self.authority) }

    func decisionMaker() async throws -> Client { try await client("decisionMaker", of: Self.authority) }

    /// A single number that the database gives.
    func count(_ sql: SQL) async throws -> Int {
        try await database.query(sql).decode(Int.self).first ?? -1
    }

    /// The reference application, to another call if one is named.
    static func referenceApplication(call: String? = nil) throws -> JSON {
        let file = Program.project.appending(path: "Config/examples/digitaliseringsguiden.json")
        var document = try JSON(parsing: Array(Data(contentsOf: file)))
        if let call { document["call"] = .string(call) }
        return document
    }
}

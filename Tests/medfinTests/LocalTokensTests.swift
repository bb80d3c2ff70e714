import AsyncHTTPClient
import Foundation
import Grants
import HTTPConventions
import Logging
import Testing

@testable import medfin

@Suite("Tokens of the local issuer") struct LocalTokensTests {
    @Test("each role's token carries its scopes, its organisation and a person of its own", arguments: Role.allCases)
    func roles(role: Role) async throws {
        try await ProjectFolder.temporary { folder in
            let settings = try await Settings.read(environment: ["MEDFIN_HOME": folder.path])
            let token = try await LocalTokens(settings).token(for: role, organisation: "0007:222000-0638", lifetime: 60)
            let holder = try await verifier(settings).verify(token)
            #expect(holder.organisation == "0007:222000-0638")
            #expect(holder.person == role.rawValue)
            #expect(holder.scopes == Set(role.scopes.map(\.rawValue)))
        }
    }

    @Test("a person that is named is in the token") func namedPerson() async throws {
        try await ProjectFolder.temporary { folder in
            let settings = try await Settings.read(environment: ["MEDFIN_HOME": folder.path])
            let token = try await LocalTokens(settings).token(
                for: .caseOfficer, organisation: "0007:222000-0638", person: "Second officer", lifetime: 60)
            #expect(try await verifier(settings).verify(token).person == "Second officer")
        }
    }

    @Test("a key that had to be made is told of, once") func newKey() async throws {
        try await ProjectFolder.temporary { folder in
            let settings = try await Settings.read(environment: ["MEDFIN_HOME": folder.path])
            let notice = "made a new local key in \(folder.path); a server must use the same MEDFIN_HOME"
            #expect(try LocalTokens(settings).notice == notice)
            #expect(try LocalTokens(settings).notice == nil)
        }
    }

    @Test("a server that others can reach refuses the local issuer") func otherAddress() async throws {
        try await ProjectFolder.temporary { folder in
            let settings = try await Settings.read(environment: ["MEDFIN_HOME": folder.path, "MEDFIN_HOST": "0.0.0.0"])
            #expect(throws: CommandFailure.self) { try verifier(settings) }
        }
    }

    @Test("a server without any issuer does not start") func noIssuer() async throws {
        let settings = try await Settings.read(environment: ["MEDFIN_LOCAL_ISSUER": "false"])
        #expect(throws: CommandFailure.self) { try verifier(settings) }
    }

    private func verifier(_ settings: Settings) throws -> TokenVerifier {
        try TrustedIssuers(settings).verifier(client: HTTPClient.shared, logger: Logger(label: "test"))
    }
}

import Configuration
import ExactJSON
import Foundation
import HTTPConventions
import Testing

@testable import medfin

@Suite("Settings") struct SettingsTests {
    @Test("without any setting the documented defaults hold") func defaults() async throws {
        let settings = try await Settings.read(environment: [:])
        #expect(settings.home == ".medfin")
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8080)
        #expect(settings.localIssuer)
        #expect(settings.database.url == nil)
        #expect(settings.issuers.isEmpty)
    }

    @Test("an option goes before a variable, a variable before the file, the file before the default") func order() async throws {
        try await ProjectFolder.temporary { folder in
            let file = folder.appending(path: "medfin.json")
            try Data(#"{"medfin": {"port": 1, "host": "file", "rateLimit": {"burst": 7}, "home": "file"}}"#.utf8).write(to: file)
            let settings = try await Settings.read(
                file: file.path, options: [Setting.port: .int(3)], environment: ["MEDFIN_PORT": "2", "MEDFIN_HOST": "variable"])
            #expect(settings.port == 3)
            #expect(settings.host == "variable")
            #expect(settings.home == "file")
            #expect(settings.rateLimit.burst == 7)
            #expect(settings.http.maxBodyBytes == 2_097_152)
        }
    }

    @Test("every value that can't be read is named, with its variable") func mistakes() async throws {
        let failure = await #expect(throws: CommandFailure.self) {
            try await Settings.read(environment: [
                "MEDFIN_PORT": "http", "MEDFIN_LOCAL_ISSUER": "maybe", "MEDFIN_LOG_LEVEL": "loud", "MEDFIN_CLOCK_LEEWAY_SECONDS": "61",
            ])
        }
        let messages = try #require(failure?.messages)
        #expect(messages.count == 4)
        for variable in ["MEDFIN_PORT", "MEDFIN_LOCAL_ISSUER", "MEDFIN_LOG_LEVEL", "MEDFIN_CLOCK_LEEWAY_SECONDS"] {
            #expect(messages.contains { $0.contains("(\(variable))") })
        }
    }

    @Test("a burst is taken up to what the limiter honours") func burst() async throws {
        #expect(try await Settings.read(environment: ["MEDFIN_RATE_LIMIT_BURST": "1000000"]).rateLimit.burst == 1_000_000)
        let failure = await #expect(throws: CommandFailure.self) {
            try await Settings.read(environment: ["MEDFIN_RATE_LIMIT_BURST": "1000001"])
        }
        #expect(failure?.messages == ["medfin.rateLimit.burst (MEDFIN_RATE_LIMIT_BURST) must be a whole number from 1 to 1000000"])
    }

    @Test("an empty variable counts as none") func emptyVariable() async throws {
        let settings = try await Settings.read(environment: ["DATABASE_URL": "", "MEDFIN_PORT": ""])
        #expect(settings.database.url == nil)
        #expect(settings.port == 8080)
    }

    @Test("issuers are read with their claims") func issuers() async throws {
        let settings = try await Settings.read(environment: [
            "MEDFIN_ISSUERS": "maskinporten,house",
            "MEDFIN_ISSUER_MASKINPORTEN_ISSUER": "https://maskinporten.no/", "MEDFIN_ISSUER_MASKINPORTEN_KEYS": "https://maskinporten.no/jwk",
            "MEDFIN_ISSUER_HOUSE_ISSUER": "https://id.example.org", "MEDFIN_ISSUER_HOUSE_KEYS": "keys.json",
            "MEDFIN_ISSUER_HOUSE_ALGORITHMS": "ES256", "MEDFIN_ISSUER_HOUSE_AUDIENCE": "cases",
            "MEDFIN_ISSUER_HOUSE_ORGANISATION_CLAIM": "/org/number", "MEDFIN_ISSUER_HOUSE_ORGANISATION_REGISTER": "0007",
            "MEDFIN_ISSUER_HOUSE_PERSON_CLAIM": "/sub", "MEDFIN_ISSUER_HOUSE_SCOPES_CLAIM": "/roles",
        ])
        let maskinporten = try #require(settings.issuers.first)
        #expect(maskinporten.claims == .maskinporten)
        #expect(maskinporten.algorithms == [.rs256, .es256])
        #expect(maskinporten.audience == "medfin")
        let house = try #require(settings.issuers.last)
        #expect(house.algorithms == [.es256])
        #expect(house.audience == "cases")
        let expected = ClaimMapping(
            organisation: JSONPointer("org", "number"), register: "0007", person: JSONPointer("sub"), scopes: JSONPointer("roles"))
        #expect(house.claims == expected)
    }

    @Test("an issuer without keys or with an unknown algorithm is refused") func incompleteIssuer() async {
        await #expect(throws: CommandFailure.self) {
            try await Settings.read(environment: ["MEDFIN_ISSUERS": "a", "MEDFIN_ISSUER_A_ISSUER": "a"])
        }
        await #expect(throws: CommandFailure.self) {
            try await Settings.read(environment: [
                "MEDFIN_ISSUERS": "a", "MEDFIN_ISSUER_A_ISSUER": "a", "MEDFIN_ISSUER_A_KEYS": "k", "MEDFIN_ISSUER_A_ALGORITHMS": "HS256",
            ])
        }
    }

    @Test("one connection is too few, as a replay reads on one and writes on another") func oneConnection() async throws {
        await #expect(throws: CommandFailure.self) { try await Settings.read(environment: ["MEDFIN_DATABASE_MAXIMUM_CONNECTIONS": "1"]) }
        #expect(try await Settings.read(environment: ["MEDFIN_DATABASE_MAXIMUM_CONNECTIONS": "2"]).database.maximumConnections == 2)
    }

    @Test("operations.md lists every setting with its variable") func documented() throws {
        let page = try SourceFile(ProjectFolder.url.appending(path: "docs/operations.md").path).text
        let keys = [
            Setting.databaseURL, Setting.home, Setting.host, Setting.port, Setting.logLevel, Setting.language, Setting.maximumConnections,
            Setting.acquireTimeout, Setting.statementTimeout, Setting.lockTimeout, Setting.maximumBodyBytes, Setting.requestTimeout,
            Setting.ratePerAddress, Setting.ratePerOrganisation, Setting.rateBurst, Setting.audience, Setting.localIssuer,
            Setting.clockLeeway, Setting.issuers,
        ]
        for key in keys { #expect(page.contains("| `\(key)` | `\(Setting.variable(key))` |"), "\(key)") }
    }
}

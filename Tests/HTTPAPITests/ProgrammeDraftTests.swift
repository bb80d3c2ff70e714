import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Programme versions over HTTP", .serialized, .published)
struct ProgrammeDraftTests {
    private static let versions = "/v1/programmes/no-fixture/versions"
    private static let second = Fixture.programme.replacing("version: 1\n", with: "version: 2\n")

    private func draft(
        _ server: Harness, _ body: JSON = ["file": .string(second)], as caller: Caller = .administrator, key: String = "k",
        path: String = versions
    ) async throws -> Answer {
        try await server.send(.post, path, as: caller, ["Idempotency-Key": key], json: body)
    }

    private func publish(
        _ server: Harness, _ path: String = "\(versions)/2", tag: String, as caller: Caller = .otherAdministrator, key: String = "p"
    ) async throws -> Answer {
        try await server.send(.post, "\(path)/publication", as: caller, ["If-Match": tag, "Idempotency-Key": key], json: [:])
    }

    @Test("a draft is saved with its mistakes, mended, published by another person, and public from then on")
    func lifecycle() async throws {
        try await Harness.run { server in
            let broken = Self.second.replacing("currency: NOK", with: "curency: NOK")
            let created = try await draft(server, ["file": .string(broken), "models": []])
            #expect(created.status == 201)
            let path = try #require(created.headers[.location])
            #expect(path == "\(Self.versions)/2" && created.tag == "\"1\"")
            #expect(try created.json["publishable"] == false)
            #expect(
                try created.json["mistakes"]?[1] == [
                    "line": 6, "column": 1,
                    "message": try #require(try created.json["mistakes"]?[1]?["message"]),
                ])
            #expect(try created.json["mistakes"]?[1]?["message"]?.stringValue?.hasPrefix("unknown key curency; did you mean currency?") == true)
            let early = try await publish(server, tag: "\"1\"")
            #expect(early.status == 422 && early.code == "not-publishable")
            #expect(try early.errors.allSatisfy { $0 == "/file fileMistake" })
            #expect(try early.json["errors"]?[1]?["detail"]?.stringValue?.hasPrefix("6:1: unknown key curency") == true)
            let mended = try await server.send(
                .put, path, as: .administrator, ["If-Match": "\"1\"", "Content-Type": "application/yaml"], body: Self.second)
            #expect(mended.status == 200 && mended.tag == "\"2\"")
            #expect(try mended.json["publishable"] == true)
            let read = try await server.send(.get, path, as: .otherAdministrator)
            #expect(read.body == mended.body)
            #expect(read.headers[.cacheControl] == "no-store")
            #expect(try await server.send(.get, path, as: .otherAdministrator, ["If-None-Match": "\"2\""]).status == 304)
            let published = try await publish(server, tag: "\"2\"")
            #expect(published.status == 201 && published.headers[.location] == path)
            #expect(try published.json["publishedBy"] == "p8")
            #expect(try published.json["draftedBy"] == ["p7"])
            let again = try await publish(server, tag: "\"2\"")
            #expect(again.body == published.body && again.headers[.idempotencyReplayed] == "true")
            let everyone = try await server.send(.get, path, ["Accept-Language": "nb"])
            #expect(everyone.status == 200)
            #expect(try everyone.json["status"] == "published")
            #expect(everyone.headers[.vary] == "Accept, Accept-Language")
            let programme = try await server.send(.get, "/v1/programmes/no-fixture").json
            #expect(programme["version"] == 2)
            #expect(programme["versions"]?.arrayValue?.map { $0["publishedBy"] } == [.string(Fixture.authority), .string(Fixture.authority)])
            #expect(!programme.text().contains("p8"))
        }
    }

    @Test("the file of a version comes byte for byte as application/yaml, its SHA-256 the tag")
    func files() async throws {
        try await Harness.run { server in
            let published = try await server.send(.get, "\(Self.versions)/1", ["Accept": "application/yaml"])
            #expect(published.status == 200 && published.body == Fixture.programme)
            #expect(published.headers[.contentType] == "application/yaml")
            #expect(published.tag == "\"\(ProgrammeFile.hash(of: Fixture.programme))\"")
            #expect(published.headers[.cacheControl]?.hasPrefix("public") == true)
            let known = try await server.send(
                .get, "\(Self.versions)/1", ["Accept": "application/yaml", "If-None-Match": try #require(published.tag)])
            #expect(known.status == 304)
            #expect(try await server.send(.get, "\(Self.versions)/1", ["Accept": "text/html"]).status == 406)
            _ = try await draft(server)
            let written = try await server.send(.get, "\(Self.versions)/2", as: .administrator, ["Accept": "application/yaml"])
            #expect(written.body == Self.second)
            #expect(written.headers[.cacheControl] == "no-store")
        }
    }

    @Test("a DMN model of a published version comes byte for byte, its SHA-256 the tag")
    func models() async throws {
        let model = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="Size" namespace="urn:test:size">
              <inputData id="cost" name="Cost"><variable name="Cost" typeRef="number"/></inputData>
              <decision id="size" name="Size">
                <variable name="Size" typeRef="string"/>
                <informationRequirement><requiredInput href="#cost"/></informationRequirement>
                <literalExpression><text>if Cost &lt; 1000 then "small" else "large"</text></literalExpression>
              </decision>
            </definitions>
            """
        let hash = ProgrammeFile.hash(of: model)
        let file =
            Self.second + """

                models:
                  - {id: sizes, file: size.dmn, sha256: \(hash)}
                decisions:
                  - {id: projectSize, model: sizes, decision: Size, inputs: {Cost: totalCosts}, source: text}
                """
        try await Harness.run { server in
            let path = "\(Self.versions)/2/models"
            let created = try await draft(server, ["file": .string(file), "models": [["name": "size.dmn", "text": .string(model)]]])
            #expect(try created.json["publishable"] == true)
            #expect(try await server.send(.get, "\(path)/sizes", as: .administrator).status == 404)
            #expect(try await publish(server, tag: "\"1\"").status == 201)
            let answer = try await server.send(.get, "\(path)/sizes")
            #expect(answer.status == 200 && answer.body == model && answer.tag == "\"\(hash)\"")
            #expect(answer.headers[.contentType] == "application/xml")
            #expect(answer.headers[.cacheControl]?.hasPrefix("public") == true)
            #expect(try await server.send(.get, "\(path)/sizes", ["If-None-Match": "\"\(hash)\""]).status == 304)
            #expect(try await server.send(.get, "\(path)/sizes", ["Accept": "application/json"]).status == 406)
            #expect(try await server.send(.get, "\(path)/size").status == 404)
            #expect(try await server.send(.get, "\(Self.versions)/1/models/sizes").status == 404)
        }
    }

    @Test("a draft is there for administrators of its authority alone: 404 for everyone else")
    func visibility() async throws {
        try await Harness.run { server in
            _ = try await draft(server)
            let path = "\(Self.versions)/2"
            let stranger = Caller(role: .administrator, organisation: Fixture.other, person: "p9")
            #expect(try await server.send(.get, path).status == 404)
            for caller in [Caller.officer, .auditor, stranger] {
                #expect(try await server.send(.get, path, as: caller).status == 404, "\(caller.role)")
            }
            #expect(try await server.send(.get, path, ["Authorization": "Bearer x"]).status == 401)
            #expect(try await server.send(.get, "\(Self.versions)/1", ["Authorization": "Bearer x"]).status == 401)
            #expect(try await server.send(.get, Self.versions).status == 401)
            #expect(try await server.send(.get, Self.versions, as: .officer).status == 403)
            #expect(try await server.send(.get, Self.versions, as: stranger).status == 404)
            #expect(try await draft(server, as: stranger, key: "s").status == 404)
            #expect(try await draft(server, as: .officer, key: "o").code == "insufficient-scope")
            #expect(try await publish(server, tag: "\"1\"", as: stranger).status == 404)
            let list = try await server.send(.get, "\(Self.versions)?limit=1", as: .administrator).json
            #expect(list["items"]?[0]?["status"] == "published")
            let cursor = try #require(list["page"]?["next"]?.stringValue)
            let rest = try await server.send(.get, "\(Self.versions)?limit=1&cursor=\(cursor)", as: .administrator).json
            #expect(rest["items"]?.arrayValue?.map { $0["status"] } == ["draft"])
            #expect(rest["items"]?[0]?["draftedBy"] == ["p7"])
        }
    }

    @Test("nobody publishes what they wrote, and nobody writes or publishes unnamed")
    func persons() async throws {
        try await Harness.run { server in
            _ = try await draft(server)
            let same = try await publish(server, tag: "\"1\"", as: .administrator)
            #expect(same.status == 403 && same.code == "same-author")
            var machine = Caller.otherAdministrator
            machine.person = nil
            #expect(try await publish(server, tag: "\"1\"", as: machine).code == "person-required")
            #expect(try await draft(server, as: machine, key: "m").code == "person-required")
            #expect(try await publish(server, tag: "\"1\"").status == 201)
        }
    }

    @Test("changes need the present tag; a published version, and a number that is taken, are 409")
    func conflicts() async throws {
        try await Harness.run { server in
            let created = try await draft(server)
            let replayed = try await draft(server)
            #expect(replayed.body == created.body && replayed.headers[.idempotencyReplayed] == "true")
            let taken = try await draft(server, key: "t")
            #expect(taken.status == 409 && taken.code == "version-taken")
            #expect(try taken.json["detail"] == "The next free number is 3.")
            let path = "\(Self.versions)/2"
            let body: JSON = ["file": .string(Self.second)]
            #expect(try await server.send(.put, path, as: .administrator, json: body).status == 428)
            #expect(try await server.send(.put, path, as: .administrator, ["If-Match": "\"7\""], json: body).status == 412)
            #expect(try await publish(server, tag: "\"7\"").status == 412)
            #expect(try await server.send(.delete, path, as: .administrator).status == 428)
            let published = "\(Self.versions)/1"
            #expect(try await server.send(.put, published, as: .administrator, ["If-Match": "*"], json: body).code == "version-published")
            #expect(try await server.send(.delete, published, as: .administrator, ["If-Match": "*"]).code == "version-published")
            #expect(try await publish(server, published, tag: "*", key: "q").code == "version-published")
            #expect(try await server.send(.delete, path, as: .administrator, ["If-Match": "\"1\""]).status == 204)
            #expect(try await server.send(.get, path, as: .administrator).status == 404)
            #expect(try await server.send(.delete, path, as: .administrator, ["If-Match": "*"]).status == 404)
        }
    }

    @Test("a programme that is not published yet is drafted by the authority that its file names")
    func newProgramme() async throws {
        try await Harness.run { server in
            let new = Fixture.programme.replacing("code: no-fixture", with: "code: no-new")
            let path = "/v1/programmes/no-new/versions"
            let created = try await draft(server, ["file": .string(new)], path: path)
            #expect(created.status == 201)
            #expect(try await server.send(.get, "/v1/programmes/no-new").status == 404)
            let other = try await draft(
                server, ["file": .string(new.replacing("991825827", with: "974760673"))], key: "o", path: "/v1/programmes/no-other/versions")
            #expect(try other.errors == ["/file notOwnOrganisation"])
            #expect(try await publish(server, "\(path)/1", tag: "\"1\"").status == 201)
            #expect(try await server.send(.get, "/v1/programmes/no-new").status == 200)
        }
    }

    @Test(
        "a body that is none is told what it should be",
        arguments: [
            ("application/json", "{}", 422, "/file required"),
            ("application/json", #"{"file": 1}"#, 422, "/file wrongType"),
            ("application/json", #"{"file": "x", "models": {}}"#, 422, "/models wrongType"),
            (
                "application/json", #"{"file": "x", "models": [1, {"name": "m"}, {"name": "m", "text": "", "x": 1}]}"#, 422,
                "/models/0 wrongType, /models/1/text required, /models/2/x unknownMember"
            ),
            ("application/json", #"{"file": "\u0000"}"#, 422, "/file invalidCharacter"),
            ("application/json", "[]", 422, " not-an-object"),
            ("application/json", "{", 400, ""),
            ("text/plain", "x", 415, ""),
        ])
    func bodies(type: String, body: String, status: Int, errors: String) async throws {
        try await Harness.run { server in
            let answer = try await server.send(
                .post, Self.versions, as: .administrator, ["Idempotency-Key": "k", "Content-Type": type], body: body)
            #expect(answer.status == status)
            #expect(try answer.errors.joined(separator: ", ") == errors)
        }
    }

    @Test(
        "a file that is no programme at all is kept with what is wrong with it",
        arguments: ["", "x", "[", String(repeating: "[", count: 100_000), "a: &a [*a]", "- 1\n- 2", "🙂: 1"])
    func hostile(text: String) async throws {
        try await Harness.run { server in
            let answer = try await draft(server, ["file": .string(text)])
            #expect(answer.status == 201)
            #expect(try answer.json["mistakes"]?.arrayValue?.isEmpty == false)
            #expect(try await server.send(.get, "\(Self.versions)/2", as: .administrator, ["Accept": "application/yaml"]).body == text)
        }
    }

    @Test("versions that are no numbers are 404", arguments: ["0", "01", "-1", "x", "99999999999999999999", "2147483648"])
    func numbers(version: String) async throws {
        try await Harness.run { server in
            #expect(try await server.send(.get, "\(Self.versions)/\(version)", as: .administrator).status == 404)
            #expect(try await publish(server, "\(Self.versions)/\(version)", tag: "*").status == 404)
            let replaced = try await server.send(
                .put, "\(Self.versions)/\(version)", as: .administrator, ["If-Match": "*"], json: ["file": "x"])
            #expect(replaced.status == 404)
        }
    }
}

import ExactJSON
import Foundation
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Applications", .serialized, .published)
struct ApplicationTests {
    @Test("are created as drafts and read as they were sent, in normal form")
    func create() async throws {
        try await Harness.run { server in
            let created = try await server.send(.post, "/v1/applications", as: .applicant, ["Idempotency-Key": "one"], json: Fixture.application)
            #expect(created.status == 201)
            let path = try #require(created.headers[.location])
            #expect(created.tag == "\"1-en\"")
            let read = try await server.send(.get, path, as: .applicant)
            #expect(read.status == 200)
            #expect(try read.json == created.json)
            for member in Fixture.application.objectValue ?? [:] { #expect(try read.json[member.name] == member.value, "\(member.name)") }
            #expect(try read.json["status"] == "draft")
            #expect(try read.json["issues"] == .array([]))
            #expect(try read.json["owner"] == .string(Fixture.applicant))
            let unchanged = try await server.send(.get, path, as: .applicant, ["If-None-Match": "\"1-en\""])
            #expect(unchanged.status == 304)
        }
    }

    @Test("need no more than a title to be saved, list what is missing in the reader's language, and are refused with all of it on submission")
    func titleOnly() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft(["title": "Bare en tittel", "call": "no-fixture-2026"])
            let read = try await server.send(.get, path, as: .applicant, ["Accept-Language": "nb"])
            let issues = try #require(try read.json["issues"]?.arrayValue)
            let missing = Set(issues.compactMap { $0["pointer"]?.stringValue })
            #expect(
                missing.isSuperset(of: [
                    "/applicant/organisation", "/period/start", "/period/end", "/budget/lines", "/financing/requestedSupport",
                    "/answers/publicBenefit",
                ]))
            #expect(issues[0]["detail"] == "Dette må fylles ut før innsending.")
            let refused = try await server.send(
                .post, "\(path)/submission", as: .applicant, ["If-Match": tag, "Idempotency-Key": "s"], body: "{}")
            #expect(refused.status == 422)
            #expect(Set(try refused.errors.map { String($0.split(separator: " ")[0]) }) == missing)
            let after = try await server.send(.get, path, as: .applicant, ["Accept-Language": "nb"])
            #expect(after.body == read.body)
            #expect(try await server.send(.get, "\(path)/eligibility", as: .applicant).code == "no-evaluation")
            #expect(try await server.send(.get, "\(path)/evaluations", as: .applicant).json["items"] == .array([]))
        }
    }

    @Test("are changed by a merge patch, replaced by a PUT, each raising the revision")
    func change() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft()
            let patched = try await server.send(
                .patch, path, as: .applicant, ["If-Match": tag],
                json: ["summary": nil, "budget": ["lines": [["category": "staff", "amounts": ["2026": "1"]]]]])
            #expect(patched.status == 200)
            #expect(patched.tag == "\"2-en\"")
            #expect(try patched.json["summary"] == nil)
            #expect(try patched.json["title"] == Fixture.application["title"])
            #expect(try patched.json["budget"]?["lines"]?.arrayValue?.count == 1)
            let put = try await server.send(.put, path, as: .applicant, ["If-Match": "\"2\""], json: ["title": "Ny"])
            #expect(put.status == 200)
            #expect(try put.json["revision"] == 3)
            #expect(try put.json["budget"] == nil)
        }
    }

    @Test("may be sent back as they were read, in whichever language; a changed server member is readOnly")
    func readOnly() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.draft(["title": "a"])
            let read = try await server.send(.get, path, as: .applicant, ["Accept-Language": "sv"])
            let put = try await server.send(.put, path, as: .applicant, ["If-Match": try #require(read.tag)], body: read.body)
            #expect(put.status == 200)
            var changed = try put.json
            changed["status"] = "granted"
            changed["revision"] = 7
            changed["colour"] = "red"
            let refused = try await server.send(.put, path, as: .applicant, ["If-Match": try #require(put.tag)], json: changed)
            #expect(refused.status == 422)
            #expect(try refused.errors == ["/status readOnly", "/revision readOnly", "/colour unknownMember"])
            let patched = try await server.send(.patch, path, as: .applicant, ["If-Match": try #require(put.tag)], json: ["id": nil])
            #expect(try patched.errors == ["/id readOnly"])
            let posted = try await server.send(.post, "/v1/applications", as: .applicant, ["Idempotency-Key": "x"], json: ["id": "1"])
            #expect(try posted.errors == ["/id readOnly"])
        }
    }

    @Test("are changed only by who has seen the last revision: absent If-Match 428, stale 412, malformed 400")
    func preconditions() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft()
            for method in [HTTPRequest.Method.put, .patch, .delete] {
                let body = method == .delete ? nil : "{\"title\": \"b\"}"
                #expect(try await server.send(method, path, as: .applicant, body: body).status == 428)
                let stale = try await server.send(method, path, as: .applicant, ["If-Match": "\"99\""], body: body)
                #expect(stale.status == 412)
                #expect(stale.tag == "\"1\"")
                #expect(try await server.send(method, path, as: .applicant, ["If-Match": "W/\(tag)"], body: body).status == 412)
                #expect(try await server.send(method, path, as: .applicant, ["If-Match": "1"], body: body).status == 400)
            }
            #expect(try await server.send(.get, path, as: .applicant).tag == tag)
        }
    }

    @Test("have a tag for each language while their issues are told in it; a change is made to the revision, in whichever language it was read")
    func languages() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.draft(["title": "a"])
            let swedish = try await server.send(.get, path, as: .applicant, ["Accept-Language": "sv"])
            #expect(swedish.tag == "\"1-sv\"")
            for (tag, language, status) in [("1-sv", "sv", 304), ("1-sv", "fi", 200), ("1", "sv", 200)] {
                let headers = ["If-None-Match": "\"\(tag)\"", "Accept-Language": language]
                #expect(try await server.send(.get, path, as: .applicant, headers).status == status, "\(tag) \(language)")
            }
            for tag in ["1-xx", "1-", "-sv", "+1", "01", "1-sv-sv"] {
                let refused = try await server.send(.patch, path, as: .applicant, ["If-Match": "\"\(tag)\""], json: ["title": "b"])
                #expect(refused.status == 412, "\(tag)")
            }
            for tag in ["1-sv", "2", "3-fi"] {
                let changed = try await server.send(.patch, path, as: .applicant, ["If-Match": "\"\(tag)\""], json: ["title": "b"])
                #expect(changed.status == 200, "\(tag)")
            }
        }
    }

    @Test("are deleted while they are drafts, and not after")
    func delete() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft()
            #expect(try await server.send(.delete, path, as: .applicant, ["If-Match": tag]).status == 204)
            #expect(try await server.send(.get, path, as: .applicant).status == 404)
            let (submitted, current) = try await server.submitted()
            let refused = try await server.send(.delete, submitted, as: .applicant, ["If-Match": current])
            #expect(refused.status == 409)
            #expect(refused.code == "not-a-draft")
            #expect(try await server.send(.put, submitted, as: .applicant, ["If-Match": current], json: ["title": "b"]).code == "not-a-draft")
        }
    }

    @Test("of another organisation do not exist, nor do another authority's drafts")
    func foreign() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft()
            for caller in [Caller.otherApplicant, .officer, .auditor] {
                #expect(try await server.send(.get, path, as: caller).status == 404)
                #expect(try await server.send(.get, "\(path)/finance", as: caller).status == 404)
                #expect(try await server.send(.get, "/v1/applications", as: caller).json["items"] == .array([]))
            }
            #expect(try await server.send(.put, path, as: .otherApplicant, ["If-Match": tag], json: ["title": "b"]).status == 404)
            #expect(try await server.send(.delete, path, as: .otherApplicant, ["If-Match": tag]).status == 404)
            #expect(try await server.send(.get, "/v1/applications/\(UUID())", as: .applicant).status == 404)
            #expect(try await server.send(.get, "/v1/applications/nothing", as: .applicant).status == 404)
        }
    }

    @Test("are made once for one Idempotency-Key, by however many at once")
    func idempotency() async throws {
        try await Harness.run { server in
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await server.send(.post, "/v1/applications", as: .applicant, ["Idempotency-Key": "same"], json: Fixture.application)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.status)).isSubset(of: [201, 409]))
            let made = answers.filter { $0.status == 201 }
            #expect(Set(made.map { $0.headers[.location] }).count == 1)
            #expect(made.filter { $0.headers[.idempotencyReplayed] == nil }.count == 1)
            #expect(answers.filter { $0.status == 409 }.allSatisfy { $0.code == "idempotency-in-progress" })
            let again = try await server.send(
                .post, "/v1/applications", as: .applicant, ["Idempotency-Key": "same"], json: Fixture.application)
            #expect(again.headers[.idempotencyReplayed] == "true")
            #expect(again.tag == made.first?.tag)
            #expect(again.body == made.first?.body)
            #expect(try await server.send(.get, "/v1/applications", as: .applicant).json["items"]?.arrayValue?.count == 1)
            let other = try await server.send(.post, "/v1/applications", as: .applicant, ["Idempotency-Key": "same"], json: ["title": "b"])
            #expect(other.status == 422)
            #expect(other.code == "idempotency-key-reused")
            let without = try await server.send(.post, "/v1/applications", as: .applicant, json: ["title": "b"])
            #expect(without.status == 400)
            #expect(without.code == "missing-idempotency-key")
        }
    }

    @Test("are listed oldest first, in pages, by status, call and year, without their content")
    func list() async throws {
        try await Harness.run { server in
            var paths: [String] = []
            for number in 1...5 { paths.append(try await server.draft(["title": .string("\(number)"), "call": "no-fixture-2026"]).path) }
            _ = try await server.submitted()
            var found: [String] = []
            var query = "?limit=2&status=draft&call=no-fixture-2026"
            while true {
                let page = try await server.send(.get, "/v1/applications\(query)", as: .applicant)
                found += try page.json["items"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
                #expect(try page.json["items"]?[0]?["budget"] == nil)
                guard let next = try page.json["page"]?["next"]?.stringValue else { break }
                query = "?limit=2&status=draft&call=no-fixture-2026&cursor=\(next)"
            }
            #expect(found.count == 5)
            #expect(Set(found.map { "/v1/applications/\($0)" }) == Set(paths))
            #expect(try await server.send(.get, "/v1/applications?year=2027", as: .applicant).json["items"]?.arrayValue?.count == 1)
            let cases = try await server.send(.get, "/v1/applications?organisation=\(Fixture.applicant)", as: .officer)
            #expect(try cases.json["items"]?.arrayValue?.map { $0["status"] } == ["submitted"])
            #expect(try cases.json["items"]?[0]?["requested"] == "1475000")
            let wrong = try await server.send(.get, "/v1/applications?cursor=abc", as: .applicant)
            #expect(try wrong.errors == ["?cursor invalid-value"])
        }
    }
}

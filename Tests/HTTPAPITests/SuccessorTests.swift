import ExactJSON
import Grants
import HTTPTypes
import Testing

/// One project of 80 million under Difi's rules of 2018 and under Digdir's of 2021, category 2.
@Suite("The same application under two versions of the rules", .serialized, .published)
struct SuccessorTests {
    private let applicant = Caller(role: .applicant, organisation: "0192:974760673", person: "a")

    private struct Result: Equatable {
        var verdict: String?
        var permitted: String?
        var bindingLimit: String?
        var blocking: [String]
    }

    @Test("what 2018 refuses is eligible in 2021, and the difference of the versions says why")
    func compared() async throws {
        let programmes = ["no-difi-medfinansiering-2", "no-digdir-medfinansiering"]
        let calls = ["no-difi-medfinansiering-2018", "no-digdir-medfinansiering-2021"]
        try await Harness.run(
            at: "2021-01-10T11:00:00Z", programmes: programmes.map { try Repository.config("programmes", "\($0).yaml") },
            calls: calls.map { try Repository.config("calls", "\($0).yaml") }
        ) { server in
            let before = try await evaluate("digitalisation-2018", at: "2018-01-10T12:00:00+01:00", server)
            let after = try await evaluate("digitalisation-2021", at: "2021-01-10T12:00:00+01:00", server)
            #expect(before == Result(verdict: "notEligible", permitted: "15000000", bindingLimit: "maxAmount", blocking: ["supportLimit"]))
            #expect(after == Result(verdict: "eligible", permitted: "68000000", bindingLimit: "maxShare", blocking: []))

            let path = "/v1/programmes/no-digdir-medfinansiering/versions/1/diff?from=no-difi-medfinansiering:2"
            let changes = try await server.send(.get, path, ["Accept-Language": "en"]).json["changes"]?.arrayValue ?? []
            let sentences = changes.compactMap { $0["sentence"]?.stringValue }
            #expect(sentences.contains("Highest share of the project's cost for category 2: 50 % → 85 %"))
            #expect(sentences.contains { $0.hasPrefix("Highest cost of a project for category 2: NOK 50") && $0.hasSuffix("000,000") })
            #expect(sentences.contains { $0.hasPrefix("Limit “Highest support of a project”: condition") })
        }
    }

    /// The two documents are the same project; only the call, and what Digdir alone asks for, differ.
    @Test("the two documents differ in nothing but the call and answers that only the later programme asks for")
    func sameProject() throws {
        var documents = try ["digitalisation-2018", "digitalisation-2021"].map { try JSON(parsing: Repository.config("examples", "\($0).json")) }
        let asked = Set(documents[0]["answers"]?.objectValue?.members.map(\.name) ?? [])
        documents = documents.map { document in
            guard var object = document.objectValue else { return document }
            object["call"] = nil
            var answers = JSONObject()
            for member in object["answers"]?.objectValue?.members ?? [] where asked.contains(member.name) { answers[member.name] = member.value }
            object["answers"] = JSON.object(answers)
            return JSON.object(object)
        }
        #expect(documents[0] == documents[1])
    }

    private func evaluate(_ example: String, at: String, _ server: Harness) async throws -> Result {
        let document = try JSON(parsing: Repository.config("examples", "\(example).json"))
        let answer = try await server.send(.post, "/v1/evaluations", as: applicant, json: ["application": document, "at": .string(at)])
        #expect(answer.status == 200, "\(answer.body)")
        let json = try answer.json
        let rules = json["rules"]?.arrayValue ?? []
        return Result(
            verdict: json["verdict"]?.stringValue, permitted: json["support"]?["permitted"]?.stringValue,
            bindingLimit: json["support"]?["bindingLimit"]?.stringValue,
            blocking: rules.filter { $0["severity"] == "blocking" && $0["outcome"] == "fail" }.compactMap { $0["id"]?.stringValue })
    }
}

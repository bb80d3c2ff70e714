import ExactJSON
import Foundation
import Grants
import HTTPTypes
import Testing

/// One realistic application of each scheme, sent by its applicant while the call was open.
@Suite("Example applications over HTTP", .serialized, .published)
struct SchemeExampleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var code: String
        var call: String
        var at: String
        var applicant: String
        var authority: String
        var verdict: String
        var permitted: String
        var language = "nb"
        /// Rules that fail, in the programme's order, and the beginning of what each says.
        var told: [(rule: String, message: String)]
        var testDescription: String { code }
    }

    static let examples = [
        Example(
            code: "no-difi-kommune-2009", call: "no-difi-kommune-2009-1", at: "2009-05-11T21:59:59Z", applicant: "0192:942110464",
            authority: "0192:991825827", verdict: "eligible", permitted: "3300000",
            told: [
                ("acceptTerms", "Mottakeren må akseptere vilkårene innen 30 dager."),
                ("answerForUse", "Trondheim kommune mottar hele tilskuddet"),
            ]),
        Example(
            code: "no-stimulab", call: "no-stimulab-2018", at: "2018-03-09T22:59:59Z", applicant: "0192:889640782",
            authority: "0192:991825827", verdict: "eligible", permitted: "1500000",
            told: [
                ("notCounted", "500"), ("useOfMoney", "Hele tilskuddet på"), ("followUp", "Arbeids- og velferdsetaten skal følge opp"),
                ("shareResults", "Arbeids- og velferdsetaten skal dele"), ("finalReport", "60 % av tilskuddet"),
            ]),
        Example(
            code: "no-offentlig-sektor-phd", call: "no-offentlig-sektor-phd-2019", at: "2019-05-15T10:00:00Z", applicant: "0192:935478715",
            authority: "0192:970141669", verdict: "eligible", permitted: "1642500",
            told: [
                ("admissionToCome", "Kandidaten er ikke tatt opp ennå."), ("followUp", "Bærum kommune skal sette av tid"),
                ("spreadResults", "Bærum kommune og kandidaten"),
            ]),
        Example(
            code: "fi-digikommun-2017", call: "fi-digikommun-2017", at: "2017-09-15T13:15:00Z", applicant: "0212:01507831",
            authority: "0212:02454399", verdict: "eligible", permitted: "35000", language: "sv",
            told: [
                ("spreadResults", "Lempäälän kunta ser till att försökets resultat"), ("hardwareNotSupported", "Anordningar och kostnader"),
            ]),
        Example(
            code: "fi-vm-2019", call: "fi-vm-2019", at: "2019-09-19T13:15:00Z", applicant: "0212:01876901", authority: "0212:02454399",
            verdict: "eligible", permitted: "340000", language: "sv",
            told: [("publishVocabularies", "Nya ordlistor, koder och datamodeller"), ("vatNotAccepted", "Mervärdesskatten 36")]),
        Example(
            code: "no-digdir-medfinansiering", call: "no-digdir-medfinansiering-2020", at: "2020-02-20T22:59:59Z", applicant: "0192:974760282",
            authority: "0192:991825827", verdict: "eligible", permitted: "8972405",
            told: [("councilAdvice", "Prosjektkostnaden er 17"), ("budgetReduction", "50 % av netto gevinst i egen virksomhet, 9")]),
        Example(
            code: "no-digdir-medfinansiering-2", call: "no-digdir-medfinansiering-2023", at: "2023-02-10T11:00:00Z", applicant: "0192:983544622",
            authority: "0192:991825827", verdict: "eligible", permitted: "30000000",
            told: [("councilAdvice", "Prosjektkostnaden er 60"), ("budgetReduction", "50 % av netto gevinst i egen virksomhet, 6")]),
        Example(
            code: "no-innovasjonspartnerskap", call: "no-innovasjonspartnerskap-2017", at: "2017-08-21T21:59:59Z", applicant: "0192:935478715",
            authority: "0192:986399445", verdict: "eligible", permitted: "4500000",
            told: [("notCounted", "1"), ("stopOrGo", "Bærum kommune skal etter hver av de 3 fasene")]),
        Example(
            code: "no-offentlig-privat-samarbeid", call: "no-offentlig-privat-samarbeid-2018", at: "2018-06-01T13:00:00Z",
            applicant: "0192:942110464", authority: "0192:986399445", verdict: "eligible", permitted: "2700000",
            told: [("notCounted", "600"), ("followThrough", "Trondheim kommune skal i sluttrapporten")]),
        Example(
            code: "no-forkommersielle-anskaffelser", call: "no-forkommersielle-anskaffelser-2019", at: "2019-11-20T12:00:00Z",
            applicant: "0192:971032081", authority: "0192:970141669", verdict: "eligible", permitted: "6500000",
            told: [("notCounted", "1"), ("evaluations", "Statens vegvesen skal evaluere leverandørene etter hver fase (2020-12-15,")]),
    ]

    @Test("The verdict, the permitted support and the reasons are those of the scheme's text; one øre more is refused", arguments: examples)
    func posted(_ example: Example) async throws {
        func config(_ path: String) throws -> String {
            try String(contentsOf: OpenAPI.repository.appending(components: "Config", path), encoding: .utf8)
        }
        let document = try JSON(parsing: config("examples/\(example.code).json"))
        let applicant = Caller(role: .applicant, organisation: example.applicant, person: "a")
        let decider = Caller(role: .decisionMaker, organisation: example.authority, person: "d")
        try await Harness.run(
            at: example.at, programmes: [config("programmes/\(example.code).yaml")], calls: [config("calls/\(example.call).yaml")]
        ) { server in
            let (path, tag) = try await server.draft(document, as: applicant)
            let submitted = try await server.send(
                .post, "\(path)/submission", as: applicant, ["If-Match": tag, "Idempotency-Key": "s"], body: "{}")
            #expect(submitted.status == 200, "\(submitted.body)")
            let eligibility = try await server.send(.get, "\(path)/eligibility", as: applicant, ["Accept-Language": example.language]).json
            #expect(eligibility["verdict"] == .string(example.verdict))
            #expect(eligibility["support"]?["permitted"] == .string(example.permitted))
            let failed = (eligibility["rules"]?.arrayValue ?? []).filter { $0["outcome"] == "fail" }
            #expect(failed.compactMap { $0["id"]?.stringValue } == example.told.map(\.rule))
            for (rule, told) in zip(failed, example.told) {
                #expect(rule["message"]?.stringValue?.hasPrefix(told.message) == true, "\(rule["message"] ?? .null)")
                #expect(rule["source"]?.stringValue?.isEmpty == false)
            }

            let tooMuch = try await decide("\(example.permitted).01", path, tag: try #require(submitted.tag), as: decider, server)
            #expect(try tooMuch.errors == ["/amount amountAboveRequested"])
            let granted = try await decide(example.permitted, path, tag: try #require(submitted.tag), as: decider, server)
            #expect(granted.status == 201, "\(granted.body)")
            let schedule = try await server.send(.get, "\(path)/payout-schedule", as: applicant).json
            #expect((schedule["items"]?.arrayValue ?? []).count >= 2)
        }
    }

    private func decide(_ amount: String, _ path: String, tag: String, as decider: Caller, _ server: Harness) async throws -> Answer {
        try await server.send(
            .post, "\(path)/decision", as: decider, ["If-Match": tag, "Idempotency-Key": amount],
            json: ["outcome": "granted", "amount": .string(amount), "reasons": "Prosjektet svarer til målene."])
    }
}

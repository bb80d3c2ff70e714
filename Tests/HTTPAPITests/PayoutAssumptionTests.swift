import ExactJSON
import Grants
import HTTPTypes
import Testing

@Suite("Payout figures that stand in no source", .serialized, .published)
struct PayoutAssumptionTests {
    /// By programme file; the two that were published before plans could mark them have none.
    static let assumed: [String: [String]] = [
        "fi-digikommun-2017": ["parts", "residual"],
        "fi-vm-2019": ["period", "dueDaysAfter", "residual"],
        "no-difi-kommune-2009": ["due", "daysAfterDecision", "acceptWithinDays", "condition", "residual"],
        "no-difi-medfinansiering": [],
        "no-difi-medfinansiering-2": ["daysAfterDecision", "acceptWithinDays", "residual"],
        "no-digdir-medfinansiering": ["daysAfterDecision", "residual"],
        "no-digdir-medfinansiering-2": ["daysAfterDecision", "residual"],
        "no-forkommersielle-anskaffelser": ["parts", "acceptWithinDays", "residual"],
        "no-innovasjonspartnerskap": ["parts", "acceptWithinDays", "residual"],
        "no-offentlig-privat-samarbeid": [
            "due", "daysAfterDecision", "firstCondition", "condition", "acceptWithinDays", "retention", "residual",
        ],
        "no-offentlig-sektor-phd": ["due", "daysAfterDecision", "firstCondition", "condition", "residual"],
        "no-stimulab": ["parts", "residual"],
        "se-eruf-mellersta-norrland": [],
        "se-eruf-mellersta-norrland-2": ["period", "dueDaysAfter", "residual"],
    ]

    @Test("are marked as assumptions in the JSON of every programme")
    func marked() async throws {
        let files = try Repository.names("programmes").filter { $0.hasSuffix(".yaml") }
        #expect(files.map { String($0.dropLast(".yaml".count)) }.sorted() == Self.assumed.keys.sorted())
        let texts = try files.map { try Repository.config("programmes", $0) }
        try await Harness.run(programmes: texts) { server in
            for (file, text) in zip(files, texts) {
                let programme = try ProgrammeFile.read(text, analysing: false)
                let payout = try await server.send(.get, "/v1/programmes/\(programme.code)/versions/\(programme.version)").json["payout"]
                #expect(payout?["kind"] != nil, "\(file)")
                let marked = (payout?["assumptions"]?.arrayValue ?? []).compactMap(\.stringValue)
                #expect(marked == Self.assumed[String(file.dropLast(".yaml".count))], "\(file)")
            }
        }
    }

    @Test("an advance names its own source where that is not the plan's")
    func advance() async throws {
        let file = try Repository.config("programmes", "se-eruf-mellersta-norrland-2.yaml")
        try await Harness.run(programmes: [file]) { server in
            let payout = try await server.send(.get, "/v1/programmes/se-eruf-mellersta-norrland/versions/2").json["payout"]
            #expect(payout?["source"]?.stringValue?.contains("Ansöka om utbetalning") == true)
            #expect(payout?["advance"]?["source"]?.stringValue?.contains("2014:1383") == true)
        }
    }
}

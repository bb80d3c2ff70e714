import Decimals
import ExactJSON
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
        /// Due, amount and condition of each instalment of the whole grant, decided on the day of `at`; worked out from the file's plan.
        var payouts: [String]
        /// Blocking rules that fail when a hundredth more is asked for.
        var limits = ["supportLimit"]
        var testDescription: String { code }
    }

    static let examples = [
        Example(
            code: "no-difi-kommune-2009", call: "no-difi-kommune-2009-1", at: "2009-05-11T21:59:59Z", applicant: "0192:942110464",
            authority: "0192:991825827", verdict: "eligible", permitted: "3300000",
            told: [
                ("acceptTerms", "Mottakeren må akseptere vilkårene innen 30 dager."),
                ("answerForUse", "Trondheim kommune mottar hele tilskuddet"),
            ],
            // When the decision has stood for thirty days, a Thursday; then 1 March, a Monday and a Tuesday.
            payouts: ["2009-06-11 600000 acceptedAgreement", "2010-03-01 1700000 approvedReport", "2011-03-01 1000000 approvedReport"]),
        Example(
            code: "no-stimulab", call: "no-stimulab-2018", at: "2018-03-09T22:59:59Z", applicant: "0192:889640782",
            authority: "0192:991825827", verdict: "eligible", permitted: "1500000",
            told: [
                ("notCounted", "500"), ("useOfMoney", "Hele tilskuddet på"), ("followUp", "Arbeids- og velferdsetaten skal følge opp"),
                ("shareResults", "Arbeids- og velferdsetaten skal dele"), ("finalReport", "60 % av tilskuddet"),
            ],
            // Two weeks after a Friday; 30 June 2019 is a Sunday.
            payouts: ["2018-03-23 900000 acceptedAgreement", "2019-07-01 600000 approvedFinalReport"]),
        Example(
            code: "no-offentlig-sektor-phd", call: "no-offentlig-sektor-phd-2019", at: "2019-05-15T10:00:00Z", applicant: "0192:935478715",
            authority: "0192:970141669", verdict: "eligible", permitted: "1642500",
            told: [
                ("admissionToCome", "Kandidaten er ikke tatt opp ennå."), ("followUp", "Bærum kommune skal sette av tid"),
                ("spreadResults", "Bærum kommune og kandidaten"),
            ],
            // 15 June 2019, when the decision has stood for thirty days, is a Saturday, 1 March 2020 a Sunday.
            payouts: [
                "2019-06-17 182500 acceptedAgreement", "2020-03-02 547500 approvedReport", "2021-03-01 547500 approvedReport",
                "2022-03-01 365000 approvedReport",
            ], limits: ["supportLimit", "supportByYear"]),
        Example(
            code: "fi-digikommun-2017", call: "fi-digikommun-2017", at: "2017-09-15T13:15:00Z", applicant: "0212:01507831",
            authority: "0212:02454399", verdict: "eligible", permitted: "35000", language: "sv",
            told: [
                ("spreadResults", "Lempäälän kunta ser till att försökets resultat"), ("hardwareNotSupported", "Anordningar och kostnader"),
            ],
            // 15 October 2017 is a Sunday; 29 August 2018 a Wednesday.
            payouts: ["2017-10-16 17500 acceptedAgreement", "2018-08-29 17500 approvedFinalReport"]),
        Example(
            code: "fi-vm-2019", call: "fi-vm-2019", at: "2019-09-19T13:15:00Z", applicant: "0212:01876901", authority: "0212:02454399",
            verdict: "eligible", permitted: "340000", language: "sv",
            told: [("publishVocabularies", "Nya ordlistor, koder och datamodeller"), ("vatNotAccepted", "Mervärdesskatten 36")],
            // By half-year, thirty days after the day that follows it: two Fridays, a Sunday, a Saturday, a Friday. Nothing is asked for 2019, so
            // its half-year has nothing to claim; the 141 950 of 2021 are for six months and five: 77 427.27 and the rest.
            payouts: [
                "2020-01-31 0 approvedClaim", "2020-07-31 99025 approvedClaim", "2021-02-01 99025 approvedClaim", "2021-08-02 77427.27 approvedClaim",
                "2021-12-31 64522.73 approvedClaim",
            ]),
        Example(
            code: "no-digdir-medfinansiering", call: "no-digdir-medfinansiering-2020", at: "2020-02-20T22:59:59Z", applicant: "0192:974760282",
            authority: "0192:991825827", verdict: "eligible", permitted: "8972405",
            told: [("councilAdvice", "Prosjektkostnaden er 17"), ("budgetReduction", "50 % av netto gevinst i egen virksomhet, 9")],
            // 6 March 2020 is a Friday: two weeks after 20 February, in a leap year, and a day.
            payouts: ["2020-03-06 2500000 approvedPlan", "2021-03-01 4000000 approvedReport", "2022-03-01 2472405 approvedReport"]),
        Example(
            code: "no-digdir-medfinansiering-2", call: "no-digdir-medfinansiering-2023", at: "2023-02-10T11:00:00Z", applicant: "0192:983544622",
            authority: "0192:991825827", verdict: "eligible", permitted: "30000000",
            told: [("councilAdvice", "Prosjektkostnaden er 60"), ("budgetReduction", "50 % av netto gevinst i egen virksomhet, 6")],
            // 1 March 2025 is a Saturday.
            payouts: ["2023-03-01 8000000 approvedPlan", "2024-03-01 13000000 approvedReport", "2025-03-03 9000000 approvedReport"]),
        Example(
            code: "no-innovasjonspartnerskap", call: "no-innovasjonspartnerskap-2017", at: "2017-08-21T21:59:59Z", applicant: "0192:935478715",
            authority: "0192:986399445", verdict: "eligible", permitted: "4500000",
            told: [("notCounted", "1"), ("stopOrGo", "Bærum kommune skal etter hver av de 3 fasene")],
            // A Monday, a Tuesday, and thirty days after 28 February 2020, a Sunday.
            payouts: [
                "2017-09-04 1350000 acceptedAgreement", "2018-08-21 1800000 approvedReport", "2020-03-30 1350000 approvedFinalReport",
            ]),
        Example(
            code: "no-offentlig-privat-samarbeid", call: "no-offentlig-privat-samarbeid-2018", at: "2018-06-01T13:00:00Z",
            applicant: "0192:942110464", authority: "0192:986399445", verdict: "eligible", permitted: "2700000",
            told: [("notCounted", "600"), ("followThrough", "Trondheim kommune skal i sluttrapporten")],
            // 16 June 2018 is a Saturday, 1 March 2020 a Sunday, 29 November 2020 a Sunday; a fifth is held back from the 900 000 of 2020.
            payouts: [
                "2018-06-18 300000 acceptedAgreement", "2019-03-01 1500000 approvedReport", "2020-03-02 360000 approvedReport",
                "2020-11-30 540000 approvedFinalReport",
            ]),
        Example(
            code: "no-forkommersielle-anskaffelser", call: "no-forkommersielle-anskaffelser-2019", at: "2019-11-20T12:00:00Z",
            applicant: "0192:971032081", authority: "0192:970141669", verdict: "eligible", permitted: "6500000",
            told: [("notCounted", "1"), ("evaluations", "Statens vegvesen skal evaluere leverandørene etter hver fase (2020-12-15,")],
            // A Friday; the day before Christmas Day, a Thursday, on which banks pay; 30 October 2022, a Sunday.
            payouts: [
                "2019-12-20 1625000 acceptedAgreement", "2020-12-24 2925000 approvedReport", "2022-10-31 1950000 approvedFinalReport",
            ]),
    ]

    @Test(
        "The verdict, the permitted support, the reasons and the payouts are those of the scheme's text; more than was asked for is not granted",
        arguments: examples)
    func posted(_ example: Example) async throws {
        let document = try Self.document(example)
        let applicant = Caller(role: .applicant, organisation: example.applicant, person: "a")
        let decider = Caller(role: .decisionMaker, organisation: example.authority, person: "d")
        try await run(example) { server in
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
            let items = schedule["items"]?.arrayValue ?? []
            #expect(
                items.map { item in ["due", "amount", "condition"].map { item[$0]?.stringValue ?? "none" }.joined(separator: " ") } == example.payouts
            )
            let amounts = items.compactMap { $0["amount"]?.stringValue }.compactMap { Decimal128(exactly: $0) }
            #expect(try amounts.sum().canonical == example.permitted)
        }
    }

    @Test(
        "A hundredth more than the scheme permits, of which a co-financier then pays less, is refused by the rule of the limit", arguments: examples)
    func limit(_ example: Example) async throws {
        let document = try Self.shifted(Self.document(example))
        let applicant = Caller(role: .applicant, organisation: example.applicant, person: "a")
        try await run(example) { server in
            let answer = try await server.send(.post, "/v1/evaluations", as: applicant, json: ["application": document, "at": .string(example.at)])
            #expect(answer.status == 200, "\(answer.body)")
            let json = try answer.json
            #expect(json["verdict"] == "notEligible")
            #expect(json["support"]?["permitted"] == .string(example.permitted))
            let blocking = (json["rules"]?.arrayValue ?? []).filter { $0["severity"] == "blocking" && $0["outcome"] == "fail" }
            #expect(blocking.compactMap { $0["id"]?.stringValue } == example.limits)
        }
    }

    private static func document(_ example: Example) throws -> JSON {
        try JSON(parsing: Repository.config("examples", "\(example.code).json"))
    }

    /// The document with 0.01 more support and 0.01 less of the first co-financier's cash, in the first year that has both.
    private static func shifted(_ document: JSON) throws -> JSON {
        var object = try #require(document.objectValue)
        var financing = try #require(object["financing"]?.objectValue)
        var support = try #require(financing["requestedSupport"]?.objectValue)
        var coFinanciers = try #require(financing["coFinanciers"]?.arrayValue)
        var payer = try #require(coFinanciers.first?.objectValue)
        var cash = try #require(payer["cash"]?.objectValue)
        let year = try #require(support.members.map(\.name).first { cash[$0] != nil })
        func moved(_ amount: JSON?, by change: String) throws -> JSON {
            let amount = try #require(amount?.stringValue.flatMap { Decimal128(exactly: $0) })
            return .string(try (amount + #require(Decimal128(exactly: change))).plainText)
        }
        support[year] = try moved(support[year], by: "0.01")
        cash[year] = try moved(cash[year], by: "-0.01")
        payer["cash"] = .object(cash)
        coFinanciers[0] = .object(payer)
        financing["requestedSupport"] = .object(support)
        financing["coFinanciers"] = .array(coFinanciers)
        object["financing"] = .object(financing)
        return .object(object)
    }

    private func run(_ example: Example, _ test: @escaping @Sendable (Harness) async throws -> Void) async throws {
        try await Harness.run(
            at: example.at, programmes: [Repository.config("programmes", "\(example.code).yaml")],
            calls: [Repository.config("calls", "\(example.call).yaml")], test)
    }

    private func decide(_ amount: String, _ path: String, tag: String, as decider: Caller, _ server: Harness) async throws -> Answer {
        try await server.send(
            .post, "\(path)/decision", as: decider, ["If-Match": tag, "Idempotency-Key": amount],
            json: ["outcome": "granted", "amount": .string(amount), "reasons": "Prosjektet svarer til målene."])
    }
}

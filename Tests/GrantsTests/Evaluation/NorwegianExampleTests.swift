import Decimals
import ExactJSON
import Localisation
import Testing

@testable import Grants

/// One realistic application of each of the schemes 2, 4 and 5: what the scheme's text says of it.
@Suite("Example applications of the 2009 package, StimuLab and Offentlig sektor-ph.d.")
struct NorwegianExampleTests {
    @Test(
        "It is told what follows in nynorsk",
        arguments: [
            (
                "no-difi-kommune-2009", "2009-05-04T12:00:00+02:00", "answerForUse",
                "Trondheim kommune får heile tilskotet og svarer for at det blir brukt etter føresetnadene, òg hos samarbeidspartar (her 5)."
            ),
            (
                "no-stimulab", "2018-03-01T12:00:00+01:00", "notCounted",
                "500 000 kr av budsjettet, av dette 500 000 kr til eigne tilsette, er ikkje kompetanse kjøpt i marknaden og må dekkjast av verksemda sjølv. 1 500 000 kr blir rekna med."
            ),
            (
                "no-offentlig-sektor-phd", "2019-05-15T12:00:00+02:00", "admissionToCome",
                "Kandidaten er ikkje teken opp enno. Opptaket til doktorgradsprogrammet må dokumenterast seinast 2020-06-01."
            ),
        ])
    func nynorsk(code: String, instant: String, rule: String, expected: String) throws {
        let content = try Self.content(code)
        let call = try Repository.call(#require(content.call))
        let programme = try Repository.programme(of: call)
        let evaluation = try Evaluator(programme, call: call).evaluate(content, at: Instant(parsing: instant))
        let told = try #require(programme.rules.first { $0.id == rule })
        let result = try #require(evaluation.rules.first { $0.id == rule })
        #expect(told.text(of: result, in: .nn).replacing("\u{a0}", with: " ") == expected)
    }

    @Test(
        "Its grant is paid by the plan of the scheme, to the day and the krone",
        arguments: [
            (
                "no-difi-kommune-2009", "2009-06-26", "3300000",
                ["2009-07-27 600000 acceptedAgreement", "2010-03-01 1700000 approvedReport", "2011-03-01 1000000 approvedReport"]
            ),
            // Of a smaller grant the years keep their proportions; the last takes what rounding leaves.
            (
                "no-difi-kommune-2009", "2009-06-26", "1000000",
                ["2009-07-27 181818 acceptedAgreement", "2010-03-01 515152 approvedReport", "2011-03-01 303030 approvedReport"]
            ),
            ("no-stimulab", "2018-05-15", "1500000", ["2018-05-29 900000 acceptedAgreement", "2019-07-01 600000 approvedFinalReport"]),
            ("no-stimulab", "2018-05-15", "1234567", ["2018-05-29 740740 acceptedAgreement", "2019-07-01 493827 approvedFinalReport"]),
            (
                "no-offentlig-sektor-phd", "2019-07-01", "1642500",
                [
                    "2019-08-01 182500 acceptedAgreement", "2020-03-02 547500 approvedReport", "2021-03-01 547500 approvedReport",
                    "2022-03-01 365000 approvedReport",
                ]
            ),
        ])
    func payout(code: String, decided: String, grant: String, expected: [String]) throws {
        let (programme, content) = (try Repository.programme(code), try Self.content(code))
        let award = try Award(
            grant: #require(Decimal128(exactly: grant)), supportByYear: content.requestedSupport, start: #require(content.period?.start),
            end: #require(content.period?.end), decidedOn: CalendarDate(parsing: decided), calendar: programme.calendar)
        let schedule = try programme.payout.schedule(for: award)
        #expect(schedule.map { "\($0.due) \($0.amount.moneyText) \($0.condition?.rawValue ?? "")" } == expected)
        #expect(try schedule.map(\.amount).sum().moneyText == grant)
    }

    private static func content(_ code: String) throws -> ApplicationContent {
        try ApplicationContent(JSON(parsing: Repository.text("Config/examples/\(code).json")))
    }
}

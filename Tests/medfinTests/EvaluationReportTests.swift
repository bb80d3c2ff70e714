import ExactJSON
import Foundation
import Grants
import Localisation
import Testing

@testable import medfin

@Suite("The terminal report") struct EvaluationReportTests {
    private func report(_ language: Language, explained: Bool = false) throws -> [String] {
        let offline = try OfflineEvaluation(document: ProjectFolder.example(), config: ProjectFolder.config, language: language)
        let evaluation = try offline.evaluate(at: Instant(parsing: "2019-10-01T12:00:00+02:00"), explained: explained)
        return EvaluationReport(evaluation, programme: offline.programme, language: language).text.split(separator: "\n").map(Self.plain)
    }

    /// Runs of spaces as one, so that a test does not depend on the columns' width.
    private static func plain(_ line: Substring) -> String {
        line.split { $0 == " " }.joined(separator: " ").replacing("\u{a0}", with: " ")
    }

    @Test("the reference application's table, shares and limits stand in it as the form has them, in Swedish") func reference() throws {
        let lines = try report(.sv)
        for line in [
            "Finansieringstabell (SEK) 2020 2021 2022 Totalt",
            "Schabloner 506 716 516 851 86 141 1 109 708",
            "Faktiska kostnader 2 871 716 2 947 971 214 661 6 034 348",
            "Total finansiering 3 552 292 3 628 547 214 661 7 395 500",
            "Stödandel (EU-medel) av faktiska kostnader 61,34 61,48 57,70 61,28 61,278451…",
            "Stödandel (EU-medel) av total finansiering 49,59 49,95 57,70 50,00 50,000067…",
            "Programmets högsta andel av total finansiering 3 697 750 ← avgörande",
            "Sökt stöd 3 697 755", "Marginal -5", "Bedömning: STÖDBERÄTTIGANDE MED VILLKOR",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.contains { $0.hasPrefix("exactShare · /financing/requestedSupport · Källa: ") })
    }

    @Test("numbers are written as the language writes them") func english() throws {
        #expect(try report(.en).contains("Support 1,761,460 1,812,434 123,861 3,697,755"))
    }

    @Test(
        "an explained evaluation says under each rule why it fails and what would meet it",
        arguments: [
            (
                Language.sv, "Varför: Stöd (3 697 755) är 5 mer än",
                "Detta uppfyller den: Sänk sökt stöd med 5 till 3 697 750."
            ),
            (
                .en, "Why: Support (3,697,755) is more than",
                "What would meet it: Lower requested support by 5 to 3,697,750."
            ),
        ])
    func explained(language: Language, why: String, remedy: String) throws {
        let lines = try report(language, explained: true)
        let start = try #require(lines.firstIndex { $0.hasPrefix("exactShare · ") })
        let below = lines[start..<min(start + 7, lines.count)]
        #expect(below.contains { $0.hasPrefix(why) })
        #expect(below.contains(remedy))
        #expect(!(try report(language)).contains { $0.hasPrefix(why) })
        // Six papers and two answers, and then what nobody can compute.
        let title =
            language == .sv ? "Med dessa ändringar blir den stödberättigande med villkor" : "With these changes it would be eligible with conditions"
        let changes = try #require(lines.firstIndex(of: title))
        #expect(lines[(changes + 1)...].prefix { $0.hasPrefix("• ") }.count == 8)
        #expect(lines.contains(language == .sv ? "Detta måste göras utöver det" : "What else must be done"))
    }

    @Test("no line is wider than a terminal, whatever the number of years", arguments: [1, 3, 10])
    func width(years: Int) throws {
        let evaluation = Self.evaluation(years: years)
        let text = EvaluationReport(evaluation, programme: nil, language: .fi).text
        for line in text.split(separator: "\n") { #expect(line.count <= EvaluationReport.width, "\(line)") }
        for year in 0..<years { #expect(text.contains("\(2020 + year)")) }
    }

    @Test("a share of nothing and an unknown limit are shown as such, not as numbers") func undetermined() {
        var evaluation = Self.evaluation(years: 1)
        evaluation["shares"] = [["id": "s", "byYear": [:], "total": ["exact": nil, "displayed": nil]]]
        evaluation["support"] = ["requested": "5", "permitted": nil, "bindingLimit": nil, "headroom": nil]
        let lines = EvaluationReport(evaluation, programme: nil, language: .en).text.split(separator: "\n").map(Self.plain)
        #expect(lines.contains("s – – –"))
        #expect(lines.contains("Permitted support unknown"))
    }

    @Test("a rule's reason stands under its severity, and rules that hold are counted") func reasons() throws {
        var evaluation = Self.evaluation(years: 1)
        evaluation["verdict"] = "notEligible"
        evaluation["rules"] = [
            Self.rule("a", "pass", "blocking"), Self.rule("b", "fail", "blocking"), Self.rule("c", "undetermined", "condition"),
            Self.rule("d", "notApplicable", "remark"),
        ]
        let lines = EvaluationReport(evaluation, programme: nil, language: .en).text.split(separator: "\n").map(Self.plain)
        let tail = Array(lines.drop { !$0.hasPrefix("Verdict") })
        #expect(
            tail == [
                "Verdict: NOT ELIGIBLE", "Stands in the way", "✗ Message of b.", "b · /b · Source: Law", "Must be complemented before the decision",
                "? Message of c.", "c · /c · Source: Law", "1 rules hold, 1 do not apply.",
            ])
    }

    @Test("a payout schedule shows its instalments and their sum") func payout() {
        let schedule: JSON = [
            "items": [
                ["number": 1, "due": "2020-07-01", "amount": "880730", "status": "planned", "claimFrom": "2020-01-01", "claimUntil": "2020-06-30"],
                ["number": 2, "due": "2021-01-04", "amount": "0.50", "status": "planned"],
            ]
        ]
        let text = PayoutReport(schedule: schedule, currency: "SEK", language: .en).text
        let lines = text.split(separator: "\n").map(Self.plain)
        #expect(lines.contains("1 2020-07-01 2020-01-01 – 2020-06-30 880,730 planned"))
        #expect(lines.contains("Total 880,730.50"))
        #expect(lines.suffix(5).filter { !$0.hasPrefix("─") } == ["2020 880,730 0", "2021 0.50 0", "Total 880,730.50 0"])
    }

    @Test(
        "a payout schedule whose sum can't be had exactly shows none",
        arguments: [
            ["1", nil], ["1", "abc"], ["9999999999999999999999999999999999", "0.01"], ["0.01", "9999999999999999999999999999999999"],
        ])
    func payoutWithoutSum(amounts: [String?]) {
        let schedule: JSON = ["items": .array(amounts.map { ["number": 1, "amount": $0.map(JSON.string) ?? .null] })]
        let lines = PayoutReport(schedule: schedule, currency: "SEK", language: .en).text.split(separator: "\n").map(Self.plain)
        #expect(lines.count == 5)
        #expect(!lines.contains { $0.hasPrefix("Total") })
    }

    private static func rule(_ id: String, _ outcome: String, _ severity: String) -> JSON {
        [
            "id": .string(id), "outcome": .string(outcome), "severity": .string(severity), "message": "Message of \(id).",
            "pointer": "/\(id)", "source": "Law",
        ]
    }

    private static func evaluation(years: Int) -> JSON {
        let names = (0..<years).map { "\(2020 + $0)" }
        let amounts = JSON.object(JSONObject(names.map { ($0, JSON.string("999999999999999.99")) }))
        return [
            "currency": "SEK", "years": .array(names.map(JSON.string)),
            "amounts": [["id": "support", "byYear": amounts, "total": "9999999999999999.90"]], "shares": [], "limits": [],
            "support": ["requested": "1", "permitted": "1", "bindingLimit": nil, "headroom": "0"],
        ]
    }
}

import Decimals
import ExactJSON
import FEEL
import Foundation
import Grants
import Localisation
import Testing

@testable import medfin

@Suite("Payout schedules on the command line") struct PayoutsCommandTests {
    private static func schedule(
        grant: Decimal128? = nil, decided: String = "2019-12-10", advance: Decimal128? = nil, _ language: Language = .en
    ) throws -> (OfflineEvaluation, JSON) {
        let offline = try OfflineEvaluation(document: ProjectFolder.example(), config: ProjectFolder.config, language: language)
        return (offline, try offline.payouts(of: grant, decidedOn: PayoutsCommand.day(decided), advance: advance))
    }

    @Test("the reference grant with its advance, as JSON and by year in Swedish") func reference() throws {
        let (offline, schedule) = try Self.schedule(grant: 3_697_750, advance: 400_000, .sv)
        #expect(schedule["granted"] == "3697750")
        let first: JSON = ["number": 1, "kind": "advance", "due": "2019-12-10", "amount": "400000", "status": "planned"]
        #expect(schedule["items"]?.arrayValue?.first == first)
        let lines = PayoutReport(schedule: schedule, currency: offline.programme.currency, language: .sv).text.split(separator: "\n").map { line in
            line.split { $0 == " " }.joined(separator: " ").replacing("\u{a0}", with: " ")
        }
        for line in [
            "1 2019-12-10 400 000 förskott, planerad", "2 2020-07-01 2020-01-01 – 2020-06-30 480 729 planerad, efter godkänd ansökan om utbetalning",
            "Totalt 3 697 750", "År Belopp (SEK) Väntar på ett villkor", "2019 400 000 0", "2020 480 729 480 729", "2021 1 786 944 1 786 944",
            "2022 1 030 077 1 030 077", "Totalt 3 697 750 3 297 750",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test("every status, kind and condition has a word in every language", arguments: Language.allCases) func words(language: Language) {
        func isSaid(_ code: String, _ text: LocalizedText) -> Bool { language == .en || text.text(in: language) != code }
        for status in Instalment.Status.allCases.map(\.rawValue) { #expect(isSaid(status, ReportText.status(status)), "\(status)") }
        for kind in [Instalment.Kind.advance, .retention].map(\.rawValue) { #expect(isSaid(kind, ReportText.kind(kind)), "\(kind)") }
        for condition in PayoutCondition.allCases.map(\.rawValue) { #expect(isSaid(condition, ReportText.condition(condition)), "\(condition)") }
    }

    @Test("the support applied for is the default, and an advance that can't be is told") func defaults() throws {
        let (_, schedule) = try Self.schedule()
        #expect(schedule["granted"] == "3697755")
        let failure = #expect(throws: CommandFailure.self) { try Self.schedule(advance: 400_001) }
        #expect(failure?.messages == ["the advance is 400001, but may be at most 400000"])
    }

    @Test("money of one year is carried over to the next") func carriedOver() throws {
        #expect(try PayoutsCommand.carryOver("2018") == CarryOver(year: 2018))
        #expect(try PayoutsCommand.carryOver("2018=0.50") == CarryOver(year: 2018, amount: Decimal128(exactly: "0.50")))
        for wrong in ["", "=5", "2018=", "2018=x", "18446744073709551616", "0"] {
            #expect(throws: (any Error).self, "\(wrong)") { try PayoutsCommand.carryOver(wrong) }
        }
        let offline = try OfflineEvaluation(
            document: ProjectFolder.example("no-digdir-medfinansiering"), config: ProjectFolder.config, language: .en)
        func items(_ carryOvers: [CarryOver]) throws -> [JSON] {
            let schedule = try offline.payouts(
                of: nil, decidedOn: PayoutsCommand.day("2020-03-15"), advance: nil, carryOvers: carryOvers)
            return schedule["items"]?.arrayValue ?? []
        }
        let planned = try items([]), moved = try items([CarryOver(year: 2020)])
        #expect(moved.count == planned.count - 1)
        #expect(moved.first?["due"] == planned[1]["due"])
        let failure = #expect(throws: CommandFailure.self) { try items((2020...2022).map { CarryOver(year: $0) }) }
        #expect(failure?.messages.first?.contains("at most") == true)
    }

    @Test("an amount of another form, or below zero, and a day that is none are refused")
    func wrong() throws {
        #expect(try PayoutsCommand.amount("0.50").moneyText == "0.50")
        for amount in ["1,5", "-1", "much", "1.001", ""] {
            #expect(throws: (any Error).self, "\(amount)") { try PayoutsCommand.amount(amount) }
        }
        for day in ["2019-13-01", "2019-1-1", "today"] {
            #expect(throws: (any Error).self, "\(day)") { try PayoutsCommand.day(day) }
        }
    }
}

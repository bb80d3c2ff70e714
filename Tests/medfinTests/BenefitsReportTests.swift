import ExactJSON
import Foundation
import Grants
import Localisation
import Testing

@testable import medfin

@Suite("The terminal report of a programme with a benefits plan and a ranking") struct BenefitsReportTests {
    private static func report(_ language: Language) throws -> [String] {
        let config = try ProjectFolder.config
        let programme = try #require(
            try ProgrammeFiles(programmes: config.programmes, calls: nil).programmes.map(\.content)
                .first { $0.code == "no-difi-medfinansiering" && $0.version == 2 })
        let test = try #require(programme.tests.first)
        let call = try CallFile.read(SourceFile(config.calls.appending(path: "no-difi-medfinansiering-2018.yaml").path).text)
        let evaluation = try Evaluator(programme, call: call).evaluate(ApplicationContent(test.application), at: test.at)
        let report = EvaluationReport(evaluation.json(in: language, under: programme), programme: programme, language: language)
        return report.text.split(separator: "\n").map { line in
            line.split { $0 == " " }.joined(separator: " ").replacing("\u{a0}", with: " ")
        }
    }

    @Test("shows gains, costs, cut and present value by the plan's own years, and the rank") func reference() throws {
        let lines = try Self.report(.nn)
        for line in [
            "Gevinstplan (NOK) 2021 2022 2023 Totalt",
            "Eiga verksemd, netto gevinst 1 000 000 2 000 001 -200 000 2 800 001",
            "Andre offentlege, brutto gevinst 3 000 000 3 000 000 0 6 000 000",
            "Alle, netto gevinst 8 800 000 9 900 001 -250 000 18 450 001",
            "Budsjettreduksjon 500 000 1 000 001 0 1 500 001",
            "Noverdi av netto gevinst 7 823 168 8 462 562 -205 481 16 080 249",
            "Neddiskontert til 2018 med 4 % per år.",
            "Rangerast etter: Netto noverdi per investert krone 3,2",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        // The obligation names the years and the amounts; it is broken into lines.
        let obligation = "1 500 001 kr av 3 000 001 kr, skal takast ut som budsjettreduksjon: 500 000, 1 000 001 kr i 2021, 2022."
        #expect(lines.joined(separator: " ").contains(obligation))
    }
}

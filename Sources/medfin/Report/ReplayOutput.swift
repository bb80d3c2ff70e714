import Decimals
import ExactJSON
import FoundationEssentials
import Grants
import HTTPAPI
import Localisation
import Persistence

/// A finished replay on standard output.
struct ReplayOutput {
    enum Format {
        case text, json, csv
    }

    /// Cases that the text shows.
    static let mostCases = 50
    private static let pageSize = 1000

    let replay: ReplayRecord
    let programme: Programme
    let language: Language
    /// A page of the stored cases.
    let cases: (ReplayCase.Filter, PageRequest) async throws -> Page<ReplayCase>

    func write(_ format: Format) async throws {
        switch format {
        case .csv:
            Console.write(ReplayCase.csvHeader.joined(separator: ","))
            try await each(.init()) { Console.write(String($0.csv(in: language).dropLast())) }
        case .json:
            Console.write(#"{"replay": "# + JSON.object(replay.report).text(.pretty) + #", "cases": ["#)
            var separator = ""
            for filter in [ReplayCase.Filter(flipped: true), .init(result: .doesNotFit), .init(result: .notEvaluable)] {
                try await each(filter) {
                    Console.write(separator + $0.json(in: language).text())
                    separator = ","
                }
            }
            Console.write("]}")
        case .text:
            let flips = try await cases(.init(flipped: true), PageRequest(limit: Self.mostCases))
            let unfit = try await cases(.init(result: .doesNotFit), PageRequest(limit: Self.mostCases)).items
            let broken = try await cases(.init(result: .notEvaluable), PageRequest(limit: Self.mostCases)).items
            Console.write(ReplayReport(replay: replay, programme: programme, language: language, flips: flips.items, others: unfit + broken).text)
        }
    }

    private func each(_ filter: ReplayCase.Filter, _ body: (ReplayCase) -> Void) async throws {
        var request = PageRequest(limit: Self.pageSize)
        while true {
            let page = try await cases(filter, request)
            for item in page.items { body(item) }
            guard let next = page.next else { return }
            request = PageRequest(limit: Self.pageSize, after: next)
        }
    }
}

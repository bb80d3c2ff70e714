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
            Console.write(CSV.row(ReplayCase.csvHeader.map(CSV.Cell.plain)), terminator: "")
            try await pages(.init()) { Console.write($0.map { $0.csv(in: language) }.joined(), terminator: "") }
        case .json:
            Console.write(#"{"replay": "# + JSON.object(replay.report).text(.pretty) + #", "cases": ["#)
            var separator = ""
            for filter in [ReplayCase.Filter(flipped: true), .init(result: .doesNotFit), .init(result: .notEvaluable)] {
                try await pages(filter) { cases in
                    guard !cases.isEmpty else { return }
                    Console.write(separator + cases.map { $0.json(in: language).text() }.joined(separator: "\n,"))
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

    private func pages(_ filter: ReplayCase.Filter, _ body: ([ReplayCase]) -> Void) async throws {
        var request = PageRequest(limit: Self.pageSize)
        while true {
            let page = try await cases(filter, request)
            body(page.items)
            guard let next = page.next else { return }
            request = PageRequest(limit: Self.pageSize, after: next)
        }
    }
}

import ArgumentParser
import Testing

@testable import medfin

@Suite("The reports on the command line") struct ReportsCommandTests {
    @Test("a year is one of the calendar's", arguments: [(1, true), (2020, true), (9999, true), (0, false), (-1, false), (10_000, false)])
    func years(year: Int, isTaken: Bool) {
        let command = try? ReportsCommand.Eligibility.parse(["--year=\(year)"])
        #expect((command != nil) == isTaken)
    }
}

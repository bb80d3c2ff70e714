import ExactJSON
import Testing

@testable import Grants

/// The scheme that docs/programmes.md writes piece by piece, and what the page says of it.
@Suite("The page on programme files")
struct ProgrammesPageTests {
    private static func page() throws -> String { try Repository.text("docs/programmes.md") }

    /// The fenced blocks of a language before the reference.
    private static func blocks(_ language: String) throws -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        for line in try page().split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "## Reference" { break }
            if line == "```" + language {
                block = []
            } else if line == "```", let lines = block {
                blocks.append(lines.joined(separator: "\n") + "\n")
                block = nil
            } else {
                block?.append(line)
            }
        }
        return blocks
    }

    /// The programme file's pieces; the page's last YAML is the call.
    private static func pieces() throws -> [String] { Array(try blocks("yaml").dropLast()) }

    private static func failures(of text: String) throws -> [String] {
        try ProgrammeFile.read(text).failingTests().map { $0.test.name }
    }

    @Test("The pieces together are a programme without mistakes or remarks, and its tests come out as they say")
    func scheme() throws {
        let programme = try ProgrammeFile.read(Self.pieces().joined())
        let tests = programme.checkTests()
        let failures = tests.failures.map { "\($0.test.name): \($0.differences.joined(separator: "; "))" }
        let remarks = (programme.remarks + tests.remarks).map(\.description)
        #expect(programme.code == "no-storvik-energi")
        #expect(programme.tests.count == 7)
        #expect(failures == [])
        #expect(remarks == [])
    }

    @Test("With the first test alone, the remarks are those that the page shows")
    func remarks() throws {
        let programme = try ProgrammeFile.read(Self.pieces().dropLast().joined())
        let page = try Self.page()
        let remarks = (programme.remarks + programme.checkTests().remarks).map {
            "no-storvik-energi.yaml:\($0.line):\($0.column): remark: \($0.message)\n"
        }
        #expect(remarks.count == 6)
        for remark in remarks { #expect(page.contains(remark)) }
    }

    @Test("The page's application to its call is judged as the page says")
    func application() throws {
        let programme = try ProgrammeFile.read(Self.pieces().joined())
        let call = try CallFile.read(#require(Self.blocks("yaml").last))
        #expect(call.programme == programme.code)
        #expect(call.programmeVersion == programme.version)
        let content = try ApplicationContent(JSON(parsing: #require(Self.blocks("json").first)))
        let issues = content.documentIssues(under: programme)
        #expect(issues.isEmpty)
        let evaluation = try Evaluator(programme, call: call).evaluate(content, at: Instant(parsing: "2026-12-01T12:00:00+01:00"))
        let failed = evaluation.rules.filter { $0.outcome == .fail }.map(\.id)
        #expect(evaluation.verdict == .notEligible)
        #expect(evaluation.finance.permitted?.moneyText == "200000")
        #expect(failed == ["supportLimit"])
    }

    @Test("The lower grant of version 2 concerns the test that the page shows, and no other once that has the new figures")
    func nextVersion() throws {
        let text = try Self.pieces().joined().replacing("\nversion: 1\n", with: "\nversion: 2\n")
        let lower = text.replacing("value: \"300000\"", with: "value: \"250000\"")
        try #require(lower != text)
        #expect(try Self.failures(of: lower) == ["at the highest grant"])
        let mended = text.replacing("\"300000\"", with: "\"250000\"").replacing("\"300001\"", with: "\"250001\"")
        #expect(try Self.failures(of: mended) == [])
    }

    @Test("The reference has every section that a file may have")
    func sections() throws {
        let page = try Self.page()
        var message = ""
        do throws(FileErrors) {
            _ = try ProgrammeFile.read("unknown: 1")
        } catch {
            message = error.errors.first { $0.message.hasPrefix("unknown key") }?.message ?? ""
        }
        // unknown key unknown (known here: code, version, ...)
        let sections = message.split { " ,():".contains($0) }.dropFirst(5)
        #expect(sections.count >= 27)
        for section in sections { #expect(page.contains("`\(section)`"), "\(section)") }
    }
}

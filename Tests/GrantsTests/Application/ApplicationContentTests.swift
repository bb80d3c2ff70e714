import ExactJSON
import Localisation
import Testing

@testable import Grants

@Suite("The application document")
struct ApplicationContentTests {
    private static func issues(_ text: String) throws -> [String] {
        let json = try JSON(parsing: text)
        do throws(FieldIssues) {
            _ = try ApplicationContent(json)
            return []
        } catch {
            return error.issues.map { "\($0.pointer) \($0.code.rawValue)" }
        }
    }

    @Test("The reference document is read and written without losing anything")
    func roundTrip() throws {
        let document = try JSON(parsing: Repository.text("Config/examples/digitaliseringsguiden.json"))
        let content = try ApplicationContent(document)
        let again = try ApplicationContent(content.json)
        #expect(again == content)
        #expect(content.json["budget"] == document["budget"])
        #expect(content.json["financing"] == document["financing"])
        #expect(content.json["applicant"] == document["applicant"])
        #expect(content.json["answers"] == document["answers"])
    }

    @Test("Everything wrong is told at once, at its pointer")
    func allAtOnce() throws {
        let found = try Self.issues(
            """
            {"title": 5, "titel": "x", "period": {"start": "2020-02-30", "end": "tomorrow"}, "areas": {},
             "applicant": {"organisation": {"kind": "guild"}},
             "budget": {"lines": [{"category": "staff", "amounts": {"2020": "1e3", "20": "1", "2021": true}}, null, 7]},
             "financing": {"requestedSupport": {"2020": "-5"}, "coFinanciers": [{"certificate": "lost", "a/b": 1}]}}
            """)
        #expect(
            Set(found) == [
                "/titel unknownMember", "/title wrongType", "/period/start invalidDate", "/period/end invalidDate", "/areas wrongType",
                "/applicant/organisation/kind invalidChoice", "/budget/lines/0/amounts/2020 invalidAmount",
                "/budget/lines/0/amounts/20 invalidYear", "/budget/lines/0/amounts/2021 wrongType", "/budget/lines/1 wrongType",
                "/budget/lines/2 wrongType", "/financing/requestedSupport/2020 negativeAmount",
                "/financing/coFinanciers/0/certificate invalidChoice", "/financing/coFinanciers/0/a~1b unknownMember",
            ])
    }

    @Test("A document that is no object is refused", arguments: ["null", "[]", "\"x\"", "3"])
    func noObject(text: String) throws {
        #expect(try Self.issues(text) == [" wrongType"])
    }

    @Test("A draft with nothing but a title lists what is missing")
    func draft() throws {
        let content = try ApplicationContent.reading(#"{"title": "A project"}"#)
        let missing = content.submissionIssues(under: nil).map { "\($0.pointer) \($0.code.rawValue)" }
        #expect(
            missing == [
                "/call required", "/applicant/organisation required", "/period/start required", "/period/end required",
                "/budget/lines required", "/financing/requestedSupport required",
            ])
    }

    @Test("Required questions, check digits, categories and activity trees are held before submission")
    func submission() throws {
        let programme = try Repository.programme("se-eruf-mellersta-norrland")
        let content = try ApplicationContent.reading(
            """
            {"call": "se-eruf-mellersta-norrland-open", "title": " ",
             "applicant": {"organisation": {"register": "0007", "number": "222000-0639", "name": "N", "kind": "municipality"},
                           "account": {"type": "bankgiro", "number": "5781-4858"}},
             "period": {"start": "2027-02-01", "end": "2027-01-01"},
             "activities": [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}, {"id": "b"}, {"id": "c", "parent": "z"}],
             "budget": {"lines": [{"category": "staf", "amounts": {"2027": "1"}}, {"amounts": {}}]},
             "financing": {"requestedSupport": {"2027": "1"}, "coFinanciers": [{"organisation": {"name": " "}}]},
             "answers": {"noSuchQuestion": 1}}
            """)
        let found = Set(content.submissionIssues(under: programme).map { "\($0.pointer) \($0.code.rawValue)" })
        #expect(
            found == [
                "/title required", "/applicant/organisation/number invalidOrganisationNumber",
                "/applicant/account/number invalidAccountNumber", "/period/end endBeforeStart",
                "/activities/0/parent cyclicParent", "/activities/1/parent cyclicParent", "/activities/2/id duplicateIdentifier",
                "/activities/2/parent cyclicParent", "/activities/3/parent unknownParent",
                "/budget/lines/0/category unknownCategory", "/budget/lines/1/category required", "/budget/lines/1/amounts required",
                "/financing/coFinanciers/0/sector sectorMissing", "/financing/coFinanciers/0/organisation/name required",
                "/financing/coFinanciers/0/cash required", "/answers/noSuchQuestion unknownQuestion", "/answers/advanceRequested required",
            ])
    }

    @Test(
        "A project touches as many calendar years as can be paid out over, and no more",
        arguments: [("2020-12-31", "2069-12-31", []), ("2020-12-31", "2070-01-01", ["/period/end periodTooLong"])])
    func length(start: String, end: String, expected: [String]) throws {
        let content = try ApplicationContent.reading(#"{"period": {"start": "\#(start)", "end": "\#(end)"}}"#)
        let issues = content.submissionIssues(under: nil).filter { $0.code != .required }
        #expect(issues.map { "\($0.pointer) \($0.code.rawValue)" } == expected)
        let sentence = "The project lasts from \(start) to \(end): it may touch 50 calendar years at most."
        #expect(issues.map { $0.detail(in: .en) } == expected.map { _ in sentence })
    }

    @Test("Every issue is a sentence in every language", arguments: FieldIssue.Code.allCases)
    func sentences(code: FieldIssue.Code) {
        for language in Language.allCases {
            let text = code.text.texts[language]
            #expect(text?.hasSuffix(".") == true, "\(language)")
        }
    }
}

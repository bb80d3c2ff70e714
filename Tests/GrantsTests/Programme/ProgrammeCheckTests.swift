import Grants
import Testing

@Suite("The check of a programme file before publication")
struct ProgrammeCheckTests {
    private let place = ProgrammeCheck.Place(code: "xx-test", version: 1, authority: "0007:202100-6198")
    private let tests = """

        tests:
          - {name: right, at: "2020-03-01T12:00:00Z", application: {title: x}, expect: {verdict: undetermined}}
          - {name: wrong, at: "2020-03-01T12:00:00Z", application: {title: x}, expect: {verdict: eligible}}
        """

    @Test("runs the file's tests; those that time does not allow are failures")
    func runsTests() {
        let text = SmallProgramme.text("derived: [{id: total, value: answers.first}]") + tests
        let check = ProgrammeCheck(text, models: [], at: place)
        #expect(check.mistakes == [])
        #expect(check.failingTests.map(\.name) == ["wrong"])
        var proofs = 0
        #expect(throws: Never.self) {
            try ProgrammeFile.read(text) {
                proofs += 1
                return true
            }
        }
        // One test and no more.
        var runs = proofs + 1
        let short = ProgrammeCheck(text, models: [], at: place) {
            runs -= 1
            return runs >= 0
        }
        #expect(short.failingTests.map(\.differences) == [["not run: the tests before it took too long"]])
        #expect(!short.isPublishable && !check.isPublishable)
    }

    @Test("tells where the file says that it is another programme, version or authority's, though it has other mistakes")
    func otherPlace() {
        let text = SmallProgramme.text("derived: [{id: total, value: answers.fist}]")
        let check = ProgrammeCheck(text, models: [], at: .init(code: "xx-rest", version: 2, authority: "0192:991825827"))
        #expect(check.programme == nil)
        #expect(
            check.mistakes.prefix(3).map(\.description) == [
                "1:7: code is xx-test, but this is a draft of xx-rest", "2:10: version is 1, but this is a draft of 2",
                "4:12: authority is 0007:202100-6198, but this is a draft of 0192:991825827",
            ])
        #expect(check.mistakes.count == 4)
    }

    @Test("reads the heading of a file that has mistakes, and nothing of what is no YAML")
    func heading() {
        let heading = ProgrammeHeading(
            of: "code: a\nversion: 3\nauthority: {register: \"0192\", number: \"991 825 827\"}\nmodels: [{file: m.dmn}]\nx: 1\n")
        #expect(heading.code == "a" && heading.version == 3 && heading.authority == "0192:991825827" && heading.models == ["m.dmn"])
        let none = ProgrammeHeading(of: "code: a\nversion: [")
        #expect(none.code == nil && none.version == nil)
        #expect(ProgrammeHeading(of: "version: 1000001").version == nil)
    }

    @Test(
        "codes are parts of lower-case letters and digits with hyphens between",
        arguments: [
            ("no-difi", true), ("a1", true), ("", false), ("-a", false), ("a-", false), ("a--b", false), ("A", false), ("æ", false), ("a b", false),
        ])
    func codes(text: String, isCode: Bool) {
        #expect(ProgrammeFile.isCode(text) == isCode)
    }
}

import Decimals
import FEEL
import Testing

@testable import Grants

@Suite("Programme files")
struct ProgrammeFileTests {
    @Test("The programmes load and their own test cases come out as they say", arguments: try Repository.yaml("programmes"))
    func programmes(code: String) throws {
        let programme = try Repository.programme(code)
        #expect(code == (programme.version == 1 ? programme.code : "\(programme.code)-\(programme.version)"))
        for failing in programme.failingTests() {
            Issue.record("\(code):\(failing.test.line): \(failing.test.name): \(failing.differences.joined(separator: "; "))")
        }
    }

    @Test("Every rule is said to fail in the file's own test cases, which leave nothing untried", arguments: try Repository.yaml("programmes"))
    func coverage(code: String) throws {
        let programme = try Repository.programme(code)
        for rule in programme.rules where rule.gates.contains(.submission) || rule.gates.contains(.decision) {
            let outcomes = programme.tests.flatMap(\.outcomes).filter { $0.rule == rule.id }.map(\.outcome)
            #expect(outcomes.contains(.fail), "\(rule.id) never fails in a test case")
        }
        #expect(programme.tests.contains { $0.verdict == .undetermined })
        #expect(programme.tests.contains { $0.verdict == .eligible })
        #expect(programme.tests.contains { $0.verdict == .notEligible })
        #expect(programme.checkTests().remarks.map(\.message) == [])
    }

    @Test("A figure that a rule tells and the payout plan goes by is the same in both", arguments: try Repository.yaml("programmes"))
    func toldAndPaid(code: String) throws {
        let programme = try Repository.programme(code)
        let plan = programme.payout
        var paid: [String: Decimal128] = [:]
        if case .annualTranches(let tranches) = plan.kind {
            paid["maximumCarryOvers"] = tranches.maximumCarryOvers.map { Decimal128($0) }
            paid["firstPayoutYear"] = tranches.years.first.map { Decimal128($0) }
            paid["lastPayoutYear"] = tranches.years.last.map { Decimal128($0) }
        }
        paid["advanceMaximumShare"] = plan.advance?.share
        paid["advanceMaximum"] = plan.advance?.maximum
        let compared = programme.parameters.filter { paid[$0.id] != nil }
        for parameter in compared {
            for dated in parameter.values { #expect(dated.value.number == paid[parameter.id], "\(parameter.id)") }
        }
        let expected = [
            "no-digdir-medfinansiering": 1, "no-digdir-medfinansiering-2": 1, "no-difi-kommune-2009": 2, "se-eruf-mellersta-norrland-2": 2,
        ]
        #expect(compared.count == expected[code, default: 0])
    }

    @Test("The calls load and open at the clock of their zone")
    func calls() throws {
        let call = try Repository.call("no-difi-medfinansiering-2018")
        #expect(call.closes.description == "2018-01-17T22:59:59Z")
        #expect(try call.phase(at: Instant(parsing: "2018-01-17T23:59:59.999+01:00")) == .open)
        #expect(try call.phase(at: Instant(parsing: "2018-01-18T00:00:00+01:00")) == .closed)
        #expect(call.envelope?.moneyText == "120900000")
        for code in ["no-difi-medfinansiering-open", "se-eruf-mellersta-norrland-open"] {
            #expect(try Repository.call(code).phase(at: Instant(parsing: "2026-11-21T12:00:00Z")) == .open)
        }
    }

    private static let minimal = """
        code: xx-test
        version: 1
        name: {en: Test}
        authority: {register: "0007", number: 202100-6198, name: An authority}
        country: SE
        currency: SEK
        languages: [en]
        categories:
          - {id: staff, label: {en: Staff}}
        questions:
          - {id: start, type: date, label: {en: Start}}
        parameters:
          - {id: maximumShare, type: percentage, label: {en: Share}, values: [{value: "50", source: text}]}
        flatRates:
          - {id: onCosts, label: {en: On-costs}, rate: 10, on: [staff], rounding: {unit: "1"}, source: text}
        shares:
          - {id: supportShare, label: {en: Share}, numerator: support, base: totalFinancing, display: {digits: 2}}
        limits:
          - {id: maxShare, label: {en: Share}, amount: maximumShare / 100 * totalFinancing, source: text}
        rules:
          - id: share
            title: {en: Share}
            severity: blocking
            require: supportShare.displayed <= maximumShare
            values: {support: support}
            pointer: /financing/requestedSupport
            message: {en: "The support {support} is too much."}
            source: text
        payout: {kind: claims, period: halfYear}
        """

    @Test("The smallest file is a programme")
    func smallest() throws {
        let programme = try ProgrammeFile.read(Self.minimal)
        #expect(programme.rules.map(\.id) == ["share"])
        #expect(programme.hash.count == 64)
    }

    @Test(
        "A mistake is told with its line and column",
        arguments: [
            ("version: 1", "versoin: 1", 2, 1, "did you mean version"),
            ("code: xx-test", "code: xx--test", 1, 7, "in parts joined by hyphens"),
            ("version: 1", "version: one", 2, 10, "whole number"),
            ("currency: SEK", "currency: kr", 6, 11, "ISO 4217"),
            ("country: SE", "country: DK", 5, 10, "expected one of NO, SE, FI"),
            ("number: 202100-6198", "number: 202100-6199", 4, 39, ""),
            ("on: [staff]", "on: [staf]", 15, 57, "did you mean staff"),
            ("rate: 10", "rate: '10 +'", 15, 0, ""),
            ("numerator: support", "numerator: suport", 17, 0, "did you mean support"),
            ("amount: maximumShare / 100", "amount: maximumShar / 100", 19, 48, "maximumShare"),
            ("require: supportShare.displayed <= maximumShare", "require: supportShare.displayed", 24, 14, "boolean"),
            ("require: supportShare.displayed <= maximumShare", "require: supportShare.shown <= maximumShare", 24, 0, "shown"),
            ("The support {support} is", "The support {suport} is", 27, 0, "{suport}"),
            ("label: {en: Staff}", "label: {sv: Personal}", 9, 24, "missing in en"),
            ("id: onCosts", "id: staff", 15, 10, "already names a cost category"),
            ("pointer: /financing/requestedSupport", "pointer: financing", 26, 14, "JSON pointer"),
            ("value: \"50\"", "value: \"50,0\"", 13, 0, "not a percentage"),
            ("period: halfYear", "period: {months: 7}", 29, 0, "from 1 to 6"),
            ("period: halfYear", "period: halfYear, due: 03-01", 29, 0, "has no due"),
            ("type: date", "type: dato", 11, 23, "did you mean date"),
            ("severity: blocking", "severity: [", 25, 11, "did not find expected"),
            ("version: 1", "version: 1\nversion: 2", 2, 1, "duplicate key version"),
            ("version: 1", "version: \u{1}", 1, 1, "not a YAML file"),
            ("currency: SEK", "currency: *kr", 6, 11, "aliases can't be used here"),
            ("period: halfYear}", "period: halfYear}\n--- {}", 30, 1, "another document"),
            (
                "require: supportShare.displayed <= maximumShare", "require: >-\n      suportShare.displayed <= maximumShare", 25, 7,
                "did you mean \"supportShare\""
            ),
        ])
    func mistakes(original: String, mistake: String, line: Int, column: Int, message: String) throws {
        try #require(Self.minimal.contains(original))
        let text = Self.minimal.replacing(original, with: mistake, maxReplacements: 1)
        do throws(FileErrors) {
            _ = try ProgrammeFile.read(text)
            Issue.record("\(mistake) was taken")
        } catch {
            let found = error.errors.map(\.description).joined(separator: " | ")
            #expect(error.errors.contains { $0.line == line && (column == 0 || $0.column == column) && $0.message.contains(message) }, "\(found)")
        }
    }

    private static func changed(_ changes: [(String, String)]) -> String {
        changes.reduce(minimal) { $0.replacing($1.0, with: $1.1, maxReplacements: 1) }
    }

    @Test(
        "A slip in an entry is told once, not at every formula that names it",
        arguments: [
            [("type: percentage", "type: percent")], [("numerator: support", "numerator: suport")], [("digits: 2", "digits: 20")],
            [("rate: 10", "rate: '10 +'"), ("amount: maximumShare", "amount: onCosts + maximumShare")],
            [("rate: 10", "rate: ten"), ("numerator: support", "numerator: onCosts")],
            [("type: date", "type: dato"), ("require: supportShare", "require: answers.start != null and supportShare")],
            [("{id: staff, label: {en: Staff}}", "{id: staff}"), ("numerator: support", "numerator: staff")],
        ])
    func slips(changes: [(String, String)]) {
        let found = FileMistakes.of { try ProgrammeFile.read(Self.changed(changes)) }
        #expect(found.count == 1, "\(found)")
    }

    private static let list =
        "{id: start, type: list, label: {en: S}, items: [{id: a, type: number, label: {en: A}}, {id: a, type: number, label: {en: B}}]}"

    @Test(
        "What is told twice, or says nothing where it stands, is refused at its place; what was published with it is read",
        arguments: [
            (
                "type: date, label: {en: Start}}", "type: date, label: {en: S}}\n  - {id: start, type: date, label: {en: S}}", 12,
                "question start occurs"
            ),
            (
                "type: date, label: {en: Start}}",
                "type: choice, label: {en: S}, choices: [{id: a, label: {en: A}}, {id: a, label: {en: B}}]}", 11, "choice a occurs more than once"
            ),
            ("{id: start, type: date, label: {en: Start}}", list, 11, "question a occurs more than once"),
            ("type: date,", "type: date, maxLength: 5,", 11, "only text has a maxLength"),
            ("amount: maximumShare / 100 * totalFinancing,", "amount: maximumShare, rounding: {unit: 1, per: year},", 19, "not rounded per year"),
            ("id: maxShare", "id: \(String(repeating: "m", count: 65))", 19, "has more than 64 characters"),
            (
                "period: halfYear}",
                "period: halfYear}\ntests:\n  - {name: t, at: \"2020-01-01T00:00:00Z\", application: {}, patch: {}, expect: {verdict: eligible}}", 31,
                "a patch changes a base"
            ),
            (
                "{kind: claims, period: halfYear}",
                "{kind: instalments, parts: [{share: 150, daysAfterEnd: 1}, {share: -50, daysAfterEnd: 2}]}", 29, "expected a percentage"
            ),
            (
                "{kind: claims, period: halfYear}",
                "{kind: instalments, parts: [{share: 33.33333, daysAfterEnd: 1}, {share: 66.66667, daysAfterEnd: 2}]}", 29, "expected a percentage"
            ),
            ("period: halfYear}", "period: halfYear, rounding: {unit: 1, mode: floor}}", 29, "has a unit only"),
            ("period: halfYear}", "period: halfYear, rounding: {unit: 1, per: total}}", 29, "has a unit only"),
            ("period: halfYear}", "period: halfYear, rounding: {unit: 0.001}}", 29, "expected at most 2 decimals and 13 digits"),
            ("period: halfYear}", "period: halfYear, rounding: {unit: 10000000000000}}", 29, "expected at most 2 decimals and 13 digits"),
        ])
    func refused(original: String, mistake: String, line: Int, message: String) throws {
        let text = Self.changed([(original, mistake)])
        let found = FileMistakes.of { try ProgrammeFile.read(text) }
        #expect(!found.isEmpty && found.allSatisfy { $0.line == line && $0.column > 3 && $0.message.contains(message) }, "\(found)")
        #expect(throws: Never.self) { try ProgrammeFile.read(text, analysing: false) }
    }

    @Test("A limit may say that it is rounded as a whole")
    func limitRounding() throws {
        let text = Self.changed([("amount: maximumShare / 100 * totalFinancing,", "amount: maximumShare, rounding: {unit: 1, per: total},")])
        #expect(try ProgrammeFile.read(text).limits.first?.rounding?.scope == .total)
    }

    @Test("An unreadable date of a payout's part is one mistake")
    func partDate() {
        let parts = "{kind: instalments, parts: [{share: 50, date: 2020-02-31}, {share: 50, daysAfterEnd: 2}]}"
        let found = FileMistakes.of { try ProgrammeFile.read(Self.changed([("{kind: claims, period: halfYear}", parts)])) }
        #expect(found.map(\.message) == ["expected a date such as 2020-01-31, found 2020-02-31"])
    }

    @Test("Two hundred mistakes are told and the others counted, each in few words; no name is looked for among long ones")
    func manyMistakes() {
        let long = String(repeating: "x", count: 300_000)
        let keys = (0..<301).map { "key\($0): 1\n" }.joined()
        let found = FileMistakes.of { try ProgrammeFile.read(Self.minimal + "\n" + keys) }
        #expect(found.count == 201)
        #expect(found.last?.message == "and 101 more mistakes")
        let one = FileMistakes.of { try ProgrammeFile.read(Self.changed([("on: [staff]", "on: [\(long)]")])) }
        #expect(one.count == 1)
        #expect(one.allSatisfy { $0.message.count <= 1_001 })
        #expect(NearMiss.of("staf", among: [long, "staff", "stuff"]) == "staff")
        #expect(NearMiss.of(long, among: [long + "y"]) == nil)
    }

    @Test("A list inside an entry is bounded")
    func longList() {
        let many = Array(repeating: "staff", count: 1_001).joined(separator: ", ")
        let found = FileMistakes.of { try ProgrammeFile.read(Self.changed([("on: [staff]", "on: [\(many)]")])) }
        #expect(found.map(\.message) == ["there are 1001 entries, at most 1000 are read"])
    }

    @Test("Values of a parameter are in the order of their days, whatever the file's; two on one day are a mistake")
    func datedValues() throws {
        func text(_ last: String) -> String {
            Self.changed([
                (
                    "values: [{value: \"50\", source: text}]",
                    "values: [{from: 2021-01-01, value: 60, source: text}, {until: \(last), value: 50, source: text}, "
                        + "{from: 2020-01-01, until: 2020-12-31, value: 55, source: text}]"
                )
            ])
        }
        #expect(try ProgrammeFile.read(text("2019-12-31")).parameters.first?.values.map(\.text) == ["50", "55", "60"])
        let found = FileMistakes.of { try ProgrammeFile.read(text("2020-01-01")) }
        #expect(found.map(\.message) == ["two values of maximumShare hold on the same day"])
    }

    @Test("A text without a document is no programme", arguments: ["", " ", "# a remark\n"])
    func empty(text: String) {
        do throws(FileErrors) {
            _ = try ProgrammeFile.read(text)
            Issue.record("it was taken")
        } catch {
            #expect(error.description == "1:1: the file is empty")
        }
    }

    @Test("A mistake in an entry is not told again where a test names the entry")
    func once() {
        let tests = """

            tests:
              - {name: base, at: 2020-01-01, application: {}, expect: {verdict: eligible}}
              - name: too much
                base: base
                parameters: {maximumShare: "40", maximumShar: "30"}
                expect: {verdict: eligible, outcomes: {share: pass, shares: pass}}
              - {name: early, base: late, expect: {verdict: eligible}}
              - {name: late, base: base, expect: {verdict: eligible}}
            """
        let text = (Self.minimal + tests)
            .replacing("require: supportShare", with: "require: supportShar").replacing("\"50\"", with: "\"5o\"")
        let told = FileMistakes.of { try ProgrammeFile.read(text) }.map { "\($0.line): \($0.message)" }
        #expect(told.count == 6, "\(told)")
        #expect(told.contains("34: there is no parameter maximumShar; did you mean maximumShare?"))
        #expect(told.contains("35: there is no rule shares; did you mean share?"))
        #expect(told.contains("36: there is no earlier test late"))
    }

    @Test("A test case that comes out otherwise is named")
    func failingTest() throws {
        let text =
            Self.minimal + """

                tests:
                  - name: too much
                    at: 2020-01-01T00:00:00Z
                    application:
                      budget: {lines: [{category: staff, amounts: {"2020": "1000"}}]}
                      financing: {requestedSupport: {"2020": "1100"}}
                    expect: {verdict: eligible, permitted: "550", amounts: {onCosts: "100"}, outcomes: {share: pass}}
                """
        let failing = try ProgrammeFile.read(text).failingTests()
        #expect(failing.map(\.test.name) == ["too much"])
        #expect(
            failing.first?.differences == ["verdict: expected eligible, found notEligible", "rule share: expected pass, found fail"])
    }
}

import ExactJSON
import Testing

@testable import Grants

@Suite("What can be wrong with a benefits plan")
struct BenefitsPlanIssueTests {
    private static func content(_ plan: String) throws -> ApplicationContent {
        try ApplicationContent(["call": "xx", "answers": ["plan": JSON(parsing: plan)]])
    }

    private static func told(_ issues: [FieldIssue]) -> [String] { issues.map { "\($0.pointer) \($0.code.rawValue)" } }

    @Test(
        "A year that no project has, and a figure that is no money, can't be taken",
        arguments: [
            (#"[{"year": 2020}, {"year": 20200}]"#, ["/answers/plan/1/year invalidYear"]),
            (#"[{"year": 1989}]"#, ["/answers/plan/0/year invalidYear"]), (#"[{"year": "2020.5"}]"#, ["/answers/plan/0/year invalidYear"]),
            (#"[{"year": 1e6000}]"#, ["/answers/plan/0/year invalidYear"]), (#"[{"year": "soon"}]"#, ["/answers/plan/0/year wrongType"]),
            (#"[{"year": 2020, "gain": 1e15}]"#, ["/answers/plan/0/gain amountTooLarge"]),
            (#"[{"year": 2020, "gain": "-0.001"}]"#, ["/answers/plan/0/gain amountTooPrecise"]),
            (#"[{"year": 2020, "cost": "-1"}]"#, ["/answers/plan/0/cost negativeAmount"]),
            (#"[{"year": 2020, "cost": 1e15}]"#, ["/answers/plan/0/cost amountTooLarge"]),
            (#"[{"year": 2020, "gains": 1}]"#, ["/answers/plan/0/gains unknownMember"]), (#"[7]"#, ["/answers/plan/0 wrongType"]),
            (#"{}"#, ["/answers/plan wrongType"]),
            (#"[{"year": 1990, "gain": "-999999999999999.99"}, {"year": 2199, "gain": 0.5, "cost": "0"}]"#, []),
        ])
    func document(plan: String, issues: [String]) throws {
        #expect(Self.told(try Self.content(plan).documentIssues(under: SmallPlan.read())) == issues)
    }

    @Test("A draft may have rows without a year and two of one year; a submission may not")
    func submission() throws {
        let content = try Self.content(
            #"[{"year": 2020, "gain": "1"}, {"gain": "2"}, {"year": "2020"}, {"year": null}, {"year": 2021}, {"year": 2020.0}]"#)
        let programme = try SmallPlan.read()
        #expect(content.documentIssues(under: programme).isEmpty)
        let issues = Self.told(content.submissionIssues(under: programme)).filter { $0.hasPrefix("/answers/plan") }
        #expect(
            issues == [
                "/answers/plan/1/year required", "/answers/plan/2/year duplicateIdentifier", "/answers/plan/3/year required",
                "/answers/plan/5/year duplicateIdentifier",
            ])
    }

    @Test("A programme that reads no plan asks nothing of one")
    func noPlan() throws {
        let programme = try SmallProgramme.read("", questions: SmallPlan.questions, rule: "answers.first < 5")
        let content = try Self.content(#"[{"gain": 1e15}, {"year": 20200}]"#)
        #expect(content.documentIssues(under: programme).isEmpty)
        #expect(Self.told(content.submissionIssues(under: programme)).allSatisfy { !$0.hasPrefix("/answers/plan") })
    }
}

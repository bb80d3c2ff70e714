import ExactJSON
import Foundation
import Grants
import Localisation
import Testing

@testable import medfin

@Suite("Evaluating a document offline") struct OfflineEvaluationTests {
    @Test("the reference application comes out as the golden file has it") func reference() throws {
        let offline = try OfflineEvaluation(document: ProjectFolder.example(), config: ProjectFolder.config, language: .en)
        let evaluation = try offline.evaluate(at: Instant(parsing: "2019-10-01T12:00:00+02:00"))
        #expect(evaluation["verdict"] == "eligibleWithConditions")
        let support: JSON = ["requested": "3697755", "permitted": "3697750", "bindingLimit": "maxShare", "headroom": "-5"]
        #expect(evaluation["support"] == support)
        #expect(offline.missing.isEmpty)
    }

    @Test(
        "what is wrong with a document is told with its place",
        arguments: [
            ("{\"call\": ", "2:1: "), ("[]", "application.json: Expected object, found array."), ("{}", ": /call: the document names no call"),
            ("{\"call\": \"nowhere\"}", ": /call: there is no call nowhere; there are: fi-digikommun-2017-open, "),
            ("{\"call\": \"x\", \"titel\": \"y\"}", ": /titel: The member titel is not known here."),
            ("{\"financing\": {\"requestedSupport\": {\"2020\": \"1,5\"}}}", ": /financing/requestedSupport/2020: "),
        ])
    func mistakes(document: String, expected: String) async throws {
        try await ProjectFolder.temporary { folder in
            let file = folder.appending(path: "application.json")
            try Data((document + "\n").utf8).write(to: file)
            let failure = #expect(throws: CommandFailure.self) {
                try OfflineEvaluation(document: SourceFile(file.path), config: ProjectFolder.config, language: .en)
            }
            #expect(failure?.messages.contains { $0.contains(expected) } == true, "\(failure?.messages ?? [])")
        }
    }

    @Test("a draft is evaluated too, and what it lacks is listed") func draft() async throws {
        try await ProjectFolder.temporary { folder in
            let file = folder.appending(path: "draft.json")
            try Data(#"{"call": "se-eruf-mellersta-norrland-open", "title": "Draft"}"#.utf8).write(to: file)
            let offline = try OfflineEvaluation(document: SourceFile(file.path), config: ProjectFolder.config, language: .en)
            #expect(try offline.evaluate(at: .now())["verdict"] != nil)
            #expect(offline.missing.contains { $0.hasPrefix("/budget/lines: ") })
        }
    }
}

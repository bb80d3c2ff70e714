import ExactJSON
import Grants
import Localisation

/// An application document with the programme and call of its own files.
struct OfflineEvaluation {
    let content: ApplicationContent
    let programme: Programme
    let call: Call
    let language: Language

    /// Throws every mistake of the document as `path: /pointer: what is wrong`.
    init(document: SourceFile, config: ConfigFolder, language: Language) throws(CommandFailure) {
        self.language = language
        content = try Self.read(document, language)
        guard let code = content.call else { throw CommandFailure("\(document.path): /call: the document names no call") }
        let files = try ProgrammeFiles(programmes: config.programmes, calls: config.calls)
        guard let call = files.calls.first(where: { $0.content.code == code })?.content else {
            let known = files.calls.map(\.content.code).joined(separator: ", ")
            throw CommandFailure("\(document.path): /call: there is no call \(code); there are: \(known)")
        }
        guard let programme = files.programme(of: call) else {
            throw CommandFailure("\(code): there is no file of programme \(call.programme) of version \(call.programmeVersion)")
        }
        self.call = call
        self.programme = programme
        try Self.refuse(content.documentIssues(under: programme), of: document, language)
    }

    /// The answer of api.md section 4.
    func evaluate(at instant: Instant, explained: Bool = false) throws(CommandFailure) -> JSON {
        do throws(EvaluationError) {
            let evaluation = try Evaluator(programme, call: call).evaluate(content, at: instant, explained: explained)
            return evaluation.json(in: language, under: programme)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// What would stop a submission before any rule is run.
    var missing: [String] {
        content.submissionIssues(under: programme).map { Self.line($0, language) }
    }

    var heading: String {
        [content.title, content.applicant?.organisation?.name, programme.name.text(in: language)].compactMap(\.self).joined(separator: "\n")
    }

    private static func read(_ document: SourceFile, _ language: Language) throws(CommandFailure) -> ApplicationContent {
        let json: JSON
        do throws(JSONParseError) {
            json = try JSON(parsing: document.text)
        } catch {
            throw CommandFailure("\(document.path):\(error.line):\(error.column): \(error.message)")
        }
        do throws(FieldIssues) {
            return try ApplicationContent(json)
        } catch {
            try refuse(error.issues, of: document, language)
            throw CommandFailure("\(document.path): the document can't be read")
        }
    }

    private static func refuse(_ issues: [FieldIssue], of document: SourceFile, _ language: Language) throws(CommandFailure) {
        guard issues.isEmpty else {
            throw CommandFailure(issues.map { "\(document.path): \(line($0, language))" })
        }
    }

    /// `/pointer: what is wrong`; no pointer where it is the whole document.
    private static func line(_ issue: FieldIssue, _ language: Language) -> String {
        (issue.pointer == .root ? "" : "\(issue.pointer): ") + issue.detail(in: language)
    }
}

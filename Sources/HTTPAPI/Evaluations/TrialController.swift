import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird

/// What if: a document in, finance table and verdict out, nothing stored.
struct TrialController {
    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).post("evaluations", use: evaluate)
    }

    @Sendable private func evaluate(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let object = try await request.jsonObject(context: context)
        var body = BodyReader(object, members: ["application", "at", "explain"])
        let application = body.value("application", required: true)
        let instant = body.instant("at")
        let explained = body.boolean("explain") ?? false
        guard let application, body.issues.isEmpty else { throw Problem.unprocessable(body.issues + Self.issues(of: application)) }
        do {
            let document = ApplicationDocument(bytes: application.bytes(), json: application)
            let reading = try await EvaluateContent(environment)(document, at: instant, explained: explained)
            let answer = reading.evaluation.json(in: context.language, under: reading.programme)
            return Response.json(answer.objectValue ?? [:]).localised(for: context)
        } catch CaseworkError.invalid(let issues) {
            throw Problem.unprocessable(issues, under: Self.place)
        }
    }

    private static let place = JSONPointer("application")

    /// What can't be read in the document, so that it is told together with what is wrong beside it.
    private static func issues(of application: JSON?) -> [FieldIssue] {
        guard let application else { return [] }
        do throws(FieldIssues) {
            _ = try ApplicationContent(application)
            return []
        } catch {
            return error.issues.map { FieldIssue(place.appending($0.pointer), $0.code, $0.arguments, text: $0.text) }
        }
    }
}

import Casework
import ExactJSON
import Grants
import HTTPConventions
import HTTPTypes
import Hummingbird
import Persistence

/// The submission of an application.
struct SubmissionController {
    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).post("{id}/submission", use: submit)
    }

    @Sendable private func submit(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        let condition = try request.requireIfMatch()
        let object = try await request.jsonObject(context: context)
        let key = try IdempotencyKey(request, body: object)
        var body = BodyReader(object, members: ["receivedAt"])
        let receivedAt = body.instant("receivedAt")
        try body.finish()
        let language = context.language
        let outcome = try await SubmitApplication(environment)(
            id, receivedAt: receivedAt, expecting: ExpectedRevision(condition), as: principal, key: key
        ) { submitted in
            let application = submitted.application
            var answer = application.json(in: language)
            answer["verdict"] = .string(submitted.evaluation.verdict.rawValue)
            answer["links"] = [
                "eligibility": .string("\(application.path)/eligibility"), "finance": .string("\(application.path)/finance"),
            ]
            return StoredAnswer(.ok, answer, headers: .localised(language, adding: [.eTag: application.tag(in: language).headerValue]))
        }
        return Response(outcome)
    }
}

import Casework
import Decimals
import ExactJSON
import FEEL
import Grants
import HTTPConventions
import HTTPTypes
import Hummingbird
import Persistence

/// The decision on an application, and the payout schedule of a grant.
struct DecisionController {
    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .post("{id}/decision", use: decide)
            .get("{id}/decision", use: read)
            .get("{id}/payout-schedule", use: readSchedule)
    }

    @Sendable private func decide(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        let condition = try request.requireIfMatch()
        let object = try await request.jsonObject(context: context)
        let key = try IdempotencyKey(request, body: object)
        var body = BodyReader(object, members: ["outcome", "amount", "advance", "reasons"])
        let outcome = body.choice("outcome", of: DecisionRecord.Outcome.self, required: true)
        let amount = body.amount("amount")
        let advance = body.amount("advance")
        let reasons = body.text("reasons", required: true)
        guard let outcome, let reasons, body.issues.isEmpty else { throw Problem.unprocessable(body.issues) }
        let decided = try await DecideApplication(environment)(
            id, .init(outcome: outcome, amount: amount, advance: advance, reasons: reasons), expecting: ExpectedRevision(condition), as: principal,
            key: key
        ) { decided in
            let decision = decided.decision.json
            return StoredAnswer(
                .created, decision,
                headers: [
                    .location: "\(decided.application.path)/decision",
                    .eTag: ETag(hashing: JSON.object(decision).bytes()).headerValue,
                ])
        }
        return Response(decided)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        try Response.resource(try await reading(context).decision.json, for: request)
    }

    @Sendable private func readSchedule(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let reading: ReadDecision.Reading
        do {
            reading = try await self.reading(context)
        } catch CaseworkError.noDecision {
            throw Problem(.noPayoutSchedule)
        }
        guard let granted = reading.decision.amount else { throw Problem(.noPayoutSchedule) }
        var schedule: JSONObject = [
            "application": .string(reading.decision.application.text), "currency": .string(reading.decision.currency),
            "granted": granted.moneyJSON, "items": .array(reading.payouts.map { .members($0.instalment.members) }),
        ]
        schedule["acceptBy"] = reading.decision.acceptBy.map { .string($0.description) }
        return try Response.resource(schedule, for: request)
    }

    private func reading(_ context: APIRequestContext) async throws -> ReadDecision.Reading {
        try await ReadDecision(environment)(try context.id(), as: try context.principal())
    }
}

import ExactJSON
import Grants
import Localisation

/// One application all the way through a running server: registered by a case officer as it came on paper, submitted,
/// evaluated, decided by another person, and paid out by plan.
struct Demonstration {
    let document: JSON
    let programme: Programme
    /// When the application is said to have come in.
    let receivedAt: Instant
    let caseOfficer: ServerClient
    let decisionMaker: ServerClient
    let language: Language

    func run() async throws(CommandFailure) {
        let created = try await caseOfficer.post("/v1/applications", document)
        guard let path = created.location, let draft = created.entityTag else {
            throw CommandFailure("POST /v1/applications: the answer has no Location and ETag")
        }
        let submitted = try await caseOfficer.post(
            "\(path)/submission", ["receivedAt": .string(receivedAt.description)], ifMatch: draft)
        let evaluation = try await evaluation(of: path)
        Console.write(EvaluationReport(evaluation, programme: programme, language: language).text)
        guard let grant = Self.grant(from: evaluation) else { return Console.write("\nThere is nothing to grant.") }
        Console.write("")
        let current = submitted.entityTag == nil ? try await caseOfficer.get(path).entityTag : submitted.entityTag
        _ = try await decisionMaker.post(
            "\(path)/decision",
            ["outcome": "granted", "amount": .string(grant), "reasons": "The permitted support is granted, since the rules hold."],
            ifMatch: current)
        let schedule = try await decisionMaker.get("\(path)/payout-schedule").body
        Console.write("\n" + PayoutReport(schedule: schedule, currency: programme.currency, language: language).text)
    }

    /// The finance table with the stored verdict and reasons.
    private func evaluation(of path: String) async throws(CommandFailure) -> JSON {
        var members = try await caseOfficer.get("\(path)/finance").body.objectValue ?? [:]
        let eligibility = try await caseOfficer.get("\(path)/eligibility").body
        for name in ["call", "at", "verdict", "rules"] { members[name] = eligibility[name] ?? members[name] }
        return .object(members)
    }

    /// What was asked for, or what is permitted where that is less; nil for a verdict that stands in the way.
    private static func grant(from evaluation: JSON) -> String? {
        guard ["eligible", "eligibleWithConditions"].contains(evaluation["verdict"]?.stringValue) else { return nil }
        let support = evaluation["support"]
        let isAbove = support?["headroom"]?.stringValue?.hasPrefix("-") ?? false
        return support?[isAbove ? "permitted" : "requested"]?.stringValue
    }
}

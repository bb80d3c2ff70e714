package import ExactJSON
package import FoundationEssentials
package import Grants
package import Postgres

/// Something done, told in the transaction that did it. `details` holds figures and references, no texts about persons.
package struct AuditEvent: Sendable {
    package enum Action: String, Sendable, CaseIterable {
        case applicationCreated, applicationChanged, applicationDeleted, applicationSubmitted, applicationGranted, applicationRejected
        case replayStarted, replayCancellationRequested, replayFinished
        case programmePublished, callPublished, callChanged
        case programmeDraftCreated, programmeDraftChanged, programmeDraftDeleted
    }

    package var at: Instant
    package var actor: Actor
    package var action: Action
    package var application: UUID?
    package var call: String?
    package var programme: String?
    package var details: JSONObject

    package init(
        _ action: Action, by actor: Actor, at: Instant, application: UUID? = nil, call: String? = nil, programme: String? = nil,
        details: JSONObject = [:]
    ) {
        self.at = at
        self.actor = actor
        self.action = action
        self.application = application
        self.call = call
        self.programme = programme
        self.details = details
    }
}

package enum AuditStore {
    package static func insert(_ event: AuditEvent) -> SQL {
        """
        INSERT INTO audit_events (at, organisation, person, action, application_id, call_code, programme_code, details)
        VALUES (
            \(event.at), \(event.actor.organisation), \(event.actor.person), \(event.action.rawValue), \(event.application),
            \(event.call), \(event.programme), \(PostgresJSON(JSON.object(event.details).text())))
        """
    }
}

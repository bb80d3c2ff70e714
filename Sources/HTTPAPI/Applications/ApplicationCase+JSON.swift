import Casework
import Decimals
import ExactJSON
import Grants
import HTTPConventions
import Localisation
import Persistence

extension ApplicationCase {
    /// The revision; of a draft, whose issues are told in the reader's language, with that language.
    func tag(in language: Language) -> ETag {
        let tag = ETag(version: Int(revision))
        return status == .draft ? ETag("\(tag.value)-\(language.rawValue)") ?? tag : tag
    }

    var path: String { "/v1/applications/\(id.text)" }

    /// The application as it is read: what the server knows, then the document in normal form; for a draft what is missing.
    func json(in language: Language) -> JSONObject {
        var object = serverMembers
        for member in content.json.objectValue ?? [:] { object[member.name] = member.value }
        if status == .draft {
            object["issues"] = .array(
                issues.map {
                    ["pointer": .string($0.pointer.description), "code": .string($0.code.rawValue), "detail": .string($0.detail(in: language))]
                })
        }
        return object
    }

    private var serverMembers: JSONObject {
        var object: JSONObject = [
            "id": .string(id.text), "status": .string(status.rawValue), "revision": JSON(Int(revision)), "version": JSON(version),
            "owner": .string(owner), "createdAt": .string(createdAt.description), "updatedAt": .string(updatedAt.description),
        ]
        object["submittedAt"] = submittedAt.map { .string($0.description) }
        object["receivedAt"] = receivedAt.map { .string($0.description) }
        object["verdict"] = verdict.map { .string($0.rawValue) }
        object["granted"] = granted?.moneyJSON
        return object
    }
}

extension ApplicationSummary {
    var json: JSON {
        .members([
            ("id", .string(id.text)), ("call", call.map(JSON.string)), ("title", title.map(JSON.string)), ("owner", .string(owner)),
            ("ownerName", ownerName.map(JSON.string)), ("status", .string(status.rawValue)), ("revision", JSON(Int(revision))),
            ("createdAt", .string(createdAt.description)), ("updatedAt", .string(updatedAt.description)),
            ("submittedAt", submittedAt.map { .string($0.description) }), ("receivedAt", receivedAt.map { .string($0.description) }),
            ("requested", requested.moneyJSON), ("granted", granted?.moneyJSON), ("verdict", verdict.map { .string($0.rawValue) }),
            ("previousApplication", previousApplication.map { .string($0.text) }),
        ])
    }
}

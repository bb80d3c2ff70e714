import Casework
import ExactJSON
import Grants
import Localisation

/// The members of an application that the server sets; a document that was read may be sent back with them, unchanged.
enum ServerMembers {
    static let names = [
        "id", "status", "revision", "version", "owner", "createdAt", "updatedAt", "submittedAt", "receivedAt", "verdict", "granted", "issues",
    ]

    static func occur(in document: JSONObject) -> Bool { names.contains { document.contains($0) } }

    /// The document without them. Throws `.invalid` where one says something else than the application does now, in whichever
    /// language, with what else is wrong in the document.
    static func removed(from document: JSONObject, of current: ApplicationCase?) throws(CaseworkError) -> JSONObject {
        let readings = current.map { current in Language.allCases.map { current.json(in: $0) } } ?? []
        var content = document
        var issues: [FieldIssue] = []
        for name in names {
            guard let sent = document[name] else { continue }
            content[name] = nil
            guard !readings.contains(where: { ($0[name] ?? .null) == sent }) else { continue }
            issues.append(FieldIssue(JSONPointer(name), .readOnly, ["name": name]))
        }
        guard !issues.isEmpty else { return content }
        do throws(FieldIssues) {
            _ = try ApplicationContent(.object(content))
        } catch {
            issues += error.issues
        }
        throw .invalid(issues)
    }
}

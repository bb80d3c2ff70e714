import Casework
import ExactJSON
import Grants
import HTTPConventions
import Localisation
import Persistence

extension CheckedDraft {
    var tag: ETag { record.entityTag }
    var path: String { "/v1/programmes/\(record.code)/versions/\(record.version)" }

    /// The draft with its mistakes, and its file and models as `PUT` takes them.
    var json: JSONObject {
        var object: JSONObject = [
            "code": .string(record.code), "version": JSON(record.version), "status": "draft", "sha256": .string(record.hash),
            "createdAt": .string(record.createdAt.description), "changedAt": .string(record.changedAt.description),
            "draftedBy": .array(record.authors.map { .string($0.person) }), "publishable": .bool(check.isPublishable),
            "mistakes": .array(check.mistakes.map(\.json)),
            "failingTests": .array(
                check.failingTests.map {
                    ["name": .string($0.name), "line": JSON($0.line), "differences": .array($0.differences.map(JSON.string))]
                }),
            "remarks": .array(check.remarks.map(\.json)), "file": .string(record.file),
            "models": .array(record.models.map { ["name": .string($0.name), "text": .string($0.text)] }),
        ]
        object["valid"] = check.programme?.validity?.json
        return object
    }
}

extension ProgrammeDraftRecord {
    /// Of a draft as JSON; as YAML it ends in `-yaml`, and either serves for a change.
    var entityTag: ETag { ETag(tag) ?? ETag(version: Int(revision)) }
    var fileTag: ETag { ETag("\(tag)\(Self.fileSuffix)") ?? entityTag }
    static let fileSuffix = "-yaml"
}

extension ExpectedDraft {
    /// The drafts that an `If-Match` names, in either form; weak tags and those of other resources match none.
    init(_ condition: EntityTagCondition) {
        switch condition {
        case .any: self = .any
        case .tags(let tags):
            let suffix = ProgrammeDraftRecord.fileSuffix
            self = .oneOf(tags.filter { !$0.isWeak }.map { $0.value.hasSuffix(suffix) ? String($0.value.dropLast(suffix.count)) : $0.value })
        }
    }
}

extension FileError {
    fileprivate var json: JSON { ["line": JSON(line), "column": JSON(column), "message": .string(message)] }
}

extension ProgrammeCheck {
    /// What stands in the way of publication, in the order of the file.
    var problemErrors: [ProblemError] {
        let file = JSONPointer("file")
        let mistakes = mistakes.map { ProblemError(pointer: file, code: "fileMistake", detail: LocalizedText(verbatim: $0.description)) }
        return mistakes
            + failingTests.map { test in
                let detail = "\(test.line):1: test \"\(test.name)\": \(test.differences.joined(separator: "; "))"
                return ProblemError(pointer: file, code: "failingTest", detail: LocalizedText(verbatim: detail))
            }
    }
}

extension ProgrammeVersionEntry {
    private var path: String { "/v1/programmes/\(code)/versions/\(version)" }

    /// What everyone may see of a published version: organisations publish, who in them is for their own staff.
    var publicJSON: JSON {
        .members([
            ("version", JSON(version)), ("status", .string(status)), ("sha256", .string(hash)),
            ("valid", validity?.json), ("publishedAt", publication.map { .string($0.at.description) }),
            ("publishedBy", publication.map { .string($0.by.organisation) }), ("href", .string(path)),
        ])
    }

    /// The same for the authority's own administrators: with the persons.
    var json: JSONObject {
        var object: JSONObject = ["code": .string(code), "version": JSON(version), "status": .string(status), "sha256": .string(hash)]
        object["valid"] = validity?.json
        object["changedAt"] = changedAt.map { .string($0.description) }
        object["draftedBy"] = .array(authors.map(JSON.string))
        object["publishedAt"] = publication.map { .string($0.at.description) }
        object["publishedBy"] = publication.map { .string($0.by.person) }
        object["href"] = .string(path)
        return object
    }

    private var status: String { publication == nil ? "draft" : "published" }
}

package import ExactJSON
import FEEL
package import Localisation

extension ProgrammeDifference {
    /// `{from, to, changes}`; each change with its sentence in the language.
    package func json(in language: Language) -> JSONObject {
        [
            "from": from.json, "to": to.json,
            "changes": .array(changes.map { $0.json(in: language) }),
        ]
    }
}

extension ProgrammeDifference.Version {
    fileprivate var json: JSON { ["code": .string(code), "version": JSON(version), "sha256": .string(hash)] }
}

extension ProgrammeChange {
    fileprivate func json(in language: Language) -> JSON {
        .members([
            ("part", .string(part.rawValue)), ("id", id.map(JSON.string)), ("formerId", formerID.map(JSON.string)),
            ("label", label.map { .string($0.text(in: language)) }), ("kind", .string(kind.rawValue)), ("weight", .string(weight.rawValue)),
            ("path", path.map(JSON.string)), ("before", before.isNone ? nil : before.json(in: language)),
            ("after", after.isNone ? nil : after.json(in: language)), ("from", from.map { .string($0.description) }),
            ("until", until.map { .string($0.description) }), ("sentence", .string(sentence(in: language))),
        ])
    }
}

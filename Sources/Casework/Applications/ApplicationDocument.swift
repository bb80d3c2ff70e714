package import ExactJSON
import Grants

/// An application document as it was sent: the bytes, which are kept, and the JSON they are.
package struct ApplicationDocument: Sendable {
    package var bytes: [UInt8]
    package var json: JSON

    package init(_ bytes: [UInt8]) throws(JSONParseError) {
        self.init(bytes: bytes, json: try JSON(parsing: bytes))
    }

    package init(bytes: [UInt8], json: JSON) {
        self.bytes = bytes
        self.json = json
    }

    /// The typed content. Throws `.invalid` with everything that can't be read.
    func content() throws(CaseworkError) -> ApplicationContent {
        let content: ApplicationContent
        do throws(FieldIssues) {
            content = try ApplicationContent(json)
        } catch {
            throw .invalid(error.issues)
        }
        let issues = content.answers.flatMap { answer in
            let pointer = JSONPointer("answers").appending(answer.question)
            return answer.value.holdsNUL || answer.question.utf8.contains(0) ? [FieldIssue(pointer, .invalidCharacter)] : []
        }
        guard issues.isEmpty else { throw .invalid(issues) }
        return content
    }
}

extension JSON {
    /// Whether a string in it, or a name, holds U+0000, which PostgreSQL's texts can't.
    fileprivate var holdsNUL: Bool {
        switch self {
        case .string(let text): text.utf8.contains(0)
        case .array(let elements): elements.contains(where: \.holdsNUL)
        case .object(let object): object.contains { $0.name.utf8.contains(0) || $0.value.holdsNUL }
        case .null, .bool, .number: false
        }
    }
}

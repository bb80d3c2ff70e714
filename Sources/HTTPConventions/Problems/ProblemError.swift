package import ExactJSON
package import Localisation

/// One thing wrong with a request: where, a code for programs, a sentence for people.
package struct ProblemError: Sendable, Hashable {
    /// Where in the body; the whole body, or nowhere in it when `parameter` is set.
    package var pointer: JSONPointer
    /// The query parameter at fault, if it is not in the body.
    package var parameter: String?
    /// Lower-case words with hyphens, never translated.
    package var code: String
    package var detail: LocalizedText

    package init(pointer: JSONPointer, code: String, detail: LocalizedText) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }

    package init(parameter: String, code: String, detail: LocalizedText) {
        self.init(pointer: .root, code: code, detail: detail)
        self.parameter = parameter
    }
}

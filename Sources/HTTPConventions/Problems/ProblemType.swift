package import Hummingbird
package import Localisation

/// A kind of problem (RFC 9457): a code that never changes or is translated, its status and its title in every language.
///
/// Open: a domain adds its own with `static let` members in an extension and gives them to `ProblemPages`.
package struct ProblemType: Sendable, Hashable {
    /// Lower-case words with hyphens, e.g. `precondition-failed`.
    package let code: String
    package let status: HTTPResponse.Status
    package let title: LocalizedText

    /// Where `ProblemPages` documents the types; a type's URI reference is this and its code.
    package static let basePath = "/problems/"

    package init(_ code: String, _ status: HTTPResponse.Status, title: LocalizedText) {
        self.code = code
        self.status = status
        self.title = title
    }

    /// The `type` member: a URI reference that dereferences on this server.
    package var uri: String { Self.basePath + code }
}

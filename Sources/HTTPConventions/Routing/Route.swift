package import Hummingbird

/// A route of the server: what `docs/openapi.yaml` is held against.
package struct Route: Sendable, Hashable {
    package let method: HTTPRequest.Method
    /// The path template, e.g. `/v1/cases/{id}`.
    package let path: String
}

extension RouterPath {
    /// Whether a request path fits this template.
    func matches(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        for (index, component) in components.enumerated() {
            if component.description == RouterPath.Element.recursiveWildcard.description { return true }
            guard index < parts.count, component ~= parts[index] else { return false }
        }
        return parts.count == components.count
    }
}

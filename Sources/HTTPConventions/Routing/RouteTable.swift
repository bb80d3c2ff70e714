internal import Hummingbird
internal import Synchronization

/// The routes of a router, for the `Allow` of a 405: hummingbird itself knows a wrong method only as not found.
final class RouteTable: Sendable {
    private let entries = Mutex<[(path: RouterPath, method: HTTPRequest.Method)]>([])

    func add(_ path: RouterPath, _ method: HTTPRequest.Method) {
        entries.withLock { $0.append((path, method)) }
    }

    var routes: [Route] {
        entries.withLock { $0.map { Route(method: $0.method, path: $0.path.description) } }
    }

    /// The methods a path answers to, sorted, given that the router would not take this one; empty for an unknown path.
    func methods(for path: String, besides refused: HTTPRequest.Method) -> [String] {
        let matching = entries.withLock { $0.filter { $0.path.matches(path) } }
        var byTemplate: [String: Set<HTTPRequest.Method>] = [:]
        for entry in matching {
            byTemplate[entry.path.description, default: []].formUnion(entry.method == .get ? [.get, .head] : [entry.method])
        }
        // Of templates that overlap, as `cases/open` and `cases/{id}`, the router takes one and not those that know the method.
        return byTemplate.values.filter { !$0.contains(refused) }.reduce(into: Set()) { $0.formUnion($1) }.map(\.rawValue).sorted()
    }
}

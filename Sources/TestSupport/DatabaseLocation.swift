import FoundationEssentials

/// A connection URI that leads to this machine only, whose database can be exchanged.
struct DatabaseLocation: Sendable {
    private let prefix: String
    private let database: String
    private let query: String

    /// Throws unless every host is a Unix socket's directory or a loopback address.
    init(url: String) throws {
        guard let scheme = ["postgresql://", "postgres://"].first(where: url.hasPrefix) else {
            throw TestDatabaseError("the test database must be given as a URI postgresql://...")
        }
        let parts = url.dropFirst(scheme.count).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        query = parts.count > 1 ? String(parts[1]) : ""
        prefix = scheme + path[0]
        database = path.count > 1 ? String(path[1]) : ""
        let authority = path[0].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let hosts =
            authority.split(separator: ",").map(Self.withoutPort)
            + query.split(separator: "&").filter { $0.hasPrefix("host=") || $0.hasPrefix("hostaddr=") }
            .flatMap { $0.drop { $0 != "=" }.dropFirst().split(separator: ",") }.map(String.init)
        guard !hosts.isEmpty else {
            throw TestDatabaseError("the test database's URI names no host, so it might be any cluster")
        }
        for host in hosts where !Self.isLocal(host) {
            throw TestDatabaseError("tests make and drop databases only on this machine, not on \(host)")
        }
    }

    func url(database name: String?) -> String {
        prefix + "/" + (name ?? database) + (query.isEmpty ? "" : "?" + query)
    }

    private static func withoutPort(_ host: Substring) -> String {
        if host.hasPrefix("[") { return String(host.prefix { $0 != "]" }.dropFirst()) }
        return String(host.prefix { $0 != ":" })
    }

    private static func isLocal(_ host: String) -> Bool {
        host.hasPrefix("/") || host.lowercased().hasPrefix("%2f") || ["localhost", "127.0.0.1", "::1"].contains(host)
    }
}

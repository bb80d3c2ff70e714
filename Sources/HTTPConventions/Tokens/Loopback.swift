/// The addresses that only this machine reaches.
enum Loopback {
    /// Whether a host is `localhost`, in 127.0.0.0/8, or `::1`.
    static func contains(host: String) -> Bool {
        let host = host.lowercased()
        if ["localhost", "::1", "[::1]"].contains(host) { return true }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { $0.utf8.count <= 3 && Int(decimal: $0).map { $0 < 256 } ?? false }
    }
}

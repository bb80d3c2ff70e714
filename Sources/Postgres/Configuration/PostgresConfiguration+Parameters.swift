import CLibPQ

extension PostgresConfiguration {
    /// The keywords for PQconnectdbParams: the URL's own, then what it leaves open. Throws `.invalidConfiguration`.
    func connectionParameters() throws(PostgresError) -> [(keyword: String, value: String)] {
        guard maxConnections >= 1, 0...maxConnections ~= minConnections, statementCacheSize >= 1 else {
            throw PostgresError(
                .invalidConfiguration,
                "pool of \(minConnections) to \(maxConnections) connections, cache of \(statementCacheSize) statements")
        }
        let given = try parsedURL()
        let timeouts = [
            ("statement_timeout", statementTimeout), ("lock_timeout", lockTimeout),
            ("idle_in_transaction_session_timeout", idleInTransactionTimeout),
        ].map { "-c \($0.0)=\($0.1.wholeMilliseconds)" }
        // Of an option given twice the server takes the last, so the URL's come after ours.
        // A database or role may have commits that return before they are safe; what is acknowledged here must be.
        let options = ["-c TimeZone=UTC", "-c synchronous_commit=on"] + timeouts + [given["options"]].compactMap(\.self)
        var parameters = [
            ("dbname", url), ("options", options.joined(separator: " ")), ("client_encoding", "UTF8"),
            ("fallback_application_name", applicationName),
        ]
        let seconds = max(2, connectTimeout.wholeMilliseconds / 1000)
        for (keyword, value) in [
            ("connect_timeout", "\(seconds)"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
        ] where given[keyword] == nil {
            parameters.append((keyword, value))
        }
        return parameters
    }

    private func parsedURL() throws(PostgresError) -> [String: String] {
        guard !url.utf8.contains(0) else { throw PostgresError(.invalidConfiguration, "the connection URL holds a NUL") }
        var message: UnsafeMutablePointer<CChar>?
        guard let first = unsafe PQconninfoParse(url, &message) else {
            defer { unsafe PQfreemem(message) }
            // libpq's message quotes the string, password and all, so only its kind is told.
            throw PostgresError(.invalidConfiguration, "the connection URL cannot be read")
        }
        defer { unsafe PQconninfoFree(first) }
        var given: [String: String] = [:]
        var option = unsafe first
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val { unsafe given[String(cString: keyword)] = unsafe String(cString: value) }
            unsafe option += 1
        }
        return given
    }
}

extension Duration {
    /// Rounded up, so that a short limit does not become none.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let part = 1_000_000_000_000_000 as Int64
        return seconds * 1000 + attoseconds / part + (attoseconds % part > 0 ? 1 : 0)
    }
}

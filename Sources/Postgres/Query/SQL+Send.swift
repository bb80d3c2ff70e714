extension SQL {
    var key: StatementCache.Key { StatementCache.Key(text: text, types: binds.types) }

    /// Finds what libpq would cut off or refuse.
    func checkBinds() throws(PostgresError) {
        var problem = binds.error
        if problem == nil, binds.values.count > 65_535 {
            problem = PostgresError(.encoding, "\(binds.values.count) values bound, at most 65535 can be; bind arrays instead")
        }
        if problem == nil, text.utf8.contains(0) {
            problem = PostgresError(.encoding, "a statement cannot hold a NUL character")
        }
        if var problem {
            problem.statement = text
            throw problem
        }
    }
}

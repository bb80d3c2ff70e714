/// Why the migrations can't be read or don't fit the database.
package enum MigrationError: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case badName(String)
    case outOfOrder(String, expected: Int)
    case empty
    /// An applied file has other bytes now.
    case changed(String)
    /// The database has a migration that this program lacks.
    case databaseNewer(String)
    case pending([String])

    package var description: String {
        switch self {
        case .unreadable(let name): "migration \(name) can't be read"
        case .badName(let name): "\(name) in the migrations folder is not named like 0001_what.sql"
        case .outOfOrder(let name, let expected): "migration \(name) should have number \(expected)"
        case .empty: "the migrations folder has no migrations"
        case .changed(let name):
            "migration \(name) was changed after it was applied to this database; restore the file and put the change in a new one"
        case .databaseNewer(let name): "the database has migration \(name), which this program lacks; run a newer program"
        case .pending(let names): "the database lacks \(names.joined(separator: ", ")); run: medfin migrate"
        }
    }
}

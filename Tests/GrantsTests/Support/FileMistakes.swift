@testable import Grants

/// What reading a programme file finds wrong.
enum FileMistakes {
    static func of(_ read: () throws -> Programme) -> [FileError] {
        do {
            _ = try read()
            return []
        } catch let errors as FileErrors {
            return errors.errors
        } catch {
            return [FileError(line: 0, column: 0, message: "\(error)")]
        }
    }
}

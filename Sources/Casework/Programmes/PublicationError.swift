package import Grants

/// Why a programme or call file can't be published.
package enum PublicationError: Error, Sendable, CustomStringConvertible {
    case unreadable(file: String, FileErrors)
    /// The file's own test cases don't come out as they say: test name, differences.
    case failingTests(file: String, [(test: String, differences: [String])])
    case versionTaken(file: String, code: String, version: Int)
    case unknownProgramme(file: String, code: String, version: Int, isDraft: Bool)
    case wrongCurrency(file: String, call: String, programme: String)
    /// Applications are judged by the version that the call is published with.
    case versionFixed(file: String, call: String, version: Int, asked: Int)
    /// The call opens on a day on which the programme version is not valid.
    case outsideValidity(file: String, reason: String)
    /// The database refused: applications or grants stand in the way.
    case refused(file: String, reason: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let errors):
            return errors.errors.map { "\(file):\($0)" }.joined(separator: "\n")
        case .failingTests(let file, let tests):
            return tests.map { "\(file): test '\($0.test)' fails: \($0.differences.joined(separator: "; "))" }.joined(separator: "\n")
        case .versionTaken(let file, let code, let version):
            return "\(file): version \(version) of \(code) is published with other content and never changes; raise the version number"
        case .unknownProgramme(let file, let code, let version, let isDraft):
            return "\(file): version \(version) of the programme \(code) is \(isDraft ? "a draft; publish it first" : "not published")"
        case .wrongCurrency(let file, let call, let programme):
            return "\(file): the call is in \(call), its programme in \(programme)"
        case .versionFixed(_, let call, let version, let asked):
            return "\(call) has applications judged by version \(version); publish a new call for version \(asked)"
        case .refused(let file, let reason), .outsideValidity(let file, let reason):
            return "\(file): \(reason)"
        }
    }
}

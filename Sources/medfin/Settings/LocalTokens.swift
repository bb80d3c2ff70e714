import Foundation
import Grants
import HTTPConventions

/// Tokens of the local issuer for the roles of domain.md section 7.
struct LocalTokens {
    private let issuer: LocalIssuer
    /// What a person should know whose tokens are signed with a key that no server can have read yet; nil with an older key.
    let notice: String?

    /// Makes the key in the home folder if there is none yet.
    init(_ settings: Settings) throws(CommandFailure) {
        let isNew = !FileManager.default.fileExists(atPath: settings.localKeyFile)
        notice = isNew ? "made a new local key in \(settings.home); a server must use the same MEDFIN_HOME" : nil
        do {
            try FileManager.default.createDirectory(atPath: settings.home, withIntermediateDirectories: true)
            issuer = try LocalIssuer(keyFile: settings.localKeyFile, audience: settings.audience)
        } catch let error as TokenConfigurationError {
            throw CommandFailure(error.description)
        } catch {
            throw CommandFailure("\(settings.home): the folder can't be made: \(error.localizedDescription)")
        }
    }

    func tellOfNewKey() {
        if let notice { Console.complain([notice]) }
    }

    /// - Parameters:
    ///   - organisation: register and number.
    ///   - person: by default named after the role.
    ///   - lifetime: seconds.
    func token(for role: Role, organisation: String, person: String? = nil, lifetime: TimeInterval) async throws -> String {
        try await issuer.token(
            organisation: organisation, person: person ?? role.rawValue, scopes: Set(role.scopes.map(\.rawValue)), lifetime: lifetime)
    }

    /// How a server bound to `host` trusts these tokens; refused unless that is a loopback address.
    func trusted(host: String) throws(CommandFailure) -> TokenIssuer {
        do throws(TokenConfigurationError) {
            return try issuer.trusted(host: host)
        } catch {
            throw CommandFailure("\(error.description); configure other issuers and set MEDFIN_LOCAL_ISSUER=false")
        }
    }
}

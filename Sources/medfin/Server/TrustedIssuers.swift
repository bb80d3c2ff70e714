import AsyncHTTPClient
import HTTPConventions
import Logging

/// The issuers whose tokens the server takes: those of the settings, and its own on a loopback address.
struct TrustedIssuers {
    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
    }

    /// - Parameter client: fetches key sets; must live as long as the verifier.
    func verifier(client: HTTPClient, logger: Logger) throws(CommandFailure) -> TokenVerifier {
        do {
            var issuers: [TokenIssuer] = []
            for issuer in settings.issuers {
                let keys = issuer.keys.contains("://") ? try KeySource.url(issuer.keys, client: client) : KeySource.file(issuer.keys)
                issuers.append(
                    TokenIssuer(
                        issuer: issuer.issuer, keys: keys, algorithms: issuer.algorithms, audience: issuer.audience, claims: issuer.claims))
            }
            if settings.localIssuer { issuers.append(try LocalTokens(settings).trusted(host: settings.host)) }
            guard !issuers.isEmpty else {
                throw CommandFailure("no issuer of tokens is configured; set MEDFIN_ISSUERS, or MEDFIN_LOCAL_ISSUER=true on a loopback address")
            }
            return try TokenVerifier(issuers: issuers, leeway: Double(settings.clockLeeway), logger: logger)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}

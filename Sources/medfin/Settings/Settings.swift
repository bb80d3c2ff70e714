import HTTPConventions
import Localisation
import Logging

/// What operations.md lets be configured, read and checked.
struct Settings {
    struct Database {
        var url: String?
        var maximumConnections: Int
        var acquireTimeout: Duration
        var statementTimeout: Duration
        var lockTimeout: Duration
    }

    struct RateLimit {
        /// Requests per minute.
        var perAddress: Int
        var perOrganisation: Int
        /// How many more may come at once.
        var burst: Int
    }

    /// An issuer of tokens beside the local one.
    struct Issuer {
        var issuer: String
        /// A URL, or the path of a file.
        var keys: String
        var algorithms: Set<TokenAlgorithm>
        var audience: String
        var claims: ClaimMapping
    }

    static let homeName = ".medfin"

    var home: String
    var host: String
    var port: Int
    var logLevel: Logger.Level
    /// Of what commands print.
    var language: Language
    var database: Database
    var http: APIConfiguration
    var rateLimit: RateLimit
    var audience: String
    /// Whether the server trusts its own issuer; only possible on a loopback address.
    var localIssuer: Bool
    /// How far clocks may be apart when tokens are checked, in seconds.
    var clockLeeway: Int
    var issuers: [Issuer]

    var localKeyFile: String { home + "/local-issuer.pem" }
}

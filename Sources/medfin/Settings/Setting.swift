/// Every configuration key with its default, as operations.md lists them.
///
/// `medfin.rateLimit.burst` is the environment variable `MEDFIN_RATE_LIMIT_BURST` and in the configuration file
/// `{"medfin": {"rateLimit": {"burst": 100}}}`.
enum Setting {
    static let databaseURL = "database.url"

    static let home = "medfin.home"
    static let host = "medfin.host"
    static let port = "medfin.port"
    static let language = "medfin.language"
    static let logLevel = "medfin.log.level"

    static let maximumConnections = "medfin.database.maximumConnections"
    static let acquireTimeout = "medfin.database.acquireTimeoutSeconds"
    static let statementTimeout = "medfin.database.statementTimeoutSeconds"
    static let lockTimeout = "medfin.database.lockTimeoutSeconds"

    static let maximumBodyBytes = "medfin.http.maximumBodyBytes"
    static let requestTimeout = "medfin.http.requestTimeoutSeconds"
    static let ratePerAddress = "medfin.rateLimit.perMinutePerAddress"
    static let ratePerOrganisation = "medfin.rateLimit.perMinutePerOrganisation"
    static let rateBurst = "medfin.rateLimit.burst"

    static let audience = "medfin.audience"
    static let localIssuer = "medfin.localIssuer"
    static let clockLeeway = "medfin.clockLeewaySeconds"
    static let issuers = "medfin.issuers"

    /// A key of one of the issuers that `issuers` names.
    static func issuer(_ name: String, _ member: String) -> String { "medfin.issuer.\(name).\(member)" }

    /// The environment variable of a key.
    static func variable(_ key: String) -> String {
        var name = ""
        for character in key {
            if character.isUppercase { name += "_" }
            name += character == "." ? "_" : character.uppercased()
        }
        return name
    }
}

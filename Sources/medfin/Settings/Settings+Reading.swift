import Configuration
import ExactJSON
import Foundation
import HTTPConventions
import Localisation
import Logging

extension Settings {
    private static let defaults: [AbsoluteConfigKey: ConfigValue] = [
        key(Setting.host): "127.0.0.1",
        key(Setting.port): 8080,
        key(Setting.logLevel): "info",
        key(Setting.language): "en",
        key(Setting.maximumConnections): 10,
        key(Setting.acquireTimeout): 5,
        key(Setting.statementTimeout): 20,
        key(Setting.lockTimeout): 5,
        key(Setting.maximumBodyBytes): 2_097_152,
        key(Setting.requestTimeout): 30,
        key(Setting.ratePerAddress): 600_000,
        key(Setting.ratePerOrganisation): 600_000,
        key(Setting.rateBurst): 20_000,
        key(Setting.audience): "medfin",
        key(Setting.localIssuer): true,
        key(Setting.clockLeeway): 30,
    ]

    /// Options of the command line before the environment, the file and the defaults.
    static func read(
        file: String? = nil, options: [String: ConfigContent] = [:], defaultHome: String = homeName,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws(CommandFailure) -> Settings {
        // An empty variable counts as none, as `FOO= command` is meant.
        let environment = environment.filter { !$0.value.isEmpty }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "command line",
                values: Dictionary(uniqueKeysWithValues: options.map { (key($0.key), ConfigValue($0.value, isSecret: false)) })),
            EnvironmentVariablesProvider(environmentVariables: environment),
        ]
        if let file = file ?? environment["MEDFIN_SETTINGS"] {
            do {
                let place = InMemoryProvider(values: ["filePath": ConfigValue(.string(file), isSecret: false)])
                providers.append(try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: place)))
            } catch {
                throw CommandFailure("\(file): the configuration file can't be read: \(error)")
            }
        }
        var defaults = defaults
        defaults[key(Setting.home)] = ConfigValue(.string(defaultHome), isSecret: false)
        providers.append(InMemoryProvider(name: "defaults", values: defaults))
        var reader = SettingsReader(ConfigReader(providers: providers))
        let settings = reader.settings()
        guard reader.mistakes.isEmpty else { throw CommandFailure(reader.mistakes) }
        return settings
    }

    private static func key(_ text: String) -> AbsoluteConfigKey {
        AbsoluteConfigKey(text.split(separator: ".").map(String.init))
    }
}

/// Reads settings and gathers every mistake in them.
private struct SettingsReader {
    let config: ConfigReader
    private(set) var mistakes: [String] = []

    init(_ config: ConfigReader) {
        self.config = config
    }

    mutating func settings() -> Settings {
        let level = text(Setting.logLevel)
        if Logger.Level(rawValue: level) == nil {
            complain(Setting.logLevel, "must be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let language = Language(tag: text(Setting.language))
        if language == nil { complain(Setting.language, "must be one of \(Language.allCases.map(\.rawValue).joined(separator: ", "))") }
        var http = APIConfiguration()
        http.maxBodyBytes = integer(Setting.maximumBodyBytes, in: 1024...1_073_741_824)
        http.requestTimeout = .seconds(integer(Setting.requestTimeout, in: 1...3600))
        return Settings(
            home: text(Setting.home), host: text(Setting.host), port: integer(Setting.port, in: 0...65535),
            logLevel: Logger.Level(rawValue: level) ?? .info,
            language: language ?? .en,
            database: .init(
                url: config.string(forKey: ConfigKey(Setting.databaseURL), isSecret: true),
                maximumConnections: integer(Setting.maximumConnections, in: 2...1000),
                acquireTimeout: .seconds(integer(Setting.acquireTimeout, in: 1...3600)),
                statementTimeout: .seconds(integer(Setting.statementTimeout, in: 1...3600)),
                lockTimeout: .seconds(integer(Setting.lockTimeout, in: 1...3600))),
            http: http,
            rateLimit: .init(
                perAddress: integer(Setting.ratePerAddress, in: 1...100_000_000),
                perOrganisation: integer(Setting.ratePerOrganisation, in: 1...100_000_000),
                burst: integer(Setting.rateBurst, in: 1...1_000_000)),
            audience: text(Setting.audience), localIssuer: truth(Setting.localIssuer),
            clockLeeway: integer(Setting.clockLeeway, in: 0...60),
            issuers: (config.stringArray(forKey: ConfigKey(Setting.issuers)) ?? []).compactMap { issuer($0) })
    }

    private mutating func issuer(_ name: String) -> Settings.Issuer? {
        let before = mistakes.count
        let names = config.stringArray(forKey: ConfigKey(Setting.issuer(name, "algorithms"))) ?? ["RS256", "ES256"]
        let algorithms = names.compactMap(TokenAlgorithm.init)
        if algorithms.count < names.count || algorithms.isEmpty {
            complain(Setting.issuer(name, "algorithms"), "must be some of \(TokenAlgorithm.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        var claims = ClaimMapping.maskinporten
        if let pointer = pointer(name, "organisationClaim") {
            claims = ClaimMapping(organisation: pointer, scopes: JSONPointer("scope"))
        }
        claims.register = optional(name, "organisationRegister") ?? claims.register
        claims.person = pointer(name, "personClaim") ?? claims.person
        claims.scopes = pointer(name, "scopesClaim") ?? claims.scopes
        let issuer = text(Setting.issuer(name, "issuer"))
        let keys = text(Setting.issuer(name, "keys"))
        let audience = optional(name, "audience") ?? text(Setting.audience)
        guard mistakes.count == before else { return nil }
        return Settings.Issuer(issuer: issuer, keys: keys, algorithms: Set(algorithms), audience: audience, claims: claims)
    }

    private func optional(_ name: String, _ member: String) -> String? {
        config.string(forKey: ConfigKey(Setting.issuer(name, member)))
    }

    private mutating func pointer(_ name: String, _ member: String) -> JSONPointer? {
        guard let text = optional(name, member) else { return nil }
        do throws(JSONPointer.ParseError) {
            return try JSONPointer(parsing: text)
        } catch {
            complain(Setting.issuer(name, member), "must be a JSON pointer, such as /consumer/ID")
            return nil
        }
    }

    private mutating func text(_ key: String) -> String {
        guard let text = try? config.requiredString(forKey: ConfigKey(key)), !text.isEmpty else {
            complain(key, "must be a text")
            return ""
        }
        return text
    }

    private mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
        guard let value = try? config.requiredInt(forKey: ConfigKey(key)), range.contains(value) else {
            complain(key, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return range.lowerBound
        }
        return value
    }

    private mutating func truth(_ key: String) -> Bool {
        guard let value = try? config.requiredBool(forKey: ConfigKey(key)) else {
            complain(key, "must be true or false")
            return false
        }
        return value
    }

    private mutating func complain(_ key: String, _ what: String) {
        mistakes.append("\(key) (\(Setting.variable(key))) \(what)")
    }
}

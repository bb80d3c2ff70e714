package import Grants

/// The difference of two versions, of one programme or of two.
package struct CompareProgrammes: Sendable {
    /// A version by programme and number.
    package struct Version: Sendable, Equatable {
        package var code: String
        package var number: Int

        package init(code: String, number: Int) {
            self.code = code
            self.number = number
        }
    }

    package struct Comparison: Sendable {
        package var difference: ProgrammeDifference
        /// Whether both are published, so that the difference never changes and everyone may see it.
        package var isPublished: Bool
    }

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// - Parameters:
    ///   - former: by default the published version before; nil where there is none.
    ///   - principal: who may see drafts, with `admin` for their authority.
    /// - Returns: nil where no former version is given and there is none.
    ///
    /// Throws `.notFound`, and `.notPublishable` for a draft that can't be read.
    package func callAsFunction(_ version: Version, from former: Version?, as principal: Principal?) async throws -> Comparison? {
        try await environment.catalogue.refreshProgrammes(from: environment.pool)
        let (new, isPublished) = try await programme(version, as: principal)
        let before = environment.catalogue.versions(of: version.code).last { $0.version < version.number }
        guard let former = former ?? before.map({ Version(code: $0.code, number: $0.version) }) else { return nil }
        let (old, wasPublished) = try await programme(former, as: principal)
        return Comparison(difference: ProgrammeDifference(from: old, to: new), isPublished: isPublished && wasPublished)
    }

    private func programme(_ version: Version, as principal: Principal?) async throws -> (Programme, isPublished: Bool) {
        if let published = environment.catalogue.versions(of: version.code).first(where: { $0.version == version.number }) {
            return (published, true)
        }
        guard let principal, principal.has(.admin) else { throw CaseworkError.notFound }
        let draft = try await ReadProgrammeVersions(environment).record(version.code, version.number, as: principal)
        let check = try await environment.checked(draft, runningTests: false).check
        guard let programme = check.programme else { throw CaseworkError.notPublishable(check) }
        return (programme, false)
    }
}

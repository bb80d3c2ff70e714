import FEEL

/// What a programme file says it is, as far as it can be read from a file that may have mistakes.
package struct ProgrammeHeading: Sendable {
    package private(set) var code: String?
    package private(set) var version: Int?
    /// `register:number`.
    package private(set) var authority: String?
    /// Names of the DMN models' files.
    package private(set) var models: [String] = []
    private var places: [String: SourcePosition] = [:]

    package init(of text: String) {
        guard text.utf8.count <= FileReader.maximumBytes, let file = try? FileLoader.load(text) else { return }
        code = file["code"]?.text
        version = file["version"]?.text.flatMap(Int.init).flatMap { ProgrammeFile.versions.contains($0) ? $0 : nil }
        if let register = file["authority"]?["register"]?.text, let number = file["authority"]?["number"]?.text {
            authority = try? OrganisationIdentifier(register: register, number: number).description
        }
        models = (file["models"]?.elements ?? []).compactMap { $0["file"]?.text }
        for key in ["code", "version", "authority"] { places[key] = file[key]?.position }
    }

    /// What the file says otherwise than the place that it is kept for; what it does not say is no such mistake.
    func mistakes(at place: ProgrammeCheck.Place) -> [FileError] {
        var mistakes: [FileError] = []
        func compare<Value: Equatable>(_ key: String, _ found: Value?, _ expected: Value) {
            guard let found, found != expected else { return }
            let position = places[key]
            mistakes.append(
                FileError(line: position?.line ?? 1, column: position?.column ?? 1, message: "\(key) is \(found), but this is a draft of \(expected)")
            )
        }
        compare("code", code, place.code)
        if let version = place.version { compare("version", self.version, version) }
        compare("authority", authority, place.authority)
        return mistakes
    }
}

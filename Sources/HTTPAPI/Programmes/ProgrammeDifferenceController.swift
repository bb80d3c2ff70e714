import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird
import Localisation

/// What a programme version says otherwise than another: of published ones for everyone, of drafts for their authority's administrators.
struct ProgrammeDifferenceController {
    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).get("{code}/versions/{version}/diff", use: read)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let version = CompareProgrammes.Version(code: try context.code(), number: try context.version())
        var query = QueryReader(request)
        let former = query.programmeVersion("from", of: version.code)
        try query.finish()
        let principal = context.token == nil ? nil : try? context.principal()
        guard let comparison = try await CompareProgrammes(environment)(version, from: former, as: principal) else {
            throw Problem.unprocessable([ProblemError(parameter: "from", code: "required", detail: .noVersionBefore)])
        }
        let response = try Response.resource(comparison.difference.json(in: context.language), for: request).localised(for: context)
        return comparison.isPublished ? response.publiclyCached(seconds: 300) : response
    }
}

extension QueryReader {
    /// A version's number, of the programme itself or after the code of another and a colon.
    fileprivate mutating func programmeVersion(_ name: String, of code: String) -> CompareProgrammes.Version? {
        value(
            name,
            expected: [
                .nb: "et versjonsnummer, eller en annen ordnings kode og nummer, som «ordning:2»",
                .nn: "eit versjonsnummer, eller koden til ei anna ordning og nummeret, som «ordning:2»",
                .sv: "ett versionsnummer, eller ett annat programs kod och nummer, som ”program:2”",
                .fi: "versionumero tai toisen ohjelman koodi ja numero, kuten ”ohjelma:2”",
                .en: "a version number, or another programme's code and number, such as “programme:2”",
            ]
        ) { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard (1...2).contains(parts.count), let last = parts.last, let number = Int(last), number > 0, String(number) == last,
                parts.allSatisfy({ !$0.isEmpty && $0.isStorable })
            else { return nil }
            return CompareProgrammes.Version(code: parts.count == 2 ? parts[0] : code, number: number)
        }
    }
}

extension LocalizedText {
    fileprivate static let noVersionBefore: LocalizedText = [
        .nb: "Det er ingen publisert versjon før denne; oppgi hvilken den skal sammenlignes med.",
        .nn: "Det er ingen publisert versjon før denne; oppgi kva for ein ho skal samanliknast med.",
        .sv: "Det finns ingen publicerad version före denna; ange vilken den ska jämföras med.",
        .fi: "Tätä ennen ei ole julkaistua versiota; ilmoita, mihin sitä verrataan.",
        .en: "There is no published version before this one; say which one to compare with.",
    ]
}

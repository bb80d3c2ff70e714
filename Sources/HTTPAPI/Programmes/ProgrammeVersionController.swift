import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird
import Persistence

/// One programme version: a published one for everyone, a draft for the administrators of its authority.
struct ProgrammeVersionController {
    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).get("{code}/versions/{version}", use: read)
    }

    /// What is given as XML.
    var modelEndpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).get("{code}/versions/{version}/models/{id}", use: readModel)
    }

    /// A DMN model of a published version, byte for byte, its tag the SHA-256 by which the programme file names it.
    @Sendable private func readModel(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, version, id) = (try context.code(), try context.version(), context.parameters.get("id"))
        try await environment.catalogue.refreshProgrammes(from: environment.pool)
        let published = environment.catalogue.versions(of: code).first { $0.version == version }
        guard let model = published?.models.first(where: { $0.id == id })?.file, let tag = ETag(model.hash) else { throw Problem(.notFound) }
        return try Response.tagged(tag, for: request) { .bytes(Array(model.text.utf8), type: .xml) }.publiclyCached(seconds: 300)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, version) = (try context.code(), try context.version())
        try await environment.catalogue.refreshProgrammes(from: environment.pool)
        if let published = environment.catalogue.versions(of: code).first(where: { $0.version == version }) {
            return try await answer(published, request, context).publiclyCached(seconds: 300)
        }
        guard context.token != nil, let principal = try? context.principal(), principal.has(.admin) else { throw Problem(.notFound) }
        let versions = ReadProgrammeVersions(environment)
        if context.responseType == .yaml {
            let draft = try await versions.record(code, version, as: principal)
            return try file(draft.file, tag: draft.fileTag, for: request)
        }
        let draft = try await versions.one(code, version, as: principal)
        // Never 304: what is said of a draft's tests may change without the draft.
        return Response.json(draft.json).tagged(draft.tag)
    }

    private func answer(_ version: Programme, _ request: Request, _ context: APIRequestContext) async throws -> Response {
        guard context.responseType == .yaml else {
            var object = version.json(in: context.language)
            object["status"] = "published"
            return try Response.resource(object, for: request).localised(for: context)
        }
        guard let text = try await ReadProgrammeVersions(environment).file(of: version.code, version: version.version) else {
            throw Problem(.notFound)
        }
        // The whole SHA-256, by which receipts name it.
        guard let tag = ETag(ProgrammeFile.hash(of: text)) else { throw Problem(.notFound) }
        return try file(text, tag: tag, for: request)
    }

    /// A programme file byte for byte.
    private func file(_ text: String, tag: ETag, for request: Request) throws -> Response {
        try Response.tagged(tag, for: request) { .bytes(Array(text.utf8), type: .yaml) }
    }
}

extension APIRequestContext {
    /// The number of a version in the path; 404 for anything else.
    func version() throws(Problem) -> Int {
        guard let text = parameters.get("version"), let version = Int(text), String(version) == text else { throw Problem(.notFound) }
        return version
    }
}

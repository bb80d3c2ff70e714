internal import ExactJSON
internal import HTTPTypes
package import Hummingbird
internal import Localisation

/// Where a problem's `type` leads: each type with its code, status and title in the reader's language, as JSON.
package struct ProblemPages: Sendable {
    private let types: [ProblemType]

    /// - Parameter domain: the types that stand beside the catalogue of this layer.
    package init(domain: [ProblemType] = []) {
        types = ProblemType.catalogue + domain
    }

    package func addRoutes(to group: some RouterMethods<APIRequestContext>) {
        let base = RouterPath(ProblemType.basePath)
        group.get(base) { _, context in
            Response.json(["items": .array(types.map { .object(Self.body($0, context.language)) })]).localised(context.language)
        }
        group.get(base.appendingPath("{code}")) { _, context in
            let code = try context.parameters.require("code")
            guard let type = types.first(where: { $0.code == code }) else { throw Problem(.notFound) }
            return Response.json(Self.body(type, context.language)).localised(context.language)
        }
    }

    private static func body(_ type: ProblemType, _ language: Language) -> JSONObject {
        [
            "type": .string(type.uri), "code": .string(type.code), "status": JSON(type.status.code),
            "title": .string(type.title.text(in: language)),
        ]
    }
}

extension Response {
    fileprivate func localised(_ language: Language) -> Response {
        var response = publiclyCached(seconds: 3600)
        response.headers[.contentLanguage] = language.rawValue
        response.headers[.vary] = "Accept-Language"
        return response
    }
}

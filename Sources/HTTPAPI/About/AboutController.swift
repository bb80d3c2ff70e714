import ExactJSON
import HTTPConventions
import Hummingbird

/// The API itself: what it is, and its description.
struct AboutController {
    private static let information: JSONObject = [
        "apiName": "medfin", "apiVersion": "1.0.0", "apiReleased": "2026-11-21", "apiDocumentation": "/v1/openapi.json", "apiStatus": "active",
    ]

    let openAPI: OpenAPIDocument

    var endpoints: RouteCollection<APIRequestContext> {
        let routes = RouteCollection(context: APIRequestContext.self)
        // The shape of DIGG's REST API profile.
        routes.get("v1/api-info") { _, _ in Response.json(Self.information).publiclyCached(seconds: 3600) }
        let bytes = openAPI.json.bytes()
        let tag = ETag(hashing: bytes)
        routes.get("v1/openapi.json") { request, _ in
            try Response.tagged(tag, for: request) { .bytes(bytes, type: .json) }.publiclyCached(seconds: 300)
        }
        return routes
    }
}

internal import HTTPTypes
package import Hummingbird
internal import Localisation

/// Says what the routes of a group answer with; a caller who accepts none of it gets 406 before anything is done.
///
/// `group.add(middleware: Produces(.json, .csv))`; the controller finds the choice in `context.responseType`. A group without it answers all callers.
package struct Produces: RouterMiddleware {
    package typealias Context = APIRequestContext

    private let offers: [ContentType]

    package init(_ first: ContentType, _ others: ContentType...) {
        offers = [first] + others
    }

    package func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let choice = AcceptHeader(request.headers[values: .accept]).best(of: offers) else {
            let names = offers.map(\.name).joined(separator: ", ")
            throw Problem(
                .notAcceptable,
                detail: [
                    .nb: "Her finnes: \(names).", .nn: "Her finst: \(names).", .sv: "Här finns: \(names).", .fi: "Saatavilla: \(names).",
                    .en: "Available here: \(names).",
                ])
        }
        var context = context
        context.responseType = choice
        var response = try await next(request, context)
        if offers.count > 1 { response.headers[.vary] = "Accept" + (response.headers[.vary].map { ", \($0)" } ?? "") }
        return response
    }
}

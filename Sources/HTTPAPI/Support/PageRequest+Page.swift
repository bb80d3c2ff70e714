import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import Persistence

extension PageRequest {
    init(_ page: HTTPConventions.Page) {
        self.init(limit: page.limit, offset: page.offset, after: page.after)
    }
}

extension Persistence.Page {
    func cursor(of list: String) -> Cursor? {
        next.map { Cursor(list: list, key: $0) }
    }
}

extension Response {
    /// A page of a list, with members before its items.
    static func list(
        _ items: [JSON], page: HTTPConventions.Page, next: Cursor?, for request: Request, adding members: JSONObject
    ) -> Response {
        var answer = members
        answer["items"] = .array(items)
        answer["page"] = .members([("limit", JSON(page.limit)), ("next", next.map { .string($0.text) })])
        var headers: HTTPFields = [:]
        if let next { headers[.link] = request.nextLink(cursor: next, limit: page.limit) }
        return .json(answer, headers: headers)
    }
}

import HTTPConventions
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

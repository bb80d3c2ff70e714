/// A page of a list in stable order.
package struct Page<Item: Sendable>: Sendable {
    package var items: [Item]
    /// Sort key of the last item, after which the next page begins; nil at the end.
    package var next: [String]?

    /// Takes the rows of a query for one row more than the page holds, which tells whether another page follows.
    init(_ rows: [Item], limit: Int, key: (Item) -> [String]) {
        items = Array(rows.prefix(limit))
        next = rows.count > limit ? items.last.map(key) : nil
    }
}

/// Which page is asked for.
package struct PageRequest: Sendable, Equatable {
    package var limit: Int
    package var offset: Int
    /// Sort key of the last item already seen.
    package var after: [String]?

    package init(limit: Int = 20, offset: Int = 0, after: [String]? = nil) {
        self.limit = limit
        self.offset = offset
        self.after = after
    }
}

/// A sort key of another list, or one that was made up.
package struct InvalidCursor: Error, Equatable {}

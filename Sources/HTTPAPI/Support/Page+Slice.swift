import HTTPConventions

extension HTTPConventions.Page {
    /// This page of a list that is held in memory, with the cursor of the next; `key` tells the items apart.
    func slice<Item>(of items: [Item], list: String, key: (Item) -> String) -> (items: ArraySlice<Item>, next: Cursor?) {
        var start = offset
        if let last = after?.first {
            start = items.firstIndex { key($0) == last }.map { $0 + 1 } ?? items.endIndex
        }
        let page = items.dropFirst(start).prefix(limit)
        guard let last = page.last, page.endIndex < items.endIndex else { return (page, nil) }
        return (page, Cursor(list: list, key: [key(last)]))
    }
}

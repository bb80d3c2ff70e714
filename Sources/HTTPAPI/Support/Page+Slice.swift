import Casework
import Grants
import HTTPConventions

/// What a list that is held in memory is sorted by; its fields stand in cursors.
protocol SliceKey: Comparable {
    var fields: [String] { get }
    /// nil for fields that no key has.
    init?(fields: [String])
}

extension String: SliceKey {
    var fields: [String] { [self] }

    init?(fields: [String]) {
        guard fields.count == 1 else { return nil }
        self = fields[0]
    }
}

extension Int: SliceKey {
    var fields: [String] { ["\(self)"] }

    init?(fields: [String]) {
        guard fields.count == 1, let number = Int(fields[0]), "\(number)" == fields[0] else { return nil }
        self = number
    }
}

/// By instant, then by a text that tells items apart.
struct InstantKey: SliceKey {
    var instant: Instant
    var text: String

    init(_ instant: Instant, _ text: String) {
        self.instant = instant
        self.text = text
    }

    var fields: [String] { ["\(instant.microsecondsSince1970)", text] }

    init?(fields: [String]) {
        guard fields.count == 2, let microseconds = Int64(fields[0]), let instant = try? Instant(microsecondsSince1970: microseconds) else {
            return nil
        }
        self.init(instant, fields[1])
    }

    static func < (one: InstantKey, other: InstantKey) -> Bool { (one.instant, one.text) < (other.instant, other.text) }
}

extension HTTPConventions.Page {
    /// This page of a list that is held in memory, in the order of its keys, with the cursor of the next. Where the last item seen is no
    /// longer in the list, the page begins where it would have stood. Throws 422 for a cursor that is no key.
    func slice<Item, Key: SliceKey>(
        of items: [Item], list: String, key: (Item) -> Key
    ) throws(Problem) -> (items: ArraySlice<Item>, next: Cursor?) {
        var last: Key?
        if let after {
            last = Key(fields: after)
            guard last != nil else { throw Problem(refusal: .invalidCursor) }
        }
        let sorted = items.sorted { key($0) < key($1) }
        let following = sorted.drop { item in last.map { key(item) <= $0 } ?? false }.dropFirst(offset)
        let page = following.prefix(limit)
        guard let final = page.last, page.endIndex < sorted.endIndex else { return (page, nil) }
        return (page, Cursor(list: list, key: key(final).fields))
    }
}

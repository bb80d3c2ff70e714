package import ExactJSON
package import FEEL

extension Value {
    /// Elements of a list that are kept.
    private static let mostElements = 100
    /// Parts of lists and contexts in one another that are kept.
    private static let mostParts = 1000

    /// As `json`, but of a list of more than 100 elements the first ones, with how many there are: `{"first": […], "count": 250}`.
    /// Lists and contexts in one another keep 1,000 parts together; of a context of which not all is kept likewise
    /// `{"first": {…}, "count": 250}`.
    package var shortenedJSON: JSON {
        var left = Self.mostParts
        return shortened(&left)
    }

    private func shortened(_ left: inout Int) -> JSON {
        switch self {
        case .list(let values):
            var kept: [JSON] = []
            for value in values.prefix(Self.mostElements) {
                guard left > 0 else { break }
                left -= 1
                kept.append(value.shortened(&left))
            }
            return kept.count == values.count ? .array(kept) : ["first": .array(kept), "count": JSON(values.count)]
        case .context(let context):
            var kept: [(String, JSON)] = []
            for (name, value) in zip(context.names, context.values) {
                guard left > 0 else { break }
                left -= 1
                kept.append((name, value.shortened(&left)))
            }
            let object = JSON.object(JSONObject(kept))
            return kept.count == context.names.count ? object : ["first": object, "count": JSON(context.names.count)]
        default: return json
        }
    }
}

extension JSON {
    /// This value changed by a merge patch (RFC 7396): members replace, null removes, anything but an object replaces
    /// the whole. Members that stay keep their places, new ones follow in the patch's order.
    package func merging(patch: JSON) -> JSON {
        guard case .object(let changes) = patch else { return patch }
        var result = objectValue ?? JSONObject()
        for change in changes {
            if change.value.isNull {
                result[change.name] = nil
            } else {
                result[change.name] = (result[change.name] ?? .null).merging(patch: change.value)
            }
        }
        return .object(result)
    }
}

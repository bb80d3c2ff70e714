extension JSON {
    /// An object of the members that have a value.
    package static func members(_ members: [(String, JSON?)]) -> JSON {
        .object(JSONObject(members.compactMap { name, value in value.map { (name, $0) } }))
    }
}

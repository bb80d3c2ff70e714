import ExactJSON

extension JSON {
    /// The document with another value at a place, whose parent is made where there is none; nil takes the place away.
    func changing(_ tokens: ArraySlice<String>, to value: JSON?) -> JSON {
        guard let token = tokens.first else { return value ?? .null }
        let rest = tokens.dropFirst()
        switch self {
        case .array(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { return self }
            if rest.isEmpty, value == nil {
                elements.remove(at: index)
            } else {
                elements[index] = elements[index].changing(rest, to: value)
            }
            return .array(elements)
        case .object(var object):
            object[token] = rest.isEmpty ? value : (object[token] ?? [:]).changing(rest, to: value)
            return .object(object)
        default: return self
        }
    }
}

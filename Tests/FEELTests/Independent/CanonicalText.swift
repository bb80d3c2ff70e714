import Decimals
import FEEL

extension Value {
    /// One text for equal values, whatever the digits a number was written with; contexts in their order.
    var canonicalText: String {
        switch self {
        case .number(let value): value.canonical
        case .list(let values): "[" + values.map(\.canonicalText).joined(separator: ", ") + "]"
        case .context(let context):
            "{" + zip(context.names, context.values).map { "\($0): \($1.canonicalText)" }.joined(separator: ", ") + "}"
        case .range(let range):
            if let lower = range.lower, let upper = range.upper {
                (range.includesLower ? "[" : "(") + "\(lower.canonicalText)..\(upper.canonicalText)" + (range.includesUpper ? "]" : ")")
            } else {
                description
            }
        default: description
        }
    }
}

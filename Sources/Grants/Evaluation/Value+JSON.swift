import Decimals
package import ExactJSON
package import FEEL

extension Value {
    /// The value as answers and receipts write it: numbers as decimal strings, dates and durations as ISO 8601 text.
    package var json: JSON {
        switch self {
        case .null: .null
        case .boolean(let truth): .bool(truth)
        case .number(let number): .string(number.canonical)
        case .string(let text): .string(text)
        case .date(let date): .string(date.description)
        case .time(let time): .string(time.description)
        case .dateTime(let dateTime): .string(dateTime.description)
        case .yearsMonthsDuration(let duration): .string(duration.description)
        case .daysTimeDuration(let duration): .string(duration.description)
        case .list(let values): .array(values.map(\.json))
        case .context(let context): .object(JSONObject(zip(context.names, context.values).map { ($0, $1.json) }))
        case .range, .function: .string(description)
        }
    }
}

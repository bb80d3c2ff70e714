import DMN
import Decimals
import FEEL
import Foundation

/// A file of test cases of the DMN TCK.
struct TestFile {
    struct Case {
        let id: String
        /// The decision service that is called; nil where decisions are evaluated.
        let service: String?
        let inputs: ContextValue
        let results: [(name: String, expected: Value)]
    }

    /// Without its extension.
    let name: String
    let model: String
    let cases: [Case]

    init(_ url: URL) throws {
        name = url.deletingPathExtension().lastPathComponent
        let root = try MarkupReader.read(Array(try Data(contentsOf: url)))
        model = root.child("modelName")?.trimmed.text ?? ""
        cases = try root.children("testCase").map { element in
            var inputs: [(name: String, value: Value)] = []
            for node in element.children("inputNode") {
                let name = node.attribute("name") ?? ""
                let value = try TestFile.value(in: node)
                inputs.append((name, value))
                if let namespace = node.attribute("namespace") { inputs.append((namespace + "#" + name, value)) }
            }
            let results = try element.children("resultNode").map { node in
                (name: node.attribute("name") ?? "", expected: try node.child("expected").map { try TestFile.value(in: $0) } ?? .null)
            }
            return Case(
                id: element.attribute("id") ?? "",
                service: element.attribute("type") == "decisionService" ? element.attribute("invocableName") ?? "" : nil,
                inputs: ContextValue(inputs), results: results)
        }
    }

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// The value of an element that holds `<value>`, `<list>` or `<component>`s.
    static func value(in element: MarkupElement) throws -> Value {
        if isNull(element) { return .null }
        if let list = element.child("list") {
            return isNull(list) ? .null : .list(try list.children("item").map { try value(in: $0) })
        }
        let components = element.children("component")
        if !components.isEmpty {
            return .context(ContextValue(try components.map { (name: $0.attribute("name") ?? "", value: try value(in: $0)) }))
        }
        guard let value = element.child("value"), !isNull(value) else { return .null }
        return try scalar(value)
    }

    private static func isNull(_ element: MarkupElement) -> Bool { element.attributes["xsi:nil"] == "true" }

    private static func scalar(_ element: MarkupElement) throws -> Value {
        let text = element.trimmed.text
        let type = element.attributes["xsi:type"].map { String($0.split(separator: ":").last ?? "") }
        let value: Value? =
            switch type {
            case "string": .string(element.text)
            case "boolean": text == "true" ? true : text == "false" ? false : nil
            case "decimal", "double", "integer", "int", "long", "float": Decimal128(exactly: text).map(Value.number)
            case "date": CalendarDate(text).map(Value.date)
            case "time": ClockTime(text).map(Value.time)
            case "dateTime": DateTime(text).map(Value.dateTime)
            case "duration":
                YearsMonthsDuration(text).map(Value.yearsMonthsDuration) ?? DaysTimeDuration(text).map(Value.daysTimeDuration)
            // Some cases outside the compliance levels name no type.
            case nil: text == "true" ? true : text == "false" ? false : Decimal128(exactly: text).map(Value.number) ?? .string(text)
            default: nil
            }
        guard let value else { throw Unreadable(description: "\(type ?? "value") \"\(text)\" cannot be read") }
        return value
    }
}

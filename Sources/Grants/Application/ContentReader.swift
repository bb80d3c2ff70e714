import Decimals
import ExactJSON
import FEEL

/// Reads an application document and gathers everything that is wrong with it.
struct ContentReader {
    /// The limits of one document; a real application is far below each of them.
    enum Limit {
        static let entries = 2_000
        static let shortText = 500
        static let longText = 10_000
        static let years = 50
        static let firstYear = 1990
        static let lastYear = 2199
    }

    private(set) var issues: [FieldIssue] = []

    mutating func report(_ pointer: JSONPointer, _ code: FieldIssue.Code, _ arguments: [String: String] = [:]) {
        issues.append(FieldIssue(pointer, code, arguments))
    }

    /// The members of an object; every member not named is an issue. nil for null, absent or another type.
    mutating func object(_ json: JSON?, at pointer: JSONPointer, members: [String]) -> JSONObject? {
        guard let json, json != .null else { return nil }
        guard case .object(let object) = json else {
            wrongType(json, at: pointer, expected: "object")
            return nil
        }
        for member in object where !members.contains(member.name) {
            report(pointer.appending(member.name), .unknownMember, ["name": member.name])
        }
        return object
    }

    mutating func array(_ json: JSON?, at pointer: JSONPointer) -> [JSON] {
        guard let json, json != .null else { return [] }
        guard case .array(let elements) = json else {
            wrongType(json, at: pointer, expected: "array")
            return []
        }
        guard elements.count <= Limit.entries else {
            report(pointer, .tooMany, ["maximum": "\(Limit.entries)"])
            return []
        }
        return elements
    }

    mutating func text(
        _ object: JSONObject, _ name: String, at pointer: JSONPointer, maximum: Int = Limit.shortText
    ) -> String? {
        guard let json = object[name], json != .null else { return nil }
        return text(json, at: pointer.appending(name), maximum: maximum)
    }

    mutating func text(_ json: JSON, at pointer: JSONPointer, maximum: Int) -> String? {
        guard case .string(let text) = json else {
            wrongType(json, at: pointer, expected: "string")
            return nil
        }
        // A text has no more characters than bytes.
        guard text.utf8.count <= maximum || text.unicodeScalars.count <= maximum else {
            report(pointer, .tooLong, ["maximum": "\(maximum)"])
            return nil
        }
        guard !text.utf8.contains(0) else {
            report(pointer, .invalidCharacter)
            return nil
        }
        return text
    }

    mutating func boolean(_ object: JSONObject, _ name: String, at pointer: JSONPointer) -> Bool? {
        guard let json = object[name], json != .null else { return nil }
        guard case .bool(let value) = json else {
            wrongType(json, at: pointer.appending(name), expected: "boolean")
            return nil
        }
        return value
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ object: JSONObject, _ name: String, at pointer: JSONPointer, of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(object, name, at: pointer) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            report(
                pointer.appending(name), .invalidChoice,
                ["value": text, "choices": Choice.allCases.map(\.rawValue).joined(separator: ", ")])
            return nil
        }
        return choice
    }

    mutating func date(_ object: JSONObject, _ name: String, at pointer: JSONPointer) -> CalendarDate? {
        guard let text = text(object, name, at: pointer) else { return nil }
        guard let date = try? CalendarDate(parsing: text), (Limit.firstYear...Limit.lastYear).contains(date.year) else {
            report(pointer.appending(name), .invalidDate, ["value": text])
            return nil
        }
        return date
    }

    mutating func amount(_ object: JSONObject, _ name: String, at pointer: JSONPointer) -> Decimal128? {
        guard let json = object[name], json != .null else { return nil }
        return amount(json, at: pointer.appending(name))
    }

    /// An amount of money from a decimal string or a JSON number, exactly as written.
    mutating func amount(_ json: JSON, at pointer: JSONPointer) -> Decimal128? {
        switch Money.read(json) {
        case .success(let amount): return amount
        case .failure(let failure):
            switch failure {
            case .wrongType: wrongType(json, at: pointer, expected: "decimal string")
            case .issue(let code, let arguments): report(pointer, code, arguments)
            }
            return nil
        }
    }

    mutating func number(_ object: JSONObject, _ name: String, at pointer: JSONPointer) -> Decimal128? {
        guard let json = object[name], json != .null else { return nil }
        guard let number = Money.number(json) else {
            wrongType(json, at: pointer.appending(name), expected: "decimal number")
            return nil
        }
        return number
    }

    mutating func amountsByYear(_ object: JSONObject, _ name: String, at parent: JSONPointer) -> YearlyAmounts {
        guard let json = object[name], json != .null else { return [:] }
        let pointer = parent.appending(name)
        guard case .object(let years) = json else {
            wrongType(json, at: pointer, expected: "object with a member for each year")
            return [:]
        }
        guard years.count <= Limit.years else {
            report(pointer, .tooMany, ["maximum": "\(Limit.years)"])
            return [:]
        }
        var amounts: YearlyAmounts = [:]
        for member in years {
            guard let year = Self.year(member.name) else {
                report(
                    pointer.appending(member.name), .invalidYear,
                    ["value": member.name, "first": "\(Limit.firstYear)", "last": "\(Limit.lastYear)"])
                continue
            }
            if member.value != .null, let amount = amount(member.value, at: pointer.appending(member.name)) {
                amounts[year] = amount
            }
        }
        return amounts
    }

    mutating func wrongType(_ json: JSON, at pointer: JSONPointer, expected: String) {
        report(pointer, .wrongType, ["expected": expected, "found": json.kind.rawValue])
    }

    private static func year(_ text: String) -> Int? {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text),
            (Limit.firstYear...Limit.lastYear).contains(year)
        else { return nil }
        return year
    }
}

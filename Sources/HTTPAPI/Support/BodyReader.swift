import Decimals
import ExactJSON
import Grants
import HTTPConventions
import Localisation

/// Reads the members of a small request body and collects everything wrong with them, so that one 422 says it all.
struct BodyReader {
    private let object: JSONObject
    private(set) var issues: [FieldIssue] = []

    /// Members beyond the named ones are errors.
    init(_ object: JSONObject, members: [String]) {
        self.object = object
        for name in object.names where !members.contains(name) {
            fail(name, .unknownMember, ["name": name])
        }
    }

    mutating func fail(_ name: String, _ code: FieldIssue.Code, _ arguments: [String: String] = [:], text: LocalizedText? = nil) {
        issues.append(FieldIssue(JSONPointer(name), code, arguments, text: text))
    }

    /// The member's value; nil where it is absent or null, with an error if it is required.
    mutating func value(_ name: String, required: Bool = false) -> JSON? {
        if let value = object[name], value != .null { return value }
        if required { fail(name, .required, text: .needed) }
        return nil
    }

    mutating func text(_ name: String, required: Bool = false, maximumLength: Int = 20_000) -> String? {
        guard let value = value(name, required: required) else { return nil }
        guard let text = value.stringValue else {
            wrongType(name, value, expected: "string")
            return nil
        }
        if !text.isStorable { fail(name, .invalidCharacter) }
        if text.unicodeScalars.count > maximumLength { fail(name, .tooLong, ["maximum": "\(maximumLength)"]) }
        return text
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, of type: Choice.Type, required: Bool = false) -> Choice?
    where Choice.RawValue == String {
        guard let text = text(name, required: required) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        fail(name, .invalidChoice, ["value": text, "choices": Choice.allCases.map(\.rawValue).joined(separator: ", ")])
        return nil
    }

    /// A required list of codes, at most so many.
    mutating func codes(_ name: String, most: Int) -> [String] {
        guard let value = value(name, required: true) else { return [] }
        guard let elements = value.arrayValue else {
            wrongType(name, value, expected: "array")
            return []
        }
        guard elements.count <= most else {
            fail(name, .tooMany, ["maximum": "\(most)"])
            return []
        }
        return elements.enumerated().compactMap { index, element in
            let pointer = JSONPointer(name).appending(index)
            guard let text = element.stringValue else {
                issues.append(FieldIssue(pointer, .wrongType, ["expected": "string", "found": element.kind.rawValue]))
                return nil
            }
            if !text.isStorable { issues.append(FieldIssue(pointer, .invalidCharacter)) }
            return text
        }
    }

    mutating func amount(_ name: String) -> Decimal128? {
        guard let value = value(name) else { return nil }
        switch Money.read(value) {
        case .success(let amount): return amount
        case .failure(.wrongType): wrongType(name, value, expected: "decimal string")
        case .failure(.issue(let code, let arguments)): fail(name, code, arguments)
        }
        return nil
    }

    mutating func boolean(_ name: String) -> Bool? {
        guard let value = value(name) else { return nil }
        if case .bool(let truth) = value { return truth }
        wrongType(name, value, expected: "boolean")
        return nil
    }

    mutating func instant(_ name: String) -> Instant? {
        guard let text = text(name) else { return nil }
        if let instant = try? Instant(parsing: text) { return instant }
        fail(name, .invalidDate, ["value": text], text: .noInstant)
        return nil
    }

    /// Throws 422 with all errors.
    consuming func finish() throws(Problem) {
        guard issues.isEmpty else { throw .unprocessable(issues) }
    }

    private mutating func wrongType(_ name: String, _ value: JSON, expected: String) {
        fail(name, .wrongType, ["expected": expected, "found": value.kind.rawValue])
    }
}

extension LocalizedText {
    fileprivate static let needed: LocalizedText = [
        .nb: "Dette må oppgis.", .nn: "Dette må opplysast.", .sv: "Detta måste anges.", .fi: "Tämä on ilmoitettava.",
        .en: "This must be stated.",
    ]
    fileprivate static let noInstant: LocalizedText = [
        .nb: "{value} er ikke et tidspunkt som 2020-01-31T12:00:00+01:00.", .nn: "{value} er ikkje eit tidspunkt som 2020-01-31T12:00:00+01:00.",
        .sv: "{value} är ingen tidpunkt som 2020-01-31T12:00:00+01:00.", .fi: "{value} ei ole ajankohta, kuten 2020-01-31T12:00:00+01:00.",
        .en: "{value} is not an instant such as 2020-01-31T12:00:00+01:00.",
    ]
}

package import Decimals
package import ExactJSON

/// Amounts of money as documents write them: exact, zero or more, at most two decimals and fifteen digits before them.
package enum Money {
    /// Decimals of every currency in use here (ISO 4217: NOK, SEK, EUR, DKK).
    package static let decimals = 2
    package static let maximum = "999999999999999.99"
    private static let largest = Decimal128(exactly: maximum) ?? .zero

    package enum Failure: Error, Equatable {
        case wrongType
        case issue(FieldIssue.Code, [String: String])
    }

    /// Reads a decimal string (`"0.50"`) or a JSON number from its text; a JSON number may have an exponent.
    package static func read(_ json: JSON) -> Result<Decimal128, Failure> {
        let shown: String
        let value: Decimal128
        switch json {
        case .string(let text):
            shown = text
            guard isPlain(text) else {
                return .failure(.issue(.invalidAmount, ["value": excerpt(text)]))
            }
            guard let number = Decimal128(exactly: text) else { return .failure(tooLargeOrPrecise(text)) }
            value = number
        case .number(let number):
            shown = number.text
            guard let number = Decimal128(exactly: number.canonicalText) else { return .failure(tooLargeOrPrecise(shown)) }
            value = number
        default:
            return .failure(.wrongType)
        }
        guard !value.isNegative else { return .failure(.issue(.negativeAmount, ["value": excerpt(shown)])) }
        let exact = value.normalized
        guard exact.scale <= decimals else {
            return .failure(.issue(.amountTooPrecise, ["value": excerpt(shown), "digits": "\(decimals)"]))
        }
        guard exact <= largest else {
            return .failure(.issue(.amountTooLarge, ["value": excerpt(shown), "maximum": maximum]))
        }
        return .success(exact)
    }

    /// A plain decimal number of either sign, from a string or a JSON number; nil for anything else. A JSON number is its value, however
    /// it is written, so that a document and its canonical form say the same.
    package static func number(_ json: JSON) -> Decimal128? {
        switch json {
        case .string(let text):
            isPlain(text) ? Decimal128(exactly: text) : nil
        case .number(let number): Decimal128(exactly: number.canonicalText)
        default: nil
        }
    }

    /// Whether a number of either sign is no larger and no more precise than an amount may be.
    static func isWithinBounds(_ number: Decimal128) -> Bool {
        number.magnitude <= largest && number.normalized.scale <= decimals
    }

    /// Digits, and a point with digits on both sides, a minus before them at most; no plus, exponent, space or leading zeros.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8.span
        let start = bytes.count > 0 && bytes[0] == UInt8(ascii: "-") ? 1 : 0
        var point: Int?
        for index in start..<bytes.count {
            if bytes[index] == UInt8(ascii: "."), point == nil {
                point = index
            } else if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
                return false
            }
        }
        let whole = (point ?? bytes.count) - start
        guard whole > 0, point != bytes.count - 1 else { return false }
        return whole == 1 || bytes[start] != UInt8(ascii: "0")
    }

    private static func tooLargeOrPrecise(_ text: String) -> Failure {
        let fraction = text.split(separator: ".").dropFirst().first?.prefix { $0.isNumber }.count ?? 0
        return fraction > decimals
            ? .issue(.amountTooPrecise, ["value": excerpt(text), "digits": "\(decimals)"])
            : .issue(.amountTooLarge, ["value": excerpt(text), "maximum": maximum])
    }

    private static func excerpt(_ text: String) -> String {
        text.count <= 60 ? text : text.prefix(60) + "…"
    }
}

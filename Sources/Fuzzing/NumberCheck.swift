import Decimals
import FEEL

/// What must hold of any text read as numbers, and of arithmetic with them.
enum NumberCheck {
    private static let reader = try? FEELExpression.compile(source: "number(s)", against: Declarations(["s": .string]))
    private static let grouped = try? FEELExpression.compile(source: "number(s, \" \", \",\")", against: Declarations(["s": .string]))

    /// The text holds one to three numbers, with bars between them.
    static func run(_ text: String) {
        let numbers = text.split(separator: "|", maxSplits: 2).compactMap { part -> Decimal128? in
            let number = Decimal128(exactly: part)
            let read = try? reader?.evaluate(slots: [.string(String(part))]).number
            hold(read == nil || number == nil || read == number, "number(s) reads \(part) as \(String(describing: read))")
            _ = try? grouped?.evaluate(slots: [.string(String(part))])
            return number
        }
        for number in numbers { check(number) }
        guard numbers.count > 1 else { return }
        check(numbers[0], numbers[1])
    }

    private static func check(_ number: Decimal128) {
        for text in [number.description, number.canonical, number.scientificText] {
            hold(Decimal128(exactly: text) == number, "\(text) is not read back as \(number)")
        }
        let written = try? FEELExpression.compile(source: number.description).evaluate().number
        hold(written == number, "the language reads \(number) as \(String(describing: written))")
        hold(number.magnitude >= 0 && -(-number) == number, "the sign of \(number)")
        for mode in [RoundingMode.halfUp, .halfEven, .up, .down, .floor, .ceiling, .halfDown] {
            for scale in [-40, -6112, 0, 2, 40, 6176] {
                guard let rounded = try? number.rounded(toScale: scale, mode: mode) else { continue }
                hold((try? rounded.rounded(toScale: scale, mode: mode)) == rounded, "\(number) rounded twice by \(mode) to \(scale)")
                if mode == .floor { hold(rounded <= number, "floor of \(number) to \(scale) is \(rounded)") }
                if mode == .ceiling { hold(rounded >= number, "ceiling of \(number) to \(scale) is \(rounded)") }
                if mode == .down { hold(rounded.magnitude <= number.magnitude, "\(number) down to \(scale) is \(rounded)") }
            }
        }
        if let root = try? number.squareRoot() { hold(root >= 0 && number >= 0, "the root of \(number) is \(root)") }
    }

    private static func check(_ left: Decimal128, _ right: Decimal128) {
        hold(left.adding(right) == right.adding(left), "\(left) + \(right) and the other way round")
        hold(left.multiplied(by: right) == right.multiplied(by: left), "\(left) * \(right) and the other way round")
        hold((left < right) != (right <= left) && (left == right) == !(left < right || right < left), "the order of \(left) and \(right)")
        if let difference = left.adding(-right), !difference.isZero {
            hold(difference.isNegative == (left < right), "\(left) - \(right) = \(difference)")
        }
        if let quotient = left.divided(by: right) {
            hold(!right.isZero, "\(left) / 0 = \(quotient)")
            hold(quotient.isZero || quotient.isNegative == (left.isNegative != right.isNegative), "\(left) / \(right) = \(quotient)")
        }
        let modulo = try? FEELExpression.compile(source: "modulo(\(left), \(right))").evaluate().number
        if let modulo { hold(modulo.magnitude <= right.magnitude, "modulo(\(left), \(right)) = \(modulo)") }
        for operation in ["**", "+", "/"] {
            _ = try? FEELExpression.compile(source: "(\(left)) \(operation) (\(right))").evaluate()
        }
    }
}

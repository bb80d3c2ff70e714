import Decimals

extension DecTestFile.Case {
    enum Outcome {
        case passed
        case failed(String)
        case notApplicable(String)
    }

    var outcome: Outcome {
        if operands.contains(where: { $0.contains("#") }) || result.contains("#") { return .notApplicable("encoded in bits") }
        if operation == "tosci" { return reading }
        if operands.contains(where: Self.isSpecial) { return .notApplicable("NaN or infinity as operand") }
        let read = operands.compactMap { Decimal128(exactly: $0) }
        guard read.count == operands.count else { return .notApplicable("operand beyond decimal128") }
        guard settings.precision <= Decimal128.precision else { return .notApplicable("more than 34 digits") }
        if conditions.contains("invalid_context") { return .notApplicable("refused for its settings alone") }
        if operation == "power", read[0].isZero, read[1].isZero { return .notApplicable("0 to the power 0, which is 1 here") }
        if operation.hasPrefix("remainder"), conditions.contains("division_impossible") {
            return .notApplicable("remainder of a quotient beyond 34 digits, exact here")
        }
        if conditions.contains("overflow"), !Self.isSpecial(result) { return .notApplicable("overflow to the greatest number") }
        guard let mode = roundingMode else { return .notApplicable("rounding mode 05up") }
        if !takesRoundingMode, mode != .halfEven, settings.precision == Decimal128.precision, isInexact {
            return .notApplicable("rounding other than half-even in arithmetic")
        }
        guard let operate = Self.operations[operation] else { return .notApplicable("no such operation: \(operation)") }
        return judge(try? operate(read, mode), mode)
    }

    /// Texts are read exactly or not at all, so a case that rounds must be refused.
    private var reading: Outcome {
        if Self.isSpecial(operands[0]) { return .notApplicable("NaN or infinity as operand") }
        if operands[0].contains(".e") || operands[0].contains(".E") || operands[0].hasSuffix(".") {
            return .notApplicable("a point without digits after it")
        }
        let read = Decimal128(exactly: operands[0])
        guard result != "NaN", !isInexact else {
            return read == nil ? .passed : .failed("read as \(read?.scientificText ?? "")")
        }
        return read?.scientificText == unsignedZero ? .passed : .failed(read?.scientificText ?? "refused")
    }

    private func judge(_ actual: Decimal128?, _ mode: RoundingMode) -> Outcome {
        if Self.isSpecial(result) {
            guard let actual else { return .passed }
            let narrow = conditions.contains("overflow") && settings.greatestExponent < 6144
            return narrow && actual.magnitude > greatest ? .passed : .failed(actual.scientificText)
        }
        guard let expected = Decimal128(exactly: result) else { return .notApplicable("result beyond decimal128") }
        guard let actual else { return .failed("none") }
        if settings.precision == Decimal128.precision, settings.leastExponent == -6143 {
            // Exact powers and roots have the shortest form here; the greater of two equal numbers is either.
            let equal = ["power", "max", "min"].contains(operation) ? actual == expected : actual.scientificText == unsignedZero
            return equal ? .passed : .failed(actual.scientificText)
        }
        guard let rounded = rounded(actual, mode) else { return .notApplicable("34 digits do not decide the shorter rounding") }
        return rounded == expected ? .passed : .failed(actual.scientificText)
    }

    /// A result of 34 digits, brought to the precision and exponents of the case; nil where what was lost before might matter.
    private func rounded(_ value: Decimal128, _ mode: RoundingMode) -> Decimal128? {
        if value.isZero { return value }
        let first = Int(value.exponent) + value.magnitude.coefficient.description.count - 1
        let last = max(first, settings.leastExponent) - settings.precision + 1
        let mode = takesRoundingMode || operation == "power" ? mode : .halfEven
        let (down, up) = (try? value.rounded(toScale: -last, mode: .down), try? value.rounded(toScale: -last, mode: .up))
        guard let rounded = try? value.rounded(toScale: -last, mode: mode), let down, let up else { return nil }
        if isInexact {
            let middle = Decimal128(coefficient: 5, exponent: last - 1).flatMap { try? down.magnitude + $0 }
            let isNearest = [.halfEven, .halfUp, .halfDown].contains(mode)
            // Fewer digits than there is room for: the middle itself, not what lies near it.
            let isExact = value.normalized.magnitude.coefficient < Decimal128.greatestFinite.coefficient / 10_000
            if isNearest ? middle == value.magnitude && !isExact : down == up { return nil }
        }
        return rounded
    }

    private var isInexact: Bool { conditions.contains("inexact") }

    /// All nines: the greatest number of the case's format.
    private var greatest: Decimal128 {
        let nines = String(repeating: "9", count: settings.precision)
        return Decimal128(exactly: nines + "E\(settings.greatestExponent - settings.precision + 1)") ?? .greatestFinite
    }

    /// Zeros have no sign here.
    private var unsignedZero: String {
        result.hasPrefix("-") && Decimal128(exactly: result)?.isZero == true ? String(result.dropFirst()) : result
    }

    private static func isSpecial(_ text: String) -> Bool {
        let letters = text.lowercased()
        return letters.contains("nan") || letters.contains("inf")
    }

    private var roundingMode: RoundingMode? {
        switch settings.rounding {
        case "half_even": .halfEven
        case "half_up": .halfUp
        case "half_down": .halfDown
        case "up": .up
        case "down": .down
        case "ceiling": .ceiling
        case "floor": .floor
        default: nil
        }
    }

    private var takesRoundingMode: Bool { operation == "quantize" || operation == "tointegralx" }

    private static let operations: [String: @Sendable ([Decimal128], RoundingMode) throws -> Decimal128] = [
        "abs": { values, _ in values[0].magnitude }, "copyabs": { values, _ in values[0].magnitude },
        "minus": { values, _ in -values[0] }, "copynegate": { values, _ in -values[0] },
        "plus": { values, _ in values[0] }, "copy": { values, _ in values[0] }, "canonical": { values, _ in values[0] },
        "reduce": { values, _ in values[0].normalized },
        "add": { values, _ in try values[0] + values[1] },
        "subtract": { values, _ in try values[0] - values[1] },
        "multiply": { values, _ in try values[0] * values[1] },
        "divide": { values, _ in try values[0] / values[1] },
        "divideint": { values, _ in try values[0].quotient(dividingBy: values[1]) },
        "remainder": { values, _ in try values[0].remainder(dividingBy: values[1]) },
        "compare": { values, _ in Decimal128(values[0].order(relativeTo: values[1])) },
        "comparesig": { values, _ in Decimal128(values[0].order(relativeTo: values[1])) },
        "max": { values, _ in max(values[0], values[1]) },
        "min": { values, _ in min(values[0], values[1]) },
        "quantize": { values, mode in try values[0].quantized(toScale: -Int(values[1].exponent), mode: mode) },
        "tointegralx": { values, mode in try values[0].rounded(toScale: 0, mode: mode) },
        "squareroot": { values, _ in try values[0].squareRoot() },
        "exp": { values, _ in try values[0].exponential() },
        "ln": { values, _ in try values[0].naturalLogarithm() },
        "power": { values, _ in try values[0].power(values[1]) },
    ]
}

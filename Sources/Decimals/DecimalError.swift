/// Why an operation on exact decimals has no result.
public enum DecimalError: Error, Equatable, CustomStringConvertible {
    case divisionByZero
    /// Larger in magnitude than 9.99...E+6144, or more digits than an exact operation may have.
    case overflow
    /// Not defined for these operands, such as the square root of a negative number.
    case undefined

    public var description: String {
        switch self {
        case .divisionByZero: "division by zero"
        case .overflow: "the result exceeds 34 digits or the decimal128 exponent range"
        case .undefined: "the operation is not defined for these numbers"
        }
    }
}

/// What is certain to give null whatever the values: a mistake of whoever wrote the expression.
extension Parser {
    mutating func requireBoolean(_ operand: Syntax, _ purpose: String) {
        guard !operand.type.mayBe(.boolean) else { return }
        reportType("expected a boolean as operand \(purpose), found \(operand.type)", at: operand.range)
    }

    mutating func checkComparison(_ sign: ComparisonOperator, _ left: Syntax, _ right: Syntax) {
        let range = left.range.lowerBound..<max(right.range.upperBound, left.range.upperBound)
        if !left.type.mayBe(right.type), !right.type.mayBe(left.type) {
            let hint = advice(for: left, right).map { "; \($0)" }.orEmpty
            reportType("\"\(sign.rawValue)\" cannot compare \(left.type) with \(right.type)\(hint)", at: range)
            return
        }
        guard sign != .equal, sign != .notEqual else { return }
        for operand in [left, right] {
            switch operand.type {
            case .boolean, .list, .context, .function, .range:
                reportType("\"\(sign.rawValue)\" cannot order values of type \(operand.type)", at: operand.range)
                return
            default: break
            }
        }
    }

    /// The type of an arithmetic expression.
    mutating func checkArithmetic(
        _ sign: ArithmeticOperator, _ mark: String, _ left: Syntax, _ right: Syntax
    ) -> FEELType {
        if let type = Parser.arithmeticType(sign, left.type, right.type) { return type }
        let hint = advice(for: left, right).map { "; \($0)" }.orEmpty
        reportType(
            "\"\(mark)\" is not defined for \(left.type) and \(right.type)\(hint)",
            at: left.range.lowerBound..<max(right.range.upperBound, left.range.upperBound))
        return .any
    }

    /// Nil when the operator is not defined for the types.
    static func arithmeticType(_ sign: ArithmeticOperator, _ left: FEELType, _ right: FEELType) -> FEELType? {
        switch (sign, left, right) {
        case (_, .any, _), (_, _, .any), (_, .null, _), (_, _, .null):
            let known = left.isOpen ? right : left
            if known.isOpen { return .any }
            let partners: [FEELType] = [.number, .string, .date, .time, .dateTime, .yearsMonthsDuration, .daysTimeDuration]
            let results = partners.compactMap {
                left.isOpen ? arithmeticType(sign, $0, known) : arithmeticType(sign, known, $0)
            }
            guard let first = results.first else { return nil }
            return results.allSatisfy { $0 == first } ? first : .any
        case (_, .number, .number): return .number
        case (.add, .string, .string): return .string
        case (.add, .date, .yearsMonthsDuration), (.add, .date, .daysTimeDuration): return .date
        case (.subtract, .date, .yearsMonthsDuration), (.subtract, .date, .daysTimeDuration): return .date
        case (.add, .yearsMonthsDuration, .date), (.add, .daysTimeDuration, .date): return .date
        case (.add, .dateTime, .yearsMonthsDuration), (.add, .dateTime, .daysTimeDuration): return .dateTime
        case (.subtract, .dateTime, .yearsMonthsDuration), (.subtract, .dateTime, .daysTimeDuration): return .dateTime
        case (.add, .yearsMonthsDuration, .dateTime), (.add, .daysTimeDuration, .dateTime): return .dateTime
        case (.add, .time, .daysTimeDuration), (.subtract, .time, .daysTimeDuration): return .time
        case (.add, .daysTimeDuration, .time): return .time
        case (.subtract, .date, .date), (.subtract, .date, .dateTime), (.subtract, .dateTime, .date),
            (.subtract, .dateTime, .dateTime), (.subtract, .time, .time):
            return .daysTimeDuration
        case (.add, .yearsMonthsDuration, .yearsMonthsDuration), (.subtract, .yearsMonthsDuration, .yearsMonthsDuration):
            return .yearsMonthsDuration
        case (.add, .daysTimeDuration, .daysTimeDuration), (.subtract, .daysTimeDuration, .daysTimeDuration):
            return .daysTimeDuration
        case (.multiply, .yearsMonthsDuration, .number), (.multiply, .number, .yearsMonthsDuration),
            (.divide, .yearsMonthsDuration, .number):
            return .yearsMonthsDuration
        case (.multiply, .daysTimeDuration, .number), (.multiply, .number, .daysTimeDuration),
            (.divide, .daysTimeDuration, .number):
            return .daysTimeDuration
        case (.divide, .yearsMonthsDuration, .yearsMonthsDuration), (.divide, .daysTimeDuration, .daysTimeDuration):
            return .number
        default: return nil
        }
    }
}

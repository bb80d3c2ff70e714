/// The arithmetic of domain.md section 3 done again with whole numbers of öre and nothing of the library, to hold it against.
struct IntegerModel {
    struct Line {
        var category: String
        var isIncome = false
        var amounts: [Int: Int]
    }

    struct CoFinancier {
        var isPublic: Bool
        var cash: [Int: Int]
        var inKind: [Int: Int]
    }

    var lines: [Line] = []
    var coFinanciers: [CoFinancier] = []
    var support: [Int: Int] = [:]

    var years: [Int] {
        var years = Set(support.keys)
        for line in lines { years.formUnion(line.amounts.keys) }
        for coFinancier in coFinanciers { years.formUnion(coFinancier.cash.keys); years.formUnion(coFinancier.inKind.keys) }
        return years.sorted()
    }

    func category(_ id: String, _ year: Int) -> Int {
        lines.filter { $0.category == id && !$0.isIncome }.reduce(0) { $0 + ($1.amounts[year] ?? 0) }
    }

    /// 45.24 % of staff in whole kronor, half up: öre * 4524 / 10 000 öre, / 100 to kronor.
    func payrollOnCosts(_ year: Int) -> Int { Self.halfUp(category("staff", year) * 4524, 1_000_000) * 100 }

    /// A percentage of staff and payroll on-costs in whole kronor, half up.
    func indirectCosts(_ year: Int, percent: Int) -> Int {
        Self.halfUp((category("staff", year) + payrollOnCosts(year)) * percent, 10_000) * 100
    }

    func actualCosts(_ year: Int, percent: Int) -> Int {
        let costs = lines.reduce(0) { $0 + ($1.isIncome ? -1 : 1) * ($1.amounts[year] ?? 0) }
        return costs + payrollOnCosts(year) + indirectCosts(year, percent: percent)
    }

    func inKind(_ year: Int) -> Int { coFinanciers.reduce(0) { $0 + ($1.inKind[year] ?? 0) } }
    func cash(_ year: Int) -> Int { coFinanciers.reduce(0) { $0 + ($1.cash[year] ?? 0) } }
    func totalCosts(_ year: Int, percent: Int) -> Int { actualCosts(year, percent: percent) + inKind(year) }
    func totalFinancing(_ year: Int) -> Int { (support[year] ?? 0) + cash(year) + inKind(year) }

    func total(_ amount: (Int) -> Int) -> Int { years.reduce(0) { $0 + amount($1) } }

    /// A percentage with `digits` decimals, half up, by whole-number division; nil for a base of zero.
    static func percentage(_ numerator: Int, of base: Int, digits: Int) -> String? {
        guard base != 0 else { return nil }
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let isNegative = (numerator < 0) != (base < 0) && numerator != 0
        let value = halfUp(Int128(abs(numerator)) * Int128(100 * scale), Int128(abs(base)))
        let whole = value / Int128(scale)
        let fraction = String(value % Int128(scale))
        let sign = isNegative && value != 0 ? "-" : ""
        return "\(sign)\(whole)" + (digits == 0 ? "" : "." + String(repeating: "0", count: digits - fraction.count) + fraction)
    }

    /// Öre as the API writes money.
    static func money(_ ore: Int) -> String {
        let sign = ore < 0 ? "-" : ""
        let rest = abs(ore) % 100
        return sign + "\(abs(ore) / 100)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
    }

    /// The quotient to the nearest whole number, a half away from zero; the divisor is above zero.
    static func halfUp<Number: BinaryInteger>(_ numerator: Number, _ divisor: Number) -> Number {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: divisor)
        let twice = remainder.magnitude * 2
        return twice >= divisor.magnitude ? quotient + numerator.signum() : quotient
    }
}

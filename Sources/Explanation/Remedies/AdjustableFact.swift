package import Decimals
package import FEEL

/// An amount or a date that an applicant may change to make a rule pass, or a list of which the rule wants more or fewer.
package struct AdjustableFact: Sendable {
    /// The input path, as in `finance.requested`.
    package let path: String
    /// What it is now, a number or a date; nil where the rule reads the fact itself, so that its slot tells. A list
    /// counts only where the rule reads nothing of it but its `count`.
    package let current: Value?
    /// The step of an amount, such as 1 krona or 0.01; above zero. Dates change by whole days, lists by one.
    package let unit: Decimal128
    /// The bounds within which it may be changed, numbers (for a list, of its elements) or dates.
    package let minimum: Value?
    package let maximum: Value?

    package init(_ path: String, current: Value? = nil, unit: Decimal128 = 1, minimum: Value? = nil, maximum: Value? = nil) {
        self.path = path
        self.current = current
        self.unit = unit
        self.minimum = minimum
        self.maximum = maximum
    }
}

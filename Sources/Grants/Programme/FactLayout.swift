import FEEL

/// Where each name that a programme's formulas use stands in the slots of an evaluation.
///
/// The slots are filled in order: document facts, parameters, amounts, years, shares, what the limits give. Derived values stand
/// as early as what they use allows: before the amounts, before the limits, or last. A formula can name only what stands before it.
package struct FactLayout: Sendable {
    var declarations = Declarations()
    /// Slot at which each group begins.
    var parameters = 0
    var amounts = 0
    var years = 0
    var shares = 0
    var requested = 0
    /// Nil where the programme reads no benefits plan.
    var benefits: Int?
    var limits = 0
    /// permitted, headroom, bindingLimit
    var support = 0

    var answers = ContextValue.Shape([])
    var year = ContextValue.Shape([])

    static let share = ContextValue.Shape(["numerator", "base", "exact", "displayed"])
    static let shareType = FEELType.context(["numerator": .number, "base": .number, "exact": .number, "displayed": .number])
}

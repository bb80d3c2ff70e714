import Decimals
package import ExactJSON
import FEEL

extension Instalment {
    /// As payout schedules show it.
    package var members: [(String, JSON?)] {
        [
            ("number", JSON(number)), ("kind", .string(kind.rawValue)), ("due", .string(due.description)), ("amount", amount.moneyJSON),
            ("status", .string(status.rawValue)), ("claimFrom", periodStart.map { .string($0.description) }),
            ("claimUntil", periodEnd.map { .string($0.description) }), ("condition", condition.map { .string($0.rawValue) }),
            ("held", isHeld ? true : nil),
        ]
    }
}

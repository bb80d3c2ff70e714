package import Decimals
package import FoundationEssentials
package import Grants

/// A stored evaluation, with what each rule said.
package struct EvaluationRecord: Sendable {
    package var id: UUID
    package var application: UUID
    package var version: Int
    package var gate: Gate
    package var at: Instant
    package var call: String
    package var programme: String
    package var programmeVersion: Int
    package var programmeHash: String
    package var verdict: Verdict
    package var requested: Decimal128
    package var permitted: Decimal128?
    package var bindingLimit: String?
    package var currency: String
    package var receiptHash: String
    /// In the order of the programme file, without traces: those stand in the receipt.
    package var rules: [RuleResult]
}

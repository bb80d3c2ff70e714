package import Decimals
package import ExactJSON
package import FoundationEssentials
package import Grants

/// What a replay says of one application, as it is kept.
package struct ReplayCase: Sendable {
    package var application: UUID
    package var version: Int
    package var call: String
    package var owner: String
    package var ownerName: String?
    package var title: String?
    package var evaluation: UUID
    package var judgedByVersion: Int
    /// When the rules were applied, both times where the replay states no instant.
    package var evaluatedAt: Instant
    package var result: ReplayCase.Result
    package var from: Verdict
    /// nil where it can't be compared, as what else is of the other version.
    package var to: Verdict?
    package var isFlipped: Bool
    package var requested: Decimal128
    package var permittedBefore: Decimal128?
    package var permittedAfter: Decimal128?
    package var supportableBefore: Decimal128
    package var supportableAfter: Decimal128?
    /// `[{"rule", "from": {"outcome", "severity"}, "to", "decides"}]`
    package var changes: JSON
    /// `{"issues": [{"pointer", "code", "arguments"}], "count"}` or `{"error"}`; nil where it was compared.
    package var problem: JSON?

    package enum Result: String, Sendable, CaseIterable {
        case compared, doesNotFit, notEvaluable
    }

    /// What the cases are narrowed to; nil is everything. `rule` is one that came out otherwise.
    package struct Filter: Sendable, Equatable {
        package var flipped: Bool?
        package var from: Verdict?
        package var to: Verdict?
        package var rule: String?
        package var result: Result?

        package init(flipped: Bool? = nil, from: Verdict? = nil, to: Verdict? = nil, rule: String? = nil, result: Result? = nil) {
            self.flipped = flipped
            self.from = from
            self.to = to
            self.rule = rule
            self.result = result
        }
    }
}

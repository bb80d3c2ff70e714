import Decimals
package import ExactJSON

extension FinanceTable {
    /// The members of api.md section 4 that the table answers for: currency, years, amounts, shares, limits, support.
    package var members: [(String, JSON)] {
        [
            ("currency", .string(currency)),
            ("years", .array(years.map { .string("\($0)") })),
            ("amounts", .array(amounts.map(json))),
            ("shares", .array(shares.map(json))),
            ("limits", .array(limits.map(Self.json))),
            (
                "support",
                [
                    "requested": requested.moneyJSON, "permitted": permitted.map(\.moneyJSON) ?? .null,
                    "bindingLimit": bindingLimit.map(JSON.string) ?? .null, "headroom": headroom.map(\.moneyJSON) ?? .null,
                ]
            ),
        ]
    }

    private func json(_ amount: Amount) -> JSON {
        ["id": .string(amount.id), "byYear": byYear(amount.byYear.map(\.moneyJSON)), "total": amount.total.moneyJSON]
    }

    private func json(_ share: Share) -> JSON {
        [
            "id": .string(share.id), "numerator": .string(share.numerator), "base": .string(share.base),
            "byYear": byYear(share.byYear.map(Self.json)), "total": Self.json(share.total),
        ]
    }

    private func byYear(_ values: [JSON]) -> JSON {
        .object(JSONObject(zip(years, values).map { ("\($0)", $1) }))
    }

    /// A share of a base that is zero has no value: both members are null.
    private static func json(_ share: Share.Value) -> JSON {
        [
            "exact": share.exact.map { .string($0.plainText) } ?? .null,
            "displayed": share.displayed.map { .string($0.plainText) } ?? .null,
        ]
    }

    private static func json(_ limit: Limit) -> JSON {
        ["id": .string(limit.id), "amount": limit.amount.map(\.moneyJSON) ?? .null, "source": .string(limit.source)]
    }
}

import Decimals
package import ExactJSON

extension BenefitsTable {
    /// As answers and receipts have it; null what is not known.
    package var json: JSON {
        .members([
            ("years", .array(years.map { .string("\($0)") })),
            (
                "amounts",
                .array(
                    amounts.map { amount in
                        [
                            "id": .string(amount.id),
                            "byYear": .object(JSONObject(zip(years, amount.byYear).map { ("\($0)", $1?.moneyJSON ?? .null) })),
                            "total": amount.total?.moneyJSON ?? .null,
                        ]
                    })
            ),
            ("baseYear", baseYear.map { JSON($0) }),
            ("discountRate", discountRate?.json),
        ])
    }
}

import Decimals
import ExactJSON
import FEEL
import FoundationEssentials
import Grants
import Persistence

extension PayoutRow {
    var json: JSON {
        var account: JSON?
        if accountType != nil || accountNumber != nil {
            account = .members([("type", accountType.map(JSON.string)), ("number", accountNumber.map(JSON.string))])
        }
        return .members(
            [
                ("application", .string(application.text)), ("call", .string(call)), ("programme", .string(programme)),
                ("title", title.map(JSON.string)), ("organisation", .string(owner)), ("organisationName", ownerName.map(JSON.string)),
                ("currency", .string(currency)), ("account", account),
            ] + instalment.members)
    }

    static let csvHeader = [
        "application", "call", "programme", "title", "organisation", "organisationName", "number", "due", "amount", "currency", "status",
        "claimFrom", "claimUntil", "condition", "accountType", "accountNumber", "kind", "held",
    ]

    var csv: [CSV.Cell] {
        [
            .plain(application.text), .plain(call), .plain(programme), .text(title), .text(owner), .text(ownerName),
            .plain("\(instalment.number)"), .plain(instalment.due.description), .plain(instalment.amount.moneyText), .plain(currency),
            .plain(instalment.status.rawValue), .plain(instalment.periodStart?.description), .plain(instalment.periodEnd?.description),
            .plain(instalment.condition?.rawValue), .text(accountType), .text(accountNumber), .plain(instalment.kind.rawValue),
            .plain(instalment.isHeld ? "true" : "false"),
        ]
    }
}

import Grants
import Localisation

extension ReportText {
    static let held: LocalizedText = [
        .en: "Waits for a condition", .nb: "Venter på et vilkår", .nn: "Ventar på eit vilkår", .sv: "Väntar på ett villkor",
        .fi: "Odottaa ehtoa",
    ]
    static let acceptBy: LocalizedText = [
        .en: "The grant lapses unless its terms are accepted by {day}.", .nb: "Tilsagnet faller bort om vilkårene ikke er godtatt innen {day}.",
        .nn: "Tilsegna fell bort om vilkåra ikkje er godtekne innan {day}.",
        .sv: "Stödet förfaller om villkoren inte har godtagits senast {day}.",
        .fi: "Myöntö raukeaa, ellei ehtoja hyväksytä viimeistään {day}.",
    ]

    static func kind(_ kind: String) -> LocalizedText {
        switch Instalment.Kind(rawValue: kind) {
        case .advance: [.en: "advance", .nb: "forskudd", .nn: "forskot", .sv: "förskott", .fi: "ennakko"]
        case .retention: [.en: "retention", .nb: "holdt tilbake", .nn: "halde att", .sv: "innehållet", .fi: "pidätetty"]
        case .instalment, nil: LocalizedText(verbatim: kind)
        }
    }

    static func status(_ status: String) -> LocalizedText {
        switch Instalment.Status(rawValue: status) {
        case .planned: [.en: "planned", .nb: "planlagt", .nn: "planlagd", .sv: "planerad", .fi: "suunniteltu"]
        case .released: [.en: "released", .nb: "frigitt", .nn: "frigitt", .sv: "frigiven", .fi: "vapautettu"]
        case .paid: [.en: "paid", .nb: "utbetalt", .nn: "utbetalt", .sv: "utbetald", .fi: "maksettu"]
        case .cancelled: [.en: "cancelled", .nb: "annullert", .nn: "annullert", .sv: "annullerad", .fi: "peruttu"]
        case nil: LocalizedText(verbatim: status)
        }
    }

    /// What an instalment waits for.
    static func condition(_ condition: String) -> LocalizedText {
        switch PayoutCondition(rawValue: condition) {
        case .acceptedAgreement:
            [
                .en: "after the terms are accepted", .nb: "når vilkårene er godtatt", .nn: "når vilkåra er godtekne",
                .sv: "när villkoren har godtagits", .fi: "kun ehdot on hyväksytty",
            ]
        case .approvedPlan:
            [
                .en: "after an approved plan", .nb: "etter godkjent plan", .nn: "etter godkjend plan", .sv: "efter godkänd plan",
                .fi: "hyväksytyn suunnitelman jälkeen",
            ]
        case .approvedReport:
            [
                .en: "after an approved report", .nb: "etter godkjent rapport", .nn: "etter godkjend rapport", .sv: "efter godkänd rapport",
                .fi: "hyväksytyn raportin jälkeen",
            ]
        case .approvedClaim:
            [
                .en: "after an approved claim", .nb: "etter godkjent utbetalingsanmodning", .nn: "etter godkjend utbetalingsoppmoding",
                .sv: "efter godkänd ansökan om utbetalning", .fi: "hyväksytyn maksatushakemuksen jälkeen",
            ]
        case .approvedFinalReport:
            [
                .en: "after an approved final report", .nb: "etter godkjent sluttrapport", .nn: "etter godkjend sluttrapport",
                .sv: "efter godkänd slutrapport", .fi: "hyväksytyn loppuraportin jälkeen",
            ]
        case nil: LocalizedText(verbatim: condition)
        }
    }
}

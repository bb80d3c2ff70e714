import FEEL
import Localisation

extension Phrases {
    static func relation(_ relation: Finding.Relation) -> (holds: LocalizedText, fails: LocalizedText) {
        switch relation {
        case .contains:
            (
                [
                    .nb: "{a} inneholder {b}", .nn: "{a} inneheld {b}", .sv: "{a} innehåller {b}",
                    .fi: "{a} sisältää tekstin {b}", .en: "{a} contains {b}",
                ],
                [
                    .nb: "{a} inneholder ikke {b}", .nn: "{a} inneheld ikkje {b}", .sv: "{a} innehåller inte {b}",
                    .fi: "{a} ei sisällä tekstiä {b}", .en: "{a} does not contain {b}",
                ]
            )
        case .startsWith:
            (
                [
                    .nb: "{a} begynner med {b}", .nn: "{a} byrjar med {b}", .sv: "{a} börjar med {b}",
                    .fi: "{a} alkaa tekstillä {b}", .en: "{a} starts with {b}",
                ],
                [
                    .nb: "{a} begynner ikke med {b}", .nn: "{a} byrjar ikkje med {b}", .sv: "{a} börjar inte med {b}",
                    .fi: "{a} ei ala tekstillä {b}", .en: "{a} does not start with {b}",
                ]
            )
        case .endsWith:
            (
                [
                    .nb: "{a} slutter med {b}", .nn: "{a} sluttar med {b}", .sv: "{a} slutar med {b}",
                    .fi: "{a} päättyy tekstiin {b}", .en: "{a} ends with {b}",
                ],
                [
                    .nb: "{a} slutter ikke med {b}", .nn: "{a} sluttar ikkje med {b}", .sv: "{a} slutar inte med {b}",
                    .fi: "{a} ei pääty tekstiin {b}", .en: "{a} does not end with {b}",
                ]
            )
        case .matches:
            (
                [
                    .nb: "{a} passer med mønsteret {b}", .nn: "{a} passar med mønsteret {b}",
                    .sv: "{a} stämmer med mönstret {b}", .fi: "{a} vastaa mallia {b}", .en: "{a} matches the pattern {b}",
                ],
                [
                    .nb: "{a} passer ikke med mønsteret {b}", .nn: "{a} passar ikkje med mønsteret {b}",
                    .sv: "{a} stämmer inte med mönstret {b}", .fi: "{a} ei vastaa mallia {b}",
                    .en: "{a} does not match the pattern {b}",
                ]
            )
        case .includes:
            (
                [
                    .nb: "{a} inneholder {b}", .nn: "{a} inneheld {b}", .sv: "{a} innehåller {b}",
                    .fi: "{a} sisältää arvon {b}", .en: "{a} includes {b}",
                ],
                [
                    .nb: "{a} inneholder ikke {b}", .nn: "{a} inneheld ikkje {b}", .sv: "{a} innehåller inte {b}",
                    .fi: "{a} ei sisällä arvoa {b}", .en: "{a} does not include {b}",
                ]
            )
        case .before:
            (
                [
                    .nb: "{a} er før {b}", .nn: "{a} er før {b}", .sv: "{a} är före {b}", .fi: "{a} edeltää arvoa {b}",
                    .en: "{a} is before {b}",
                ],
                [
                    .nb: "{a} er ikke før {b}", .nn: "{a} er ikkje før {b}", .sv: "{a} är inte före {b}",
                    .fi: "{a} ei edellä arvoa {b}", .en: "{a} is not before {b}",
                ]
            )
        case .after:
            (
                [
                    .nb: "{a} er etter {b}", .nn: "{a} er etter {b}", .sv: "{a} är efter {b}", .fi: "{a} seuraa arvoa {b}",
                    .en: "{a} is after {b}",
                ],
                [
                    .nb: "{a} er ikke etter {b}", .nn: "{a} er ikkje etter {b}", .sv: "{a} är inte efter {b}",
                    .fi: "{a} ei seuraa arvoa {b}", .en: "{a} is not after {b}",
                ]
            )
        }
    }

    /// What more and less are called, by what is compared.
    enum Comparative {
        case amount, moment, length, text

        init(of value: Value) {
            switch value {
            case .date, .time, .dateTime: self = .moment
            case .yearsMonthsDuration, .daysTimeDuration: self = .length
            case .string: self = .text
            default: self = .amount
            }
        }

        func word(isUpward: Bool) -> LocalizedText {
            switch (self, isUpward) {
            case (.amount, true): [.nb: "mer", .nn: "meir", .sv: "mer", .fi: "enemmän", .en: "more"]
            case (.amount, false): [.nb: "mindre", .nn: "mindre", .sv: "mindre", .fi: "vähemmän", .en: "less"]
            case (.moment, true): [.nb: "senere", .nn: "seinare", .sv: "senare", .fi: "myöhemmin", .en: "later"]
            case (.moment, false): [.nb: "tidligere", .nn: "tidlegare", .sv: "tidigare", .fi: "aikaisemmin", .en: "earlier"]
            case (.length, true): [.nb: "lengre", .nn: "lengre", .sv: "längre", .fi: "pidempi", .en: "longer"]
            case (.length, false): [.nb: "kortere", .nn: "kortare", .sv: "kortare", .fi: "lyhyempi", .en: "shorter"]
            case (.text, true):
                [
                    .nb: "senere i alfabetet", .nn: "seinare i alfabetet", .sv: "senare i alfabetet",
                    .fi: "aakkosissa myöhemmin", .en: "later in the alphabet",
                ]
            case (.text, false):
                [
                    .nb: "tidligere i alfabetet", .nn: "tidlegare i alfabetet", .sv: "tidigare i alfabetet",
                    .fi: "aakkosissa aikaisemmin", .en: "earlier in the alphabet",
                ]
            }
        }
    }
}

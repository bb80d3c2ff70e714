import FEEL
import Localisation

/// The single words that values are written with.
enum Words {
    struct Unit {
        let one: LocalizedText
        let many: LocalizedText

        func text(_ count: UInt128, in language: Language) -> String { (count == 1 ? one : many).text(in: language) }
    }

    static let yes: LocalizedText = [.nb: "ja", .nn: "ja", .sv: "ja", .fi: "kyllä", .en: "yes"]
    static let no: LocalizedText = [.nb: "nei", .nn: "nei", .sv: "nej", .fi: "ei", .en: "no"]
    static let minus: LocalizedText = [.nb: "minus", .nn: "minus", .sv: "minus", .fi: "miinus", .en: "minus"]

    static let years = Unit(
        one: [.nb: "år", .nn: "år", .sv: "år", .fi: "vuosi", .en: "year"],
        many: [.nb: "år", .nn: "år", .sv: "år", .fi: "vuotta", .en: "years"])
    static let months = Unit(
        one: [.nb: "måned", .nn: "månad", .sv: "månad", .fi: "kuukausi", .en: "month"],
        many: [.nb: "måneder", .nn: "månader", .sv: "månader", .fi: "kuukautta", .en: "months"])
    static let days = Unit(
        one: [.nb: "dag", .nn: "dag", .sv: "dag", .fi: "päivä", .en: "day"],
        many: [.nb: "dager", .nn: "dagar", .sv: "dagar", .fi: "päivää", .en: "days"])
    static let hours = Unit(
        one: [.nb: "time", .nn: "time", .sv: "timme", .fi: "tunti", .en: "hour"],
        many: [.nb: "timer", .nn: "timar", .sv: "timmar", .fi: "tuntia", .en: "hours"])
    static let minutes = Unit(
        one: [.nb: "minutt", .nn: "minutt", .sv: "minut", .fi: "minuutti", .en: "minute"],
        many: [.nb: "minutter", .nn: "minutt", .sv: "minuter", .fi: "minuuttia", .en: "minutes"])
    static let seconds = Unit(
        one: [.nb: "sekund", .nn: "sekund", .sv: "sekund", .fi: "sekunti", .en: "second"],
        many: [.nb: "sekunder", .nn: "sekund", .sv: "sekunder", .fi: "sekuntia", .en: "seconds"])

    /// What a person calls values of the type.
    static func type(_ type: FEELType) -> LocalizedText {
        switch type {
        case .any: [.nb: "verdi", .nn: "verdi", .sv: "värde", .fi: "arvo", .en: "value"]
        case .null: [.nb: "tom", .nn: "tom", .sv: "tom", .fi: "tyhjä", .en: "empty"]
        case .boolean: [.nb: "ja eller nei", .nn: "ja eller nei", .sv: "ja eller nej", .fi: "kyllä tai ei", .en: "yes or no"]
        case .number: [.nb: "tall", .nn: "tal", .sv: "tal", .fi: "luku", .en: "number"]
        case .string: [.nb: "tekst", .nn: "tekst", .sv: "text", .fi: "teksti", .en: "text"]
        case .date: [.nb: "dato", .nn: "dato", .sv: "datum", .fi: "päivämäärä", .en: "date"]
        case .time: [.nb: "klokkeslett", .nn: "klokkeslett", .sv: "klockslag", .fi: "kellonaika", .en: "time of day"]
        case .dateTime:
            [
                .nb: "dato med klokkeslett", .nn: "dato med klokkeslett", .sv: "datum med klockslag",
                .fi: "päivämäärä ja kellonaika", .en: "date with time of day",
            ]
        case .yearsMonthsDuration:
            [.nb: "år og måneder", .nn: "år og månader", .sv: "år och månader", .fi: "vuodet ja kuukaudet", .en: "years and months"]
        case .daysTimeDuration:
            [.nb: "dager og tid", .nn: "dagar og tid", .sv: "dagar och tid", .fi: "päivät ja aika", .en: "days and time"]
        case .list: [.nb: "liste", .nn: "liste", .sv: "lista", .fi: "luettelo", .en: "list"]
        case .context: [.nb: "opplysninger", .nn: "opplysningar", .sv: "uppgifter", .fi: "tiedot", .en: "record"]
        case .range: [.nb: "intervall", .nn: "intervall", .sv: "intervall", .fi: "väli", .en: "range"]
        case .function: [.nb: "funksjon", .nn: "funksjon", .sv: "funktion", .fi: "funktio", .en: "function"]
        }
    }
}

package import Localisation

extension FieldIssue.Code {
    /// The sentence of the code in every language; names in braces are the issue's arguments.
    package var text: LocalizedText {
        switch self {
        case .unknownMember:
            Self.texts(
                en: "The member {name} is not known here.", nb: "Feltet {name} er ikke kjent her.", nn: "Feltet {name} er ikkje kjent her.",
                sv: "Fältet {name} är inte känt här.", fi: "Kenttää {name} ei tunneta tässä.")
        case .wrongType:
            Self.texts(
                en: "Expected {expected}, found {found}.", nb: "Ventet {expected}, fant {found}.", nn: "Venta {expected}, fann {found}.",
                sv: "Väntade {expected}, fann {found}.", fi: "Odotettiin {expected}, löytyi {found}.")
        case .required:
            Self.texts(
                en: "This must be filled in before submission.", nb: "Dette må fylles ut før innsending.", nn: "Dette må fyllast ut før innsending.",
                sv: "Detta måste fyllas i före inlämning.", fi: "Tämä on täytettävä ennen lähettämistä.")
        case .invalidAmount:
            Self.texts(
                en: "{value} is not an amount: write digits with a decimal point, such as 1234.50.",
                nb: "{value} er ikke et beløp: skriv sifre med desimalpunktum, som 1234.50.",
                nn: "{value} er ikkje eit beløp: skriv siffer med desimalpunktum, som 1234.50.",
                sv: "{value} är inget belopp: skriv siffror med decimalpunkt, som 1234.50.",
                fi: "{value} ei ole rahamäärä: kirjoita numerot ja desimaalipiste, kuten 1234.50.")
        case .negativeAmount:
            Self.texts(
                en: "{value} is below zero; an amount here is zero or more.", nb: "{value} er under null; et beløp her er null eller mer.",
                nn: "{value} er under null; eit beløp her er null eller meir.", sv: "{value} är under noll; ett belopp här är noll eller mer.",
                fi: "{value} on alle nollan; rahamäärä on tässä nolla tai enemmän.")
        case .amountTooLarge:
            Self.texts(
                en: "{value} is larger than {maximum}, the largest amount that can be stated.",
                nb: "{value} er større enn {maximum}, det største beløpet som kan oppgis.",
                nn: "{value} er større enn {maximum}, det største beløpet som kan opplysast.",
                sv: "{value} är större än {maximum}, det största belopp som kan anges.",
                fi: "{value} on suurempi kuin {maximum}, suurin mahdollinen rahamäärä.")
        case .amountTooPrecise:
            Self.texts(
                en: "{value} has more than {digits} decimals.", nb: "{value} har mer enn {digits} desimaler.",
                nn: "{value} har meir enn {digits} desimalar.",
                sv: "{value} har mer än {digits} decimaler.", fi: "Luvussa {value} on yli {digits} desimaalia.")
        case .invalidDate:
            Self.texts(
                en: "{value} is not a date such as 2020-01-31.", nb: "{value} er ikke en dato som 2020-01-31.",
                nn: "{value} er ikkje ein dato som 2020-01-31.",
                sv: "{value} är inget datum som 2020-01-31.", fi: "{value} ei ole päivämäärä, kuten 2020-01-31.")
        case .invalidYear:
            Self.texts(
                en: "{value} is not a calendar year from {first} to {last}.", nb: "{value} er ikke et kalenderår fra {first} til {last}.",
                nn: "{value} er ikkje eit kalenderår frå {first} til {last}.", sv: "{value} är inget kalenderår från {first} till {last}.",
                fi: "{value} ei ole kalenterivuosi väliltä {first}–{last}.")
        case .invalidChoice:
            Self.texts(
                en: "{value} is none of {choices}.", nb: "{value} er ingen av {choices}.", nn: "{value} er ingen av {choices}.",
                sv: "{value} är inget av {choices}.", fi: "{value} ei ole mikään näistä: {choices}.")
        case .tooLong:
            Self.texts(
                en: "The text is longer than {maximum} characters.", nb: "Teksten er lengre enn {maximum} tegn.",
                nn: "Teksten er lengre enn {maximum} teikn.",
                sv: "Texten är längre än {maximum} tecken.", fi: "Teksti on pidempi kuin {maximum} merkkiä.")
        case .tooMany:
            Self.texts(
                en: "There are more than {maximum} of these.", nb: "Det er mer enn {maximum} av disse.", nn: "Det er meir enn {maximum} av desse.",
                sv: "Det är fler än {maximum} av dessa.", fi: "Näitä on enemmän kuin {maximum}.")
        case .unknownCall:
            Self.texts(
                en: "There is no call {value}.", nb: "Utlysningen {value} finnes ikke.", nn: "Utlysinga {value} finst ikkje.",
                sv: "Utlysningen {value} finns inte.", fi: "Hakua {value} ei ole.")
        case .unknownCategory:
            Self.texts(
                en: "{value} is none of the programme's cost categories: {choices}.",
                nb: "{value} er ingen av ordningens kostnadskategorier: {choices}.",
                nn: "{value} er ingen av kostnadskategoriane i ordninga: {choices}.",
                sv: "{value} är ingen av programmets kostnadskategorier: {choices}.",
                fi: "{value} ei ole ohjelman kustannuslaji: {choices}.")
        case .unknownQuestion:
            Self.texts(
                en: "The programme has no question {value}.", nb: "Ordningen har ikke spørsmålet {value}.",
                nn: "Ordninga har ikkje spørsmålet {value}.",
                sv: "Programmet har ingen fråga {value}.", fi: "Ohjelmassa ei ole kysymystä {value}.")
        case .invalidOrganisationNumber:
            Self.texts(
                en: "This is not a valid organisation number.", nb: "Dette er ikke et gyldig organisasjonsnummer.",
                nn: "Dette er ikkje eit gyldig organisasjonsnummer.", sv: "Detta är inte ett giltigt organisationsnummer.",
                fi: "Tämä ei ole kelvollinen organisaationumero.")
        case .invalidAccountNumber:
            Self.texts(
                en: "This is not a valid account number.", nb: "Dette er ikke et gyldig kontonummer.",
                nn: "Dette er ikkje eit gyldig kontonummer.", sv: "Detta är inte ett giltigt kontonummer.",
                fi: "Tämä ei ole kelvollinen tilinumero.")
        case .notOwnOrganisation:
            Self.texts(
                en: "The application must name your own organisation, {own}, as applicant.",
                nb: "Søknaden må ha din egen organisasjon, {own}, som søker.",
                nn: "Søknaden må ha din eigen organisasjon, {own}, som søkjar.", sv: "Ansökan måste ha din egen organisation, {own}, som sökande.",
                fi: "Hakijana on oltava oma organisaatiosi, {own}.")
        case .endBeforeStart:
            Self.texts(
                en: "The end {end} is before the start {start}.", nb: "Slutten {end} er før starten {start}.",
                nn: "Slutten {end} er før starten {start}.",
                sv: "Slutet {end} är före starten {start}.", fi: "Loppu {end} on ennen alkua {start}.")
        case .periodTooLong:
            Self.texts(
                en: "The project lasts from {start} to {end}: it may touch {maximum} calendar years at most.",
                nb: "Prosjektet varer fra {start} til {end}: det kan strekke seg over høyst {maximum} kalenderår.",
                nn: "Prosjektet varer frå {start} til {end}: det kan strekkje seg over høgst {maximum} kalenderår.",
                sv: "Projektet pågår från {start} till {end}: det får beröra högst {maximum} kalenderår.",
                fi: "Hanke kestää {start}–{end}: se saa ulottua enintään {maximum} kalenterivuodelle.")
        case .duplicateIdentifier:
            Self.texts(
                en: "{value} occurs more than once.", nb: "{value} forekommer mer enn én gang.", nn: "{value} finst meir enn éin gong.",
                sv: "{value} förekommer mer än en gång.", fi: "{value} esiintyy useammin kuin kerran.")
        case .unknownParent:
            Self.texts(
                en: "There is no activity {value}.", nb: "Aktiviteten {value} finnes ikke.", nn: "Aktiviteten {value} finst ikkje.",
                sv: "Aktiviteten {value} finns inte.", fi: "Toimintoa {value} ei ole.")
        case .cyclicParent:
            Self.texts(
                en: "The activity {value} is above itself.", nb: "Aktiviteten {value} står over seg selv.",
                nn: "Aktiviteten {value} står over seg sjølv.",
                sv: "Aktiviteten {value} står över sig själv.", fi: "Toiminto {value} on itsensä yläpuolella.")
        case .readOnly:
            Self.texts(
                en: "{name} is set by the server and can't be changed.", nb: "{name} settes av tjeneren og kan ikke endres.",
                nn: "{name} blir sett av tenaren og kan ikkje endrast.", sv: "{name} sätts av servern och kan inte ändras.",
                fi: "Palvelin asettaa kentän {name}; sitä ei voi muuttaa.")
        case .sectorMissing:
            Self.texts(
                en: "Say whether the co-financier is public or private.", nb: "Oppgi om medfinansiøren er offentlig eller privat.",
                nn: "Opplys om medfinansiøren er offentleg eller privat.", sv: "Ange om medfinansiären är offentlig eller privat.",
                fi: "Kerro, onko osarahoittaja julkinen vai yksityinen.")
        case .amountAboveRequested:
            Self.texts(
                en: "{value} is more than the requested {requested}.", nb: "{value} er mer enn omsøkte {requested}.",
                nn: "{value} er meir enn omsøkte {requested}.",
                sv: "{value} är mer än sökta {requested}.", fi: "{value} on enemmän kuin haettu {requested}.")
        case .ruleFailed:
            Self.texts(
                en: "The rule {rule} does not hold.", nb: "Regelen {rule} er ikke oppfylt.", nn: "Regelen {rule} er ikkje oppfylt.",
                sv: "Regeln {rule} är inte uppfylld.", fi: "Sääntö {rule} ei täyty.")
        case .invalidCharacter:
            Self.texts(
                en: "The text holds a character that can't be stored (U+0000).", nb: "Teksten har et tegn som ikke kan lagres (U+0000).",
                nn: "Teksten har eit teikn som ikkje kan lagrast (U+0000).", sv: "Texten har ett tecken som inte kan lagras (U+0000).",
                fi: "Tekstissä on merkki, jota ei voi tallentaa (U+0000).")
        case .unknownPreviousApplication:
            Self.texts(
                en: "The applicant has no earlier application {value} in this programme.",
                nb: "Søkeren har ingen tidligere søknad {value} i denne ordningen.",
                nn: "Søkjaren har ingen tidlegare søknad {value} i denne ordninga.",
                sv: "Sökanden har ingen tidigare ansökan {value} i detta program.",
                fi: "Hakijalla ei ole tässä ohjelmassa aiempaa hakemusta {value}.")
        case .previousApplicationNotRejected:
            Self.texts(
                en: "The earlier application {value} was not rejected: its status is {status}.",
                nb: "Den tidligere søknaden {value} er ikke avslått: den har status {status}.",
                nn: "Den tidlegare søknaden {value} er ikkje avslått: han har status {status}.",
                sv: "Den tidigare ansökan {value} har inte avslagits: dess status är {status}.",
                fi: "Aiempaa hakemusta {value} ei ole hylätty: sen tila on {status}.")
        }
    }

    private static func texts(en: String, nb: String, nn: String, sv: String, fi: String) -> LocalizedText {
        [.en: en, .nb: nb, .nn: nn, .sv: sv, .fi: fi]
    }
}

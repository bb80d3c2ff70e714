import HTTPConventions
import HTTPTypes
import Localisation

/// The kinds of problem that this domain adds to the catalogue of HTTP.
extension ProblemType {
    static let domain: [ProblemType] = [
        .callNotOpen, .callMissing, .notADraft, .notSubmitted, .alreadyDecided, .envelopeExceeded, .samePerson, .personRequired, .notEvaluable,
        .evaluationTooLarge, .noEvaluation, .noDecision, .noPayoutSchedule, .replayRunning, .replayOver,
        .sameAuthor, .versionTaken, .versionPublished, .notPublishable,
    ]

    static let callNotOpen = ProblemType(
        "call-not-open", .conflict,
        title: [
            .nb: "Utlysningen er ikke åpnet ennå", .nn: "Utlysinga er ikkje opna enno", .sv: "Utlysningen har inte öppnat än",
            .fi: "Haku ei ole vielä alkanut", .en: "The call has not opened yet",
        ])
    static let callMissing = ProblemType(
        "call-missing", .conflict,
        title: [
            .nb: "Utkastet nevner ingen utlysning", .nn: "Utkastet nemner inga utlysing", .sv: "Utkastet anger ingen utlysning",
            .fi: "Luonnoksessa ei ole hakua", .en: "The draft names no call",
        ])
    static let notADraft = ProblemType(
        "not-a-draft", .conflict,
        title: [
            .nb: "Søknaden er ikke lenger et utkast", .nn: "Søknaden er ikkje lenger eit utkast", .sv: "Ansökan är inte längre ett utkast",
            .fi: "Hakemus ei ole enää luonnos", .en: "The application is no longer a draft",
        ])
    static let notSubmitted = ProblemType(
        "not-submitted", .conflict,
        title: [
            .nb: "Søknaden er ikke sendt inn", .nn: "Søknaden er ikkje send inn", .sv: "Ansökan är inte inlämnad",
            .fi: "Hakemusta ei ole jätetty", .en: "The application has not been submitted",
        ])
    static let alreadyDecided = ProblemType(
        "already-decided", .conflict,
        title: [
            .nb: "Søknaden er allerede avgjort", .nn: "Søknaden er allereie avgjord", .sv: "Ansökan är redan avgjord",
            .fi: "Hakemus on jo ratkaistu", .en: "The application has been decided already",
        ])
    static let envelopeExceeded = ProblemType(
        "envelope-exceeded", .conflict,
        title: [
            .nb: "Tilsagnet overstiger det som er igjen av rammen", .nn: "Tilseiinga er høgare enn det som er att av ramma",
            .sv: "Beslutet överskrider det som är kvar av utlysningens ram", .fi: "Myöntö ylittää haun jäljellä olevan määrärahan",
            .en: "The grant exceeds what is left of the call's envelope",
        ])
    static let samePerson = ProblemType(
        "same-person", .forbidden,
        title: [
            .nb: "Avgjørelsen må tas av en annen enn den som registrerte søknaden",
            .nn: "Avgjerda må takast av ein annan enn den som registrerte søknaden",
            .sv: "Beslutet måste fattas av någon annan än den som registrerade ansökan",
            .fi: "Päätöksen tekee joku muu kuin hakemuksen kirjannut henkilö",
            .en: "The decision must be made by someone else than whoever registered the application",
        ])
    static let sameAuthor = ProblemType(
        "same-author", .forbidden,
        title: [
            .nb: "Versjonen må publiseres av en annen enn dem som har skrevet den",
            .nn: "Versjonen må publiserast av ein annan enn dei som har skrive han",
            .sv: "Versionen måste publiceras av någon annan än dem som har skrivit den",
            .fi: "Version julkaisee joku muu kuin sen kirjoittajat", .en: "The version must be published by someone else than those who wrote it",
        ])
    static let versionTaken = ProblemType(
        "version-taken", .conflict,
        title: [
            .nb: "Versjonsnummeret er ikke ledig", .nn: "Versjonsnummeret er ikkje ledig", .sv: "Versionsnumret är inte ledigt",
            .fi: "Versionumero ei ole vapaa", .en: "The version number is not free",
        ])
    static let versionPublished = ProblemType(
        "version-published", .conflict,
        title: [
            .nb: "Versjonen er publisert og endres aldri", .nn: "Versjonen er publisert og blir aldri endra",
            .sv: "Versionen är publicerad och ändras aldrig", .fi: "Versio on julkaistu eikä muutu enää",
            .en: "The version is published and never changes",
        ])
    static let notPublishable = ProblemType(
        "not-publishable", .unprocessableContent,
        title: [
            .nb: "Utkastet har feil eller tester som ikke går", .nn: "Utkastet har feil eller testar som ikkje går",
            .sv: "Utkastet har fel eller test som inte går igenom", .fi: "Luonnoksessa on virheitä tai testejä, jotka eivät mene läpi",
            .en: "The draft has mistakes or failing tests",
        ])
    static let personRequired = ProblemType(
        "person-required", .forbidden,
        title: [
            .nb: "Tokenet må navngi personen som handler", .nn: "Tokenet må namngi personen som handlar",
            .sv: "Åtkomsttoken måste ange vilken person som handlar", .fi: "Tunnisteessa on oltava toimiva henkilö",
            .en: "The token must name the person who acts",
        ])
    static let notEvaluable = ProblemType(
        "not-evaluable", .unprocessableContent,
        title: [
            .nb: "Ordningen har ingen regler som dekker dette", .nn: "Ordninga har ingen reglar som dekkjer dette",
            .sv: "Programmet har inga regler som täcker detta", .fi: "Ohjelmassa ei ole tähän soveltuvia sääntöjä",
            .en: "The programme has no figures that cover this",
        ])
    static let evaluationTooLarge = ProblemType(
        "evaluation-too-large", .unprocessableContent,
        title: [
            .nb: "Vurderingen nådde en grense for hva den kan kreve", .nn: "Vurderinga nådde ei grense for kva ho kan krevje",
            .sv: "Prövningen nådde en gräns för vad den får kräva", .fi: "Arviointi saavutti sille asetetun rajan",
            .en: "The evaluation reached a limit on what it may take",
        ])
    static let noEvaluation = ProblemType(
        "no-evaluation", .notFound,
        title: [
            .nb: "Søknaden er ikke vurdert ennå", .nn: "Søknaden er ikkje vurdert enno", .sv: "Ansökan har inte prövats än",
            .fi: "Hakemusta ei ole vielä arvioitu", .en: "The application has not been evaluated yet",
        ])
    static let noDecision = ProblemType(
        "no-decision", .notFound,
        title: [
            .nb: "Søknaden er ikke avgjort ennå", .nn: "Søknaden er ikkje avgjord enno", .sv: "Ansökan är inte avgjord än",
            .fi: "Hakemusta ei ole vielä ratkaistu", .en: "The application has not been decided yet",
        ])
    static let noPayoutSchedule = ProblemType(
        "no-payout-schedule", .notFound,
        title: [
            .nb: "Søknaden har ingen utbetalingsplan", .nn: "Søknaden har ingen utbetalingsplan", .sv: "Ansökan har ingen utbetalningsplan",
            .fi: "Hakemuksella ei ole maksuaikataulua", .en: "The application has no payout schedule",
        ])
    static let replayRunning = ProblemType(
        "replay-running", .conflict,
        title: [
            .nb: "En annen gjennomkjøring er i gang", .nn: "Ei anna gjennomkøyring er i gang", .sv: "En annan omprövning pågår",
            .fi: "Toinen ajo on käynnissä", .en: "Another replay is running",
        ])
    static let replayOver = ProblemType(
        "replay-over", .conflict,
        title: [
            .nb: "Gjennomkjøringen er over", .nn: "Gjennomkøyringa er over", .sv: "Omprövningen är slut", .fi: "Ajo on päättynyt",
            .en: "The replay is over",
        ])
}

internal import ExactJSON
internal import Localisation

/// Why a token is refused. The English text goes into `WWW-Authenticate` too, so it is plain ASCII without quotes.
enum TokenFault {
    case authorizationHeader, tooLong, malformed, criticalExtensions, notAnAccessToken
    case unknownIssuer, algorithm, missingKeyID, unknownKey, signature
    case missingExpiry, expired, notYetValid, issuedInFuture, audience
    case notANumber(claim: String)
    case noOrganisation(JSONPointer), invalidOrganisation(JSONPointer), severalOrganisations

    var text: LocalizedText {
        switch self {
        case .authorizationHeader:
            [
                .nb: "Authorization må være ett Bearer-token", .nn: "Authorization må vere eitt Bearer-token",
                .sv: "Authorization måste vara en Bearer-token",
                .fi: "Authorization-kentässä on oltava yksi Bearer-tunniste", .en: "Authorization must be one Bearer token",
            ]
        case .tooLong:
            [
                .nb: "tokenet er for langt", .nn: "tokenet er for langt", .sv: "token är för lång", .fi: "tunniste on liian pitkä",
                .en: "the token is too long",
            ]
        case .malformed:
            [
                .nb: "tokenet er feil utformet", .nn: "tokenet er feil utforma", .sv: "token är felaktigt utformad",
                .fi: "tunniste on virheellisesti muodostettu", .en: "the token is malformed",
            ]
        case .criticalExtensions:
            [
                .nb: "tokenets hode har kritiske utvidelser", .nn: "hovudet i tokenet har kritiske utvidingar",
                .sv: "tokens huvud har kritiska tillägg",
                .fi: "tunnisteen otsakkeessa on kriittisiä laajennuksia", .en: "the header has critical extensions",
            ]
        case .notAnAccessToken:
            [
                .nb: "tokenet er ikke et tilgangstoken", .nn: "tokenet er ikkje eit tilgangstoken", .sv: "token är ingen åtkomsttoken",
                .fi: "tunniste ei ole käyttöoikeustunniste", .en: "the token is not an access token",
            ]
        case .unknownIssuer:
            [
                .nb: "utstederen er ukjent", .nn: "utferdaren er ukjend", .sv: "utfärdaren är okänd", .fi: "myöntäjää ei tunneta",
                .en: "the issuer is unknown",
            ]
        case .algorithm:
            [
                .nb: "algoritmen godtas ikke fra denne utstederen", .nn: "algoritmen blir ikkje godteken frå denne utferdaren",
                .sv: "algoritmen godtas inte från denna utfärdare", .fi: "algoritmia ei hyväksytä tältä myöntäjältä",
                .en: "the algorithm is not accepted from this issuer",
            ]
        case .missingKeyID:
            [
                .nb: "tokenets hode mangler kid", .nn: "hovudet i tokenet manglar kid", .sv: "tokens huvud saknar kid",
                .fi: "tunnisteen otsakkeesta puuttuu kid", .en: "the header has no kid",
            ]
        case .unknownKey:
            [.nb: "nøkkelen er ukjent", .nn: "nøkkelen er ukjend", .sv: "nyckeln är okänd", .fi: "avainta ei tunneta", .en: "the key is unknown"]
        case .signature:
            [
                .nb: "signaturen er ugyldig", .nn: "signaturen er ugyldig", .sv: "signaturen är ogiltig", .fi: "allekirjoitus on virheellinen",
                .en: "the signature is invalid",
            ]
        case .missingExpiry:
            [.nb: "exp mangler", .nn: "exp manglar", .sv: "exp saknas", .fi: "exp puuttuu", .en: "the claim exp is missing"]
        case .expired:
            [
                .nb: "tokenet er utløpt", .nn: "tokenet har gått ut", .sv: "token har gått ut", .fi: "tunniste on vanhentunut",
                .en: "the token has expired",
            ]
        case .notYetValid:
            [
                .nb: "tokenet er ikke gyldig ennå", .nn: "tokenet er ikkje gyldig enno", .sv: "token är inte giltig ännu",
                .fi: "tunniste ei ole vielä voimassa", .en: "the token is not valid yet",
            ]
        case .issuedInFuture:
            [
                .nb: "tokenet er utstedt i framtiden", .nn: "tokenet er utferda i framtida", .sv: "token är utfärdad i framtiden",
                .fi: "tunniste on myönnetty tulevaisuudessa", .en: "the token was issued in the future",
            ]
        case .audience:
            [
                .nb: "tokenet er ment for en annen mottaker", .nn: "tokenet er meint for ein annan mottakar",
                .sv: "token är avsedd för en annan mottagare",
                .fi: "tunniste on tarkoitettu toiselle vastaanottajalle", .en: "the token is meant for another audience",
            ]
        case .notANumber(let claim):
            [
                .nb: "\(claim) er ikke et tall", .nn: "\(claim) er ikkje eit tal", .sv: "\(claim) är inget tal", .fi: "\(claim) ei ole luku",
                .en: "the claim \(claim) is not a number",
            ]
        case .noOrganisation(let claim):
            [
                .nb: "\(claim) nevner ingen organisasjon", .nn: "\(claim) nemner ingen organisasjon", .sv: "\(claim) anger ingen organisation",
                .fi: "\(claim) ei nimeä organisaatiota", .en: "the claim \(claim) names no organisation",
            ]
        case .invalidOrganisation(let claim):
            [
                .nb: "\(claim) er ingen ISO 6523-identifikator", .nn: "\(claim) er ingen ISO 6523-identifikator",
                .sv: "\(claim) är ingen ISO 6523-identifierare", .fi: "\(claim) ei ole ISO 6523 -tunniste",
                .en: "the claim \(claim) is not an ISO 6523 identifier",
            ]
        case .severalOrganisations:
            [
                .nb: "systemuser_org nevner flere organisasjoner", .nn: "systemuser_org nemner fleire organisasjonar",
                .sv: "systemuser_org anger flera organisationer", .fi: "systemuser_org nimeää useita organisaatioita",
                .en: "several organisations are named by systemuser_org",
            ]
        }
    }
}

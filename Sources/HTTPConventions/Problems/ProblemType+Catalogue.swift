internal import HTTPTypes
package import Hummingbird
internal import Localisation

extension ProblemType {
    package static let malformedJSON = Self(
        "malformed-json", .badRequest,
        title: [
            .nb: "Innholdet er ikke gyldig JSON", .nn: "Innhaldet er ikkje gyldig JSON", .sv: "Innehållet är inte giltig JSON",
            .fi: "Sisältö ei ole kelvollista JSONia", .en: "The content is not valid JSON",
        ])
    package static let malformedRequest = Self(
        "malformed-request", .badRequest,
        title: [
            .nb: "Forespørselen er feil utformet", .nn: "Førespurnaden er feil utforma", .sv: "Begäran är felaktigt utformad",
            .fi: "Pyyntö on virheellisesti muodostettu", .en: "The request is malformed",
        ])
    package static let invalidHeader = Self(
        "invalid-header", .badRequest,
        title: [
            .nb: "Et hodefelt er ugyldig", .nn: "Eit hovudfelt er ugyldig", .sv: "Ett rubrikfält är ogiltigt",
            .fi: "Otsakekenttä on virheellinen", .en: "A header field is invalid",
        ])
    package static let missingIdempotencyKey = Self(
        "missing-idempotency-key", .badRequest,
        title: [
            .nb: "Hodefeltet Idempotency-Key mangler", .nn: "Hovudfeltet Idempotency-Key manglar", .sv: "Rubrikfältet Idempotency-Key saknas",
            .fi: "Otsakekenttä Idempotency-Key puuttuu", .en: "The Idempotency-Key header is missing",
        ])
    package static let unauthorised = Self(
        "unauthorised", .unauthorized,
        title: [
            .nb: "Du må være innlogget med et gyldig token", .nn: "Du må vere innlogga med eit gyldig token",
            .sv: "En giltig åtkomsttoken krävs", .fi: "Kelvollinen käyttöoikeustunniste vaaditaan", .en: "A valid access token is required",
        ])
    package static let insufficientScope = Self(
        "insufficient-scope", .forbidden,
        title: [
            .nb: "Tokenet mangler nødvendig tilgang", .nn: "Tokenet manglar naudsynt tilgang", .sv: "Åtkomsttoken saknar nödvändig behörighet",
            .fi: "Tunnisteelta puuttuu tarvittava oikeus", .en: "The token lacks the required scope",
        ])
    package static let forbidden = Self(
        "forbidden", .forbidden,
        title: [
            .nb: "Handlingen er ikke tillatt", .nn: "Handlinga er ikkje tillaten", .sv: "Åtgärden är inte tillåten",
            .fi: "Toiminto ei ole sallittu", .en: "The action is not allowed",
        ])
    package static let notFound = Self(
        "not-found", .notFound,
        title: [
            .nb: "Fant ikke ressursen", .nn: "Fann ikkje ressursen", .sv: "Resursen hittades inte", .fi: "Resurssia ei löytynyt", .en: "Not found",
        ])
    package static let methodNotAllowed = Self(
        "method-not-allowed", .methodNotAllowed,
        title: [
            .nb: "Metoden er ikke tillatt her", .nn: "Metoden er ikkje tillaten her", .sv: "Metoden är inte tillåten här",
            .fi: "Menetelmä ei ole sallittu tässä", .en: "The method is not allowed here",
        ])
    package static let notAcceptable = Self(
        "not-acceptable", .notAcceptable,
        title: [
            .nb: "Ingen av de ønskede formatene finnes", .nn: "Ingen av dei ønskte formata finst", .sv: "Inget av de begärda formaten finns",
            .fi: "Mikään pyydetyistä muodoista ei ole saatavilla", .en: "None of the accepted formats is available",
        ])
    package static let conflict = Self(
        "conflict", .conflict,
        title: [
            .nb: "Forespørselen er i strid med ressursens tilstand", .nn: "Førespurnaden er i strid med tilstanden til ressursen",
            .sv: "Begäran strider mot resursens tillstånd", .fi: "Pyyntö on ristiriidassa resurssin tilan kanssa",
            .en: "The request conflicts with the resource's state",
        ])
    package static let callClosed = Self(
        "call-closed", .conflict,
        title: [
            .nb: "Utlysningen er stengt", .nn: "Utlysinga er stengd", .sv: "Utlysningen är stängd", .fi: "Haku on suljettu",
            .en: "The call is closed",
        ])
    package static let idempotencyInProgress = Self(
        "idempotency-in-progress", .conflict,
        title: [
            .nb: "En forespørsel med samme nøkkel behandles fortsatt", .nn: "Ein førespurnad med same nøkkel er framleis under handsaming",
            .sv: "En begäran med samma nyckel behandlas fortfarande", .fi: "Samalla avaimella tehtyä pyyntöä käsitellään vielä",
            .en: "A request with the same key is still running",
        ])
    package static let preconditionFailed = Self(
        "precondition-failed", .preconditionFailed,
        title: [
            .nb: "Ressursen er endret siden du hentet den", .nn: "Ressursen er endra sidan du henta han",
            .sv: "Resursen har ändrats sedan du hämtade den", .fi: "Resurssi on muuttunut sen hakemisen jälkeen",
            .en: "The resource has changed since you read it",
        ])
    package static let contentTooLarge = Self(
        "content-too-large", .contentTooLarge,
        title: [
            .nb: "Innholdet er for stort", .nn: "Innhaldet er for stort", .sv: "Innehållet är för stort", .fi: "Sisältö on liian suuri",
            .en: "The content is too large",
        ])
    package static let unsupportedMediaType = Self(
        "unsupported-media-type", .unsupportedMediaType,
        title: [
            .nb: "Medietypen støttes ikke", .nn: "Medietypen er ikkje støtta", .sv: "Medietypen stöds inte",
            .fi: "Mediatyyppiä ei tueta", .en: "The media type is not supported",
        ])
    package static let unprocessable = Self(
        "unprocessable", .unprocessableContent,
        title: [
            .nb: "Innholdet er ugyldig", .nn: "Innhaldet er ugyldig", .sv: "Innehållet är ogiltigt", .fi: "Sisältö on virheellinen",
            .en: "The content is invalid",
        ])
    package static let idempotencyKeyReused = Self(
        "idempotency-key-reused", .unprocessableContent,
        title: [
            .nb: "Nøkkelen er brukt til en annen forespørsel", .nn: "Nøkkelen er brukt til ein annan førespurnad",
            .sv: "Nyckeln har använts för en annan begäran", .fi: "Avainta on käytetty toiseen pyyntöön",
            .en: "The key was used for another request",
        ])
    package static let preconditionRequired = Self(
        "precondition-required", .preconditionRequired,
        title: [
            .nb: "Hodefeltet If-Match mangler", .nn: "Hovudfeltet If-Match manglar", .sv: "Rubrikfältet If-Match saknas",
            .fi: "Otsakekenttä If-Match puuttuu", .en: "The If-Match header is missing",
        ])
    package static let tooManyRequests = Self(
        "too-many-requests", .tooManyRequests,
        title: [
            .nb: "For mange forespørsler", .nn: "For mange førespurnader", .sv: "För många förfrågningar", .fi: "Liian monta pyyntöä",
            .en: "Too many requests",
        ])
    package static let internalError = Self(
        "internal-error", .internalServerError,
        title: [
            .nb: "Noe gikk galt hos oss", .nn: "Noko gjekk gale hos oss", .sv: "Något gick fel hos oss", .fi: "Palvelussa tapahtui virhe",
            .en: "Something went wrong on our side",
        ])
    package static let unavailable = Self(
        "unavailable", .serviceUnavailable,
        title: [
            .nb: "Tjenesten er midlertidig utilgjengelig", .nn: "Tenesta er mellombels utilgjengeleg", .sv: "Tjänsten är tillfälligt otillgänglig",
            .fi: "Palvelu on tilapäisesti poissa käytöstä", .en: "The service is temporarily unavailable",
        ])
    package static let timeout = Self(
        "timeout", .serviceUnavailable,
        title: [
            .nb: "Forespørselen tok for lang tid", .nn: "Førespurnaden tok for lang tid", .sv: "Begäran tog för lång tid",
            .fi: "Pyynnön käsittely kesti liian kauan", .en: "The request took too long",
        ])

    /// Every type of this catalogue, in order of status.
    package static let catalogue: [ProblemType] = [
        malformedJSON, malformedRequest, invalidHeader, missingIdempotencyKey, unauthorised, insufficientScope, forbidden, notFound,
        methodNotAllowed, notAcceptable, conflict, callClosed, idempotencyInProgress, preconditionFailed, contentTooLarge, unsupportedMediaType,
        unprocessable, idempotencyKeyReused, preconditionRequired, tooManyRequests, internalError, unavailable, timeout,
    ]

    /// The type for a status that came without one, as from the framework or a bare status answer.
    package init(status: HTTPResponse.Status) {
        switch status.code {
        case 401: self = .unauthorised
        case 403: self = .forbidden
        case 404: self = .notFound
        case 405: self = .methodNotAllowed
        case 406: self = .notAcceptable
        case 409: self = .conflict
        case 412: self = .preconditionFailed
        case 413: self = .contentTooLarge
        case 415: self = .unsupportedMediaType
        case 422: self = .unprocessable
        case 428: self = .preconditionRequired
        case 429: self = .tooManyRequests
        case 503: self = .unavailable
        case 400..<500: self = .malformedRequest
        default: self = .internalError
        }
    }
}

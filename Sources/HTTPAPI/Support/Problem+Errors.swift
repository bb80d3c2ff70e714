package import Casework
import Decimals
import Grants
package import HTTPConventions
import HTTPTypes
import Localisation
import Persistence
import Postgres

extension Problem {
    /// What an error of the layers below means to a client; nil for what is a fault of the server.
    package init?(translating error: any Error) {
        switch error {
        case let error as CaseworkError: self.init(refusal: error)
        case let error as PostgresError where Self.passing.contains(error.code): self.init(.unavailable, headers: [.retryAfter: "1"])
        default: return nil
        }
    }

    /// Errors that are gone when the request is sent again.
    private static let passing: Set<PostgresError.Code> = [
        .acquireTimeout, .connectionFailed, .connectionLost, .responseTimeout, .cancelled, .poolClosed, .commitOutcomeUnknown,
        .adminShutdown, .crashShutdown, .cannotConnectNow, .queryCanceled, .serializationFailure, .deadlockDetected, .lockNotAvailable,
    ]

    package init(refusal error: CaseworkError) {
        switch error {
        case .notFound: self.init(.notFound)
        case .forbidden(let scope): self.init(lacking: scope)
        case .stale(let current):
            self.init(.preconditionFailed, headers: ETag(current).map { [.eTag: $0.headerValue] } ?? [:])
        case .wrongStatus(let status, let allowed): self.init(status: status, allowed: allowed)
        case .callNotYetOpen(let opens, let at): self.init(.callNotOpen, detail: .opens(opens, at: at))
        case .callClosed(let closes, let at): self.init(.callClosed, detail: .closed(closes, at: at))
        case .invalid(let issues): self = .unprocessable(issues)
        case .envelopeExceeded(let left, let currency): self.init(.envelopeExceeded, detail: .left(left, currency))
        case .sameOfficer: self.init(.samePerson)
        case .sameAuthor: self.init(.sameAuthor)
        case .versionTaken(_, let next): self.init(.versionTaken, detail: .nextVersion(next))
        case .versionPublished(_, let next): self.init(.versionPublished, detail: .nextVersion(next))
        case .notPublishable(let check): self.init(.notPublishable, errors: check.problemErrors)
        case .replayRunning: self.init(.replayRunning)
        case .replayOver(let status): self.init(.replayOver, detail: .over(status))
        case .personRequired: self.init(.personRequired, detail: .needsPerson)
        case .noDecision: self.init(.noDecision)
        case .noEvaluation: self.init(.noEvaluation)
        case .notEvaluable(let reason): self.init(.notEvaluable, detail: LocalizedText(verbatim: reason))
        case .evaluationTooLarge(let reason): self.init(.evaluationTooLarge, detail: LocalizedText(verbatim: reason))
        case .unknownOrganisation(let organisation): self.init(.forbidden, detail: .noOrganisation(organisation))
        case .invalidCursor: self = .unprocessable([ProblemError(parameter: "cursor", code: "invalid-value", detail: .invalidCursor)])
        case .idempotencyKeyReused: self.init(.idempotencyKeyReused)
        case .idempotencyInProgress: self.init(.idempotencyInProgress, headers: [.retryAfter: "1"])
        }
    }

    private init(lacking scope: Principal.Scope) {
        self.init(
            .insufficientScope, detail: .requires(scope.rawValue),
            headers: [.wwwAuthenticate: #"Bearer realm="medfin", error="insufficient_scope", scope="\#(scope.rawValue)""#])
    }

    private init(status: ApplicationStatus, allowed: [ApplicationStatus]) {
        let detail = LocalizedText.status(status, allowed: allowed)
        switch (status, allowed) {
        case (_, [.draft]): self.init(.notADraft, detail: detail)
        case (.draft, _): self.init(.notSubmitted, detail: detail)
        case (.granted, _), (.rejected, _): self.init(.alreadyDecided, detail: detail)
        default: self.init(.conflict, detail: detail)
        }
    }
}

extension LocalizedText {
    fileprivate static func requires(_ scope: String) -> LocalizedText {
        [
            .nb: "Dette krever \(scope).", .nn: "Dette krev \(scope).", .sv: "Detta kräver \(scope).", .fi: "Tämä vaatii oikeuden \(scope).",
            .en: "This requires \(scope).",
        ]
    }

    fileprivate static func status(_ status: ApplicationStatus, allowed: [ApplicationStatus]) -> LocalizedText {
        let choices = allowed.map(\.rawValue).joined(separator: ", ")
        return [
            .nb: "Søknaden er \(status.rawValue); dette kan gjøres med: \(choices).",
            .nn: "Søknaden er \(status.rawValue); dette kan gjerast med: \(choices).",
            .sv: "Ansökan är \(status.rawValue); detta kan göras med: \(choices).",
            .fi: "Hakemuksen tila on \(status.rawValue); tämä on mahdollista tiloissa: \(choices).",
            .en: "The application is \(status.rawValue); this can be done to: \(choices).",
        ]
    }

    fileprivate static func opens(_ opens: Instant, at: Instant) -> LocalizedText {
        [
            .nb: "Den åpner \(opens); klokka er \(at).", .nn: "Ho opnar \(opens); klokka er \(at).", .sv: "Den öppnar \(opens); klockan är \(at).",
            .fi: "Se alkaa \(opens); kello on \(at).", .en: "It opens at \(opens); it is \(at).",
        ]
    }

    fileprivate static func closed(_ closes: Instant, at: Instant) -> LocalizedText {
        [
            .nb: "Den stengte \(closes); søknaden kom \(at).", .nn: "Ho stengde \(closes); søknaden kom \(at).",
            .sv: "Den stängde \(closes); ansökan kom \(at).", .fi: "Se päättyi \(closes); hakemus saapui \(at).",
            .en: "It closed at \(closes); the application came at \(at).",
        ]
    }

    fileprivate static func left(_ amount: Decimal128, _ currency: String) -> LocalizedText {
        let left = "\(amount.moneyText) \(currency)"
        return [
            .nb: "Det er \(left) igjen.", .nn: "Det er \(left) att.", .sv: "Det är \(left) kvar.", .fi: "Jäljellä on \(left).",
            .en: "There is \(left) left.",
        ]
    }

    fileprivate static func noOrganisation(_ organisation: String) -> LocalizedText {
        [
            .nb: "Tokenets organisasjon \(organisation) er ikke et gyldig organisasjonsnummer.",
            .nn: "Organisasjonen \(organisation) i tokenet er ikkje eit gyldig organisasjonsnummer.",
            .sv: "Tokenets organisation \(organisation) är inte ett giltigt organisationsnummer.",
            .fi: "Tunnisteen organisaatio \(organisation) ei ole kelvollinen organisaationumero.",
            .en: "The token's organisation \(organisation) is not a valid organisation number.",
        ]
    }

    fileprivate static func nextVersion(_ version: Int) -> LocalizedText {
        [
            .nb: "Neste ledige nummer er \(version).", .nn: "Neste ledige nummer er \(version).", .sv: "Nästa lediga nummer är \(version).",
            .fi: "Seuraava vapaa numero on \(version).", .en: "The next free number is \(version).",
        ]
    }

    fileprivate static func over(_ status: ReplayStatus) -> LocalizedText {
        [
            .nb: "Gjennomkjøringen er \(status.rawValue).", .nn: "Gjennomkøyringa er \(status.rawValue).",
            .sv: "Omprövningen är \(status.rawValue).", .fi: "Ajon tila on \(status.rawValue).", .en: "The replay is \(status.rawValue).",
        ]
    }

    fileprivate static let needsPerson: LocalizedText = [
        .nb: "Dette krever et token som sier hvem som handler, ikke bare for hvilken organisasjon.",
        .nn: "Dette krev eit token som seier kven som handlar, ikkje berre for kva organisasjon.",
        .sv: "Detta kräver en token som säger vem som handlar, inte bara för vilken organisation.",
        .fi: "Tämä vaatii tunnisteen, joka kertoo organisaation lisäksi toimivan henkilön.",
        .en: "This needs a token that says who acts, not only for which organisation.",
    ]

    fileprivate static let invalidCursor: LocalizedText = [
        .nb: "Verdien må være en uendret «next» fra denne listen.", .nn: "Verdien må vere ein uendra «next» frå denne lista.",
        .sv: "Värdet måste vara ett oförändrat ”next” från denna lista.", .fi: "Arvon on oltava tämän luettelon muuttamaton ”next”.",
        .en: "The value must be an unchanged \"next\" of this list.",
    ]
}

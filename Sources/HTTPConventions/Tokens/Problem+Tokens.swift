internal import HTTPTypes
internal import Hummingbird
internal import Localisation

/// The refusals of RFC 6750, section 3.
extension Problem {
    static let missingToken = Problem(.unauthorised, headers: [.wwwAuthenticate: #"Bearer realm="medfin""#])

    static func invalidToken(_ fault: TokenFault) -> Problem {
        let description = fault.text.text(in: .en)
        return Problem(
            .unauthorised, detail: fault.text,
            headers: [.wwwAuthenticate: #"Bearer realm="medfin", error="invalid_token", error_description="\#(description)""#])
    }

    static func insufficientScope(_ scope: String) -> Problem {
        Problem(
            .insufficientScope,
            detail: [
                .nb: "Dette krever \(scope).", .nn: "Dette krev \(scope).", .sv: "Detta kräver \(scope).", .fi: "Tämä vaatii oikeuden \(scope).",
                .en: "This requires \(scope).",
            ],
            headers: [.wwwAuthenticate: #"Bearer realm="medfin", error="insufficient_scope", scope="\#(scope)""#])
    }
}

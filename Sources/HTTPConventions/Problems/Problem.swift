internal import ExactJSON
internal import HTTPTypes
package import Hummingbird
package import Localisation

/// An answer of 400 or above as RFC 9457 problem details; throw it anywhere below the router.
///
/// Nothing in it may come from a database or the machine: what a client may not see belongs in the log.
package struct Problem: Error, Sendable, Hashable {
    package var type: ProblemType
    /// What happened this time, if there is more to say than the title.
    package var detail: LocalizedText?
    /// All that is wrong, in the order of the request; for 422.
    package var errors: [ProblemError]
    package var headers: HTTPFields

    package init(_ type: ProblemType, detail: LocalizedText? = nil, errors: [ProblemError] = [], headers: HTTPFields = [:]) {
        self.type = type
        self.detail = detail
        self.errors = errors
        self.headers = headers
    }

    /// 422 with all errors found.
    package static func unprocessable(_ errors: [ProblemError]) -> Problem {
        Problem(.unprocessable, errors: errors)
    }
}

extension Problem {
    package static let mediaType = "application/problem+json"

    /// The members of the body in the reader's language.
    func body(instance: String, language: Language) -> JSON {
        var members: [(String, JSON)] = [
            ("type", .string(type.uri)),
            ("title", .string(type.title.text(in: language))),
            ("status", JSON(type.status.code)),
            ("code", .string(type.code)),
            ("instance", .string(instance)),
        ]
        if let detail { members.append(("detail", .string(detail.text(in: language)))) }
        if !errors.isEmpty { members.append(("errors", .array(errors.map { $0.body(language: language) }))) }
        return .object(JSONObject(members))
    }

    func response(instance: String, language: Language) -> Response {
        var headers = headers
        headers[.contentType] = Self.mediaType
        headers[.contentLanguage] = language.rawValue
        headers[.cacheControl] = "no-store"
        let body = ByteBuffer(string: body(instance: instance, language: language).text())
        return Response(status: type.status, headers: headers, body: .init(byteBuffer: body))
    }
}

extension ProblemError {
    fileprivate func body(language: Language) -> JSON {
        var members: [(String, JSON)] = [("pointer", .string(pointer.description))]
        if let parameter { members.append(("parameter", .string(parameter))) }
        members.append(("code", .string(code)))
        members.append(("detail", .string(detail.text(in: language))))
        return .object(JSONObject(members))
    }
}

extension Problem: HTTPResponseError {
    package var status: HTTPResponse.Status { type.status }

    package func response(from request: Request, context: some RequestContext) -> Response {
        let language = (context as? APIRequestContext)?.language ?? Language(acceptLanguage: request.headers[.acceptLanguage])
        return response(instance: request.uri.path, language: language)
    }
}

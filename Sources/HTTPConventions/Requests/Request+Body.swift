package import ExactJSON
internal import HTTPTypes
package import Hummingbird
internal import Localisation
internal import NIOCore

extension Request {
    /// The JSON body: 415 for another content type, 413 beyond `context.maxUploadSize`, 400 with line and column for malformed JSON or a
    /// member named twice, 422 unless the top level is an object.
    ///
    /// A PATCH is `application/merge-patch+json`, everything else `application/json`.
    package func jsonObject(context: APIRequestContext) async throws -> JSONObject {
        let bytes = try await bytes(of: method == .patch ? .mergePatch : .json, context: context)
        let value: JSON
        do throws(JSONParseError) {
            value = try JSON(parsing: Array(bytes.readableBytesView))
        } catch {
            throw Problem(.malformedJSON, detail: Self.detail(error))
        }
        guard let object = value.objectValue else {
            throw Problem.unprocessable([
                ProblemError(
                    pointer: .root, code: "not-an-object",
                    detail: [
                        .nb: "Innholdet må være et JSON-objekt.", .nn: "Innhaldet må vere eit JSON-objekt.",
                        .sv: "Innehållet måste vara ett JSON-objekt.", .fi: "Sisällön on oltava JSON-objekti.",
                        .en: "The content must be a JSON object.",
                    ])
            ])
        }
        return object
    }

    /// The whole body, which must be of that type, in UTF-8 if it names a charset: else 415; 413 beyond `context.maxUploadSize`;
    /// 400 for one that breaks off.
    package func bytes(of type: ContentType, context: APIRequestContext) async throws -> ByteBuffer {
        try requireContentType(among: [type])
        guard headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else {
            throw Problem(.unsupportedMediaType, headers: [.acceptEncoding: "identity"])
        }
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > context.maxUploadSize {
            throw Problem.contentTooLarge(limit: context.maxUploadSize)
        }
        do {
            // The length is only what the caller says, and chunked bodies do not say it.
            return try await body.collect(upTo: context.maxUploadSize)
        } catch is NIOTooManyBytesError {
            throw Problem.contentTooLarge(limit: context.maxUploadSize)
        } catch let error where !(error is CancellationError) {
            // The caller broke off, or its chunks are no HTTP; no fault of the server.
            throw Problem(.malformedRequest)
        }
    }

    /// The body's type, which must be one of these, in UTF-8 if it names a charset: else 415.
    @discardableResult
    package func requireContentType(among types: [ContentType]) throws(Problem) -> ContentType {
        let lines = headers[values: .contentType]
        if lines.count == 1, let given = MediaRange(parsing: lines[0]), given.parameter("charset").map({ $0.lowercased() == "utf-8" }) ?? true,
            let type = types.first(where: { given.specificity(for: $0) == 3 })
        {
            return type
        }
        var headers: HTTPFields = [:]
        if types.contains(.mergePatch) { headers[.acceptPatch] = ContentType.mergePatch.name }
        let names = types.map(\.name).joined(separator: ", ")
        throw Problem(
            .unsupportedMediaType,
            detail: [
                .nb: "Her trengs \(names).", .nn: "Her trengst \(names).", .sv: "Här krävs \(names).",
                .fi: "Tässä vaaditaan \(names).", .en: "This takes \(names).",
            ], headers: headers)
    }

    private static func detail(_ error: JSONParseError) -> LocalizedText {
        [
            .nb: "Linje \(error.line), kolonne \(error.column): \(error.message).",
            .nn: "Linje \(error.line), kolonne \(error.column): \(error.message).",
            .sv: "Rad \(error.line), kolumn \(error.column): \(error.message).",
            .fi: "Rivi \(error.line), sarake \(error.column): \(error.message).",
            .en: "Line \(error.line), column \(error.column): \(error.message).",
        ]
    }
}

extension Problem {
    fileprivate static func contentTooLarge(limit: Int) -> Problem {
        Problem(
            .contentTooLarge,
            detail: [
                .nb: "Grensen er \(limit) byte.", .nn: "Grensa er \(limit) byte.", .sv: "Gränsen är \(limit) byte.",
                .fi: "Raja on \(limit) tavua.", .en: "The limit is \(limit) bytes.",
            ])
    }
}

extension Response {
    /// An answer with a JSON object as its body.
    package static func json(
        _ object: JSONObject, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = ContentType.json.name
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: JSON.object(object).bytes())))
    }
}

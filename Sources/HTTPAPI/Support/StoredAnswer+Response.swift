import Casework
import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import NIOCore
import Persistence

extension StoredAnswer {
    /// A JSON answer to a request that is done once, as it is kept for repetitions.
    init(_ status: HTTPResponse.Status, _ object: JSONObject, headers: HTTPFields) {
        var headers = headers
        headers[.contentType] = ContentType.json.name
        self.init(
            status: status.code, headers: headers.map { Header(name: $0.name.rawName, value: $0.value) },
            body: JSON.object(object).bytes())
    }
}

extension Response {
    /// The answer, whether given for the first time or again.
    init(_ outcome: IdempotentOutcome) {
        var headers: HTTPFields = [:]
        for header in outcome.answer.headers {
            if let name = HTTPField.Name(header.name) { headers[name] = header.value }
        }
        if outcome.isReplayed { headers[.idempotencyReplayed] = "true" }
        self.init(
            status: .init(code: outcome.answer.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: outcome.answer.body)))
    }
}

extension Casework.IdempotencyKey {
    /// The request's key; 400 where it is absent or malformed. Method, path and body are what it was used for; the precondition is not, so
    /// that whoever has lost the answer may send the present tag.
    init(_ request: Request, body: JSONObject) throws(Problem) {
        let key = try request.requireIdempotencyKey()
        self.init(key.value, fingerprint: RequestFingerprint(request, body: .object(body)).hex)
    }
}

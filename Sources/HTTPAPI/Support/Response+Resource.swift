import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import Localisation
import NIOCore

extension Response {
    static func bytes(_ bytes: [UInt8], type: ContentType) -> Response {
        Response(status: .ok, headers: [.contentType: type.name], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// 304 where the caller has this version, else the answer with its tag.
    static func tagged(_ tag: ETag, for request: Request, _ answer: () throws -> Response) throws -> Response {
        try request.isNotModified(tag) ? .notModified(tag) : answer().tagged(tag)
    }

    /// A resource whose tag is that of its bytes; 304 where the caller has it.
    static func resource(_ object: JSONObject, for request: Request) throws -> Response {
        let bytes = JSON.object(object).bytes()
        return try tagged(ETag(hashing: bytes), for: request) { .bytes(bytes, type: .json) }
    }

    /// The answer as one whose texts follow `Accept-Language`.
    func localised(for context: APIRequestContext) -> Response {
        var response = self
        response.headers = .localised(context.language, adding: headers)
        return response
    }
}

extension HTTPFields {
    /// The fields of an answer whose texts follow `Accept-Language`.
    static func localised(_ language: Language, adding fields: HTTPFields) -> HTTPFields {
        var fields = fields
        fields[.contentLanguage] = language.rawValue
        fields[.vary] = (fields[.vary].map { "\($0), " } ?? "") + "Accept-Language"
        return fields
    }
}

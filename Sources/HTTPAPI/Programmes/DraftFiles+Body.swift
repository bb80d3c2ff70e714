import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird
import Localisation

extension DraftFiles {
    /// The largest body that is read, in bytes: a file and its models, with as much for the escapes of JSON.
    private static let maximumBodyBytes = 2 * (ProgrammeFile.maximumBytes + ProgrammeFile.maximumModelBytes)

    /// The body of a request: `{"file", "models": [{"name", "text"}]}`, or the file alone as `application/yaml`, which leaves a draft's
    /// models as they are. Also gives the body as JSON, for the request's fingerprint. 415, 400 and 422 as for every body.
    static func reading(
        _ request: Request, _ context: APIRequestContext, for principal: Principal
    ) async throws -> (files: DraftFiles, body: JSONObject) {
        var context = context
        // Who may not write one anyway needs no more room than others.
        if principal.has(.admin) { context.maxUploadSize = max(context.maxUploadSize, maximumBodyBytes) }
        if try request.requireContentType(among: [.json, .yaml]) == .yaml {
            let bytes = try await request.bytes(of: .yaml, context: context)
            guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else {
                throw Problem(.malformedRequest, detail: .notUTF8)
            }
            return (DraftFiles(text), ["file": .string(text)])
        }
        let object = try await request.jsonObject(context: context)
        var body = BodyReader(object, members: ["file", "models"])
        let text = body.text("file", required: true, maximumLength: ProgrammeFile.maximumBytes)
        let list = body.value("models")?.arrayValue
        if let models = body.value("models"), list == nil {
            body.fail("models", .wrongType, ["expected": "array", "found": models.kind.rawValue])
        }
        var issues = body.issues
        let models = (list ?? []).enumerated().map { index, element in
            let place = JSONPointer("models").appending(index)
            guard let object = element.objectValue else {
                issues.append(FieldIssue(place, .wrongType, ["expected": "object", "found": element.kind.rawValue]))
                return DecisionModelFile(name: "", text: "")
            }
            var model = BodyReader(object, members: ["name", "text"])
            let file = DecisionModelFile(
                name: model.text("name", required: true) ?? "",
                text: model.text("text", required: true, maximumLength: ProgrammeFile.maximumModelBytes) ?? "")
            issues += model.issues.map { FieldIssue(place.appending($0.pointer), $0.code, $0.arguments, text: $0.text) }
            return file
        }
        guard let text, issues.isEmpty else { throw Problem.unprocessable(issues) }
        return (DraftFiles(text, models: models), object)
    }
}

extension LocalizedText {
    fileprivate static let notUTF8: LocalizedText = [
        .nb: "Filen er ikke UTF-8.", .nn: "Fila er ikkje UTF-8.", .sv: "Filen är inte UTF-8.", .fi: "Tiedosto ei ole UTF-8-muodossa.",
        .en: "The file is not UTF-8.",
    ]
}

import ExactJSON
package import Grants
import Localisation

/// What is sent for a draft of a programme version; it may have mistakes.
package struct DraftFiles: Sendable {
    package var text: String
    /// The DMN models that the file names; nil keeps those that the draft has.
    package var models: [DecisionModelFile]?

    package init(_ text: String, models: [DecisionModelFile]? = nil) {
        self.text = text
        self.models = models
    }

    /// Models of a draft at most, as of a programme file.
    private static let maximumModels = 20
    private static let maximumNameLength = 255

    private static let needsName: LocalizedText = [
        .nb: "Modellen må ha et navn.", .nn: "Modellen må ha eit namn.", .sv: "Modellen måste ha ett namn.",
        .fi: "Mallilla on oltava nimi.", .en: "A model needs a name.",
    ]

    /// Throws `.invalid` with what can't be stored; pointers are into `{"file", "models": [{"name", "text"}]}`.
    func requireStorable() throws(CaseworkError) {
        var issues: [FieldIssue] = []
        func check(_ text: String, _ pointer: JSONPointer, maximum: Int) {
            if text.utf8.contains(0) { issues.append(FieldIssue(pointer, .invalidCharacter)) }
            if text.utf8.count > maximum { issues.append(FieldIssue(pointer, .tooLong, ["maximum": "\(maximum)"])) }
        }
        check(text, JSONPointer("file"), maximum: ProgrammeFile.maximumBytes)
        let models = models ?? []
        if models.count > Self.maximumModels {
            issues.append(FieldIssue(JSONPointer("models"), .tooMany, ["maximum": "\(Self.maximumModels)"]))
        }
        var names: Set<String> = []
        for (index, model) in models.prefix(Self.maximumModels).enumerated() {
            let place = JSONPointer("models").appending(index)
            check(model.name, place.appending("name"), maximum: Self.maximumNameLength)
            check(model.text, place.appending("text"), maximum: ProgrammeFile.maximumModelBytes)
            if model.name.isEmpty { issues.append(FieldIssue(place.appending("name"), .required, text: Self.needsName)) }
            if !names.insert(model.name).inserted {
                issues.append(FieldIssue(place.appending("name"), .duplicateIdentifier, ["value": model.name]))
            }
        }
        guard issues.isEmpty else { throw .invalid(issues) }
    }
}

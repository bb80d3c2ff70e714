import DMN
import FEEL

extension ProgrammeReader {
    /// Models of a programme file at most.
    static let maximumModels = 20

    /// The DMN models that the file names, those compiled that decisions are taken from.
    func decisionModels(_ file: FileMapping) -> (files: [Programme.Model], shelf: ModelShelf) {
        var models: [Programme.Model] = []
        var nodes: [FileNode] = []
        var failed: Set<String> = []
        for node in reader.sequence(file["models"]) {
            guard let mapping = reader.mapping(node, required: ["id", "file", "sha256"]), let id = mapping.identifier() else { continue }
            guard let model = modelFile(mapping) else {
                failed.insert(id)
                continue
            }
            if models.contains(where: { $0.id == id || $0.file.name == model.name }) {
                reader.report(node, "the model \(id) occurs more than once")
                failed.insert(id)
                continue
            }
            models.append(Programme.Model(id: id, file: model))
            nodes.append(node)
        }
        let bytes = models.reduce(0) { $0 + $1.file.text.utf8.count }
        if bytes > ModelShelf.maximumBytes {
            reader.report(file["models"], "the models have \(bytes) bytes together, at most \(ModelShelf.maximumBytes) are read")
            return (models, ModelShelf([], at: [], failed: failed.union(models.map(\.id)), wanted: [], analysing: false, reader: reader))
        }
        let decisions = (file["decisions"]?.elements ?? []) + (file["rules"]?.elements ?? []).compactMap { $0["require"] }
        let wanted = Set(decisions.compactMap { $0["model"]?.text })
        let shelf = ModelShelf(models, at: nodes, failed: failed, wanted: wanted, analysing: analysisLimits != nil, reader: reader)
        return (models, shelf)
    }

    /// The file with the name and the hash that are asked for; a hash that differs is told the file's own.
    private func modelFile(_ mapping: FileMapping) -> DecisionModelFile? {
        guard let name = mapping.text("file"), let hash = mapping.text("sha256") else { return nil }
        if let model = modelFiles.first(where: { $0.hash == hash && $0.name == name }) { return model }
        if let other = modelFiles.first(where: { $0.name == name }) {
            reader.report(mapping["sha256"], "\(name) is another version: its sha256 is \(other.hash)")
        } else {
            let near = reader.suggestion(name, among: modelFiles.map(\.name))
            reader.report(mapping["file"], "there is no model \(name)\(near)")
        }
        return nil
    }

    /// A decision of one of the models, with a formula for each input that it needs.
    func decision(_ mapping: FileMapping, models: ModelShelf) -> ModelDecision? {
        guard let model = mapping.text("model"), let name = mapping.text("decision") else { return nil }
        guard let compiled = models.compiled[model] else {
            guard !models.failed.contains(model) else { return nil }
            let near = reader.suggestion(model, among: models.compiled.keys.sorted())
            reader.report(mapping["model"], "\(model) is none of the file's models\(near)")
            return nil
        }
        guard let decision = compiled.decision(name) else {
            let near = reader.suggestion(name, among: compiled.decisions.map(\.name))
            reader.report(mapping["decision"], "the model \(model) has no decision \(name)\(near)")
            return nil
        }
        var inputs: [(name: String, formula: Formula)] = []
        for pair in reader.pairs(mapping["inputs"]) {
            guard let input = decision.inputs.first(where: { $0.name == pair.name }) else {
                let known = decision.inputs.map(\.name)
                let near = reader.suggestion(pair.name, among: known)
                reader.report(pair.key, "\(name) needs no input \(pair.name)\(near) (it needs: \(known.joined(separator: ", ")))")
                continue
            }
            if let formula = formula(pair.value, input.type) { inputs.append((pair.name, formula)) }
        }
        let missing = decision.inputs.map(\.name).filter { name in !reader.pairs(mapping["inputs"]).contains { $0.name == name } }
        if !missing.isEmpty { reader.report(mapping.node, "\(name) needs \(missing.joined(separator: ", ")) too") }
        return ModelDecision(
            model: model, decision: name, inputs: inputs, type: decision.type, source: mapping["source"] == nil ? nil : source(mapping),
            compiled: compiled)
    }
}

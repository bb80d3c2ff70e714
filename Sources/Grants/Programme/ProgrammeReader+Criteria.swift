import Decimals
import FEEL

extension ProgrammeReader {
    func criteria(_ file: FileMapping, questions: [String]) -> [Criterion] {
        var criteria: [Criterion] = []
        for node in reader.sequence(file["criteria"]) {
            guard let criterion = criterion(node, questions: questions) else { continue }
            if criteria.contains(where: { $0.id == criterion.id }) { reader.report(node, "the criterion \(criterion.id) occurs more than once") }
            criteria.append(criterion)
        }
        return criteria
    }

    private func criterion(_ node: FileNode, questions: [String]) -> Criterion? {
        let optional = ["help", "weight", "threshold", "questions", "score", "source", "assumption"]
        guard let mapping = reader.mapping(node, required: ["id", "label", "scale"], optional: optional) else { return nil }
        let weight = mapping.decimal("weight")
        if let weight, weight.isNegative { reader.report(mapping["weight"], "the weight must not be below zero") }
        var read: [String] = []
        var seen: Set<String> = []
        for node in reader.sequence(mapping["questions"]) {
            guard let id = reader.text(node) else { continue }
            if !questions.contains(id) {
                let near = reader.suggestion(id, among: questions)
                reader.report(node, "there is no question \(id)\(near)")
            } else if !seen.insert(id).inserted {
                reader.report(node, "the question \(id) occurs more than once")
            }
            read.append(id)
        }
        let score = formula(mapping["score"], .number)
        let threshold = mapping.decimal("threshold")
        guard let id = mapping.identifier(), let label = mapping.localized("label", in: languages), let scale = scale(mapping["scale"]),
            let attribution = attribution(mapping)
        else { return nil }
        let criterion = Criterion(
            id: id, label: label, help: mapping.localized("help", in: languages), weight: weight ?? 1, lowest: scale.lowest,
            highest: scale.highest, threshold: threshold, questions: read, score: score, attribution: attribution)
        let bounds = "the scale from \(scale.lowest) to \(scale.highest)"
        if let threshold, !criterion.isOnScale(threshold) {
            reader.report(mapping["threshold"], "the threshold \(threshold) is outside \(bounds)")
        }
        // Of what reads facts the score is known only when it is computed.
        if let score, score.compiled.inputs.isEmpty, let constant = (try? score.compiled.evaluate())?.number, !criterion.isOnScale(constant) {
            reader.report(mapping["score"], "the score \(constant) is outside \(bounds)")
        }
        return criterion
    }

    private func scale(_ node: FileNode?) -> (lowest: Decimal128, highest: Decimal128)? {
        guard let node, let scale = reader.mapping(node, required: ["lowest", "highest"]), let lowest = scale.decimal("lowest"),
            let highest = scale.decimal("highest")
        else { return nil }
        guard lowest < highest else {
            reader.report(node, "the lowest score must be below the highest")
            return nil
        }
        return (lowest, highest)
    }

    func ranking(_ file: FileMapping) -> Ranking? {
        guard let node = file["ranking"],
            let mapping = reader.mapping(node, required: ["label", "value"], optional: ["source", "assumption"])
        else { return nil }
        let value = formula(mapping["value"], .number)
        guard let label = mapping.localized("label", in: languages), let attribution = attribution(mapping), let value else { return nil }
        return Ranking(label: label, value: value, attribution: attribution)
    }

    func validity(_ file: FileMapping) -> Validity? {
        guard let node = file["valid"], let mapping = reader.mapping(node, required: [], optional: ["from", "until"]) else { return nil }
        let validity = Validity(from: mapping.date("from"), until: mapping.date("until"))
        if mapping["from"] == nil, mapping["until"] == nil { reader.report(node, "valid has from, until or both") }
        if let from = validity.from, let until = validity.until, until < from {
            reader.report(mapping["until"], "the version is valid until before it is valid from")
        }
        return validity
    }
}

import DMN

/// The DMN models that a programme file names: compiles those that decisions are taken from, each with the files it imports.
struct ModelShelf {
    private struct Entry {
        let id: String
        let node: FileNode
        let file: DecisionModelFile
        let namespace: String
        let imports: Set<String>
    }

    /// Bytes of all models together.
    static let maximumBytes = 4 << 20
    /// Mistakes, and remarks, that are told of one model.
    private static let maximumTold = 20

    private let entries: [Entry]
    /// By the models' ids.
    private(set) var compiled: [String: DecisionModel] = [:]
    /// Ids of models whose mistakes are reported where they stand.
    private(set) var failed: Set<String>

    /// `failed` are the ids of models that were not found; `wanted` of those that decisions are taken from. Without `analysing` gaps and
    /// overlaps of their tables are not looked for.
    init(
        _ models: [Programme.Model], at nodes: [FileNode], failed: Set<String>, wanted: Set<String>, analysing: Bool, reader: FileReader
    ) {
        self.failed = failed
        var mistakes: [String: [ModelError]] = [:]
        var remarks: [String: [ModelError]] = [:]
        // One for all, so that a file that several import is analysed once.
        var analysis = analysing ? AnalysisBudget() : nil
        var entries: [Entry] = []
        for (model, node) in zip(models, nodes) {
            do throws(ModelError) {
                let root = try MarkupReader.read(Array(model.file.text.utf8))
                entries.append(
                    Entry(
                        id: model.id, node: node, file: model.file, namespace: root.attribute("namespace") ?? "",
                        imports: Set(root.children("import").compactMap { $0.attribute("namespace") })))
            } catch {
                mistakes[model.file.name] = [ModelError(file: model.file.name, position: error.position, message: error.message)]
                self.failed.insert(model.id)
            }
        }
        self.entries = entries
        let hasUnread = !mistakes.isEmpty
        var used: Set<String> = []
        for entry in entries where wanted.contains(entry.id) {
            let (imported, isWhole) = imports(of: entry)
            used.formUnion(imported.map(\.id) + [entry.id])
            // What is missing is in a file that can't be read.
            if hasUnread, !isWhole {
                self.failed.insert(entry.id)
                continue
            }
            let files = imported.map { DecisionModel.File(name: $0.file.name, bytes: Array($0.file.text.utf8)) }
            do throws(ModelErrors) {
                let model = try DecisionModel(
                    xml: Array(entry.file.text.utf8), name: entry.file.name, importing: files, analysis: &analysis)
                compiled[entry.id] = model
                for remark in model.remarks { remarks[remark.file, default: []].append(remark) }
            } catch {
                self.failed.insert(entry.id)
                for mistake in error.errors where mistakes[mistake.file]?.contains(mistake) != true {
                    mistakes[mistake.file, default: []].append(mistake)
                }
            }
        }
        for (model, node) in zip(models, nodes) {
            Self.told(mistakes[model.file.name] ?? [], of: model.file).forEach { reader.report(node, $0) }
            Self.told(remarks[model.file.name] ?? [], of: model.file).forEach { reader.remark(node, $0) }
        }
        guard !hasUnread else { return }
        for entry in entries where !used.contains(entry.id) {
            reader.remark(entry.node, "no decision is taken from the model \(entry.id), so it is not checked")
        }
    }

    private static func told(_ findings: [ModelError], of file: DecisionModelFile) -> [String] {
        findings.prefix(maximumTold).map(\.description)
            + (findings.count > maximumTold ? ["\(file.name): and \(findings.count - maximumTold) more"] : [])
    }

    /// The models that one imports, directly or not, and whether all of them are there.
    private func imports(of entry: Entry) -> (models: [Entry], isWhole: Bool) {
        var namespaces = entry.imports
        var open = Array(namespaces)
        while let namespace = open.popLast() {
            for other in entries where other.namespace == namespace {
                for next in other.imports where namespaces.insert(next).inserted { open.append(next) }
            }
        }
        let models = entries.filter { $0.id != entry.id && namespaces.contains($0.namespace) }
        return (models, namespaces.isSubset(of: models.map(\.namespace) + [entry.namespace]))
    }
}

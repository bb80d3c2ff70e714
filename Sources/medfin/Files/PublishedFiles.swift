import Foundation
import Grants

/// Programme files and DMN models in which a version is looked for by its hash; they need not fit together.
struct PublishedFiles {
    enum Lookup {
        case found(Programme)
        /// A file says that it is the version, and is not.
        case changed(path: String, hash: String)
        /// Why there is none.
        case missing([String])
    }

    private var programmes: [SourceFile] = []
    private var models: [DecisionModelFile] = []
    private var unreadable: [String] = []

    /// Models lie beside the programme files.
    init(_ paths: [String]) throws(CommandFailure) {
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw CommandFailure(
                    ["\(path): there is no such file or folder"], code: OfflineVerification.Status.unverifiable.rawValue)
            }
            if isFolder.boolValue {
                programmes += files(of: path, ".yaml").compactMap { read($0) }
            } else {
                programmes += [read(path)].compactMap(\.self)
            }
            let folder = isFolder.boolValue ? path : URL(filePath: path).deletingLastPathComponent().path
            models += files(of: folder, ".dmn").compactMap { read($0) }.map { DecisionModelFile(name: $0.name, text: $0.text) }
        }
    }

    func programme(_ reference: StoredReceipt.ProgrammeReference) -> Lookup {
        if let file = programmes.first(where: { ProgrammeFile.hash(of: $0.text) == reference.hash }) {
            do throws(FileErrors) {
                return .found(try ProgrammeFile.read(file.text, models: models, analysing: false))
            } catch {
                return .missing(error.errors.map { "\(file.path):\($0)" })
            }
        }
        for file in programmes {
            guard let programme = try? ProgrammeFile.read(file.text, models: models, analysing: false),
                programme.code == reference.code, programme.version == reference.version
            else { continue }
            return .changed(path: file.path, hash: programme.hash)
        }
        return .missing(programmes.map { "\($0.path) has SHA-256 \(ProgrammeFile.hash(of: $0.text))" } + unreadable)
    }

    private mutating func read(_ path: String) -> SourceFile? {
        do throws(CommandFailure) {
            return try SourceFile(path)
        } catch {
            unreadable += error.messages
            return nil
        }
    }

    private func files(of folder: String, _ suffix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.hasSuffix(suffix) }.map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }
}

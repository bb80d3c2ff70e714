import Dispatch
import Foundation
import Grants
import Synchronization

/// The programmes and calls of two folders, read and checked against each other; or one programme file, with the models beside it.
struct ProgrammeFiles {
    /// By code, and each programme's versions in their order.
    let programmes: [Read<Programme>]
    let calls: [Read<Call>]

    /// What the files' authors should know, but may have meant, as `path:line:column: remark: message`.
    let remarks: [String]

    /// Throws every mistake of every file as `path:line:column: message`, failing test cases included. Calls may name a version that no
    /// file has where it may have been published elsewhere.
    init(programmes: URL, calls: URL?, isPublishing: Bool = false) throws(CommandFailure) {
        var mistakes: [String] = []
        var remarks: [String] = []
        var readProgrammes: [Read<Programme>] = []
        var readCalls: [Read<Call>] = []
        guard FileManager.default.fileExists(atPath: programmes.path) else {
            throw CommandFailure("\(programmes.relativePath): there is no such file or folder")
        }
        let isFile = programmes.isPlainFile
        let models = try SourceFile.all(in: isFile ? programmes.deletingLastPathComponent() : programmes, suffix: ".dmn")
            .map { DecisionModelFile(name: $0.name, text: $0.text) }
        let files = try isFile ? [SourceFile(programmes.relativePath)] : SourceFile.all(in: programmes, suffix: ".yaml")
        for (file, result) in zip(files, Self.read(files, models: models)) {
            switch result {
            case .success(let read):
                mistakes += read.mistakes
                remarks += read.remarks
                readProgrammes.append(Read(file: file, content: read.programme))
            case .failure(let error): mistakes += error.errors.map { "\(file.path):\($0)" }
            }
        }
        let callFiles = try calls.map { folder throws(CommandFailure) in try SourceFile.all(in: folder, suffix: ".yaml") } ?? []
        for file in callFiles {
            do throws(FileErrors) {
                readCalls.append(Read(file: file, content: try CallFile.read(file.text)))
            } catch {
                mistakes += error.errors.map { "\(file.path):\($0)" }
            }
        }
        if readProgrammes.isEmpty, mistakes.isEmpty { mistakes.append("\(programmes.relativePath): the folder has no programme files (*.yaml)") }
        if mistakes.isEmpty {
            let checked = isPublishing ? readCalls.filter { Self.programme(of: $0.content, in: readProgrammes.map(\.content)) != nil } : readCalls
            mistakes += Self.mistakes(in: checked, programmes: readProgrammes.map(\.content))
            mistakes += Self.doubles(readProgrammes.map { ($0.file.path, "\($0.content.code) version \($0.content.version)") })
            mistakes += Self.doubles(readCalls.map { ($0.file.path, $0.content.code) })
        }
        guard mistakes.isEmpty else { throw CommandFailure(mistakes) }
        self.programmes = readProgrammes.sorted { ($0.content.code, $0.content.version) < ($1.content.code, $1.content.version) }
        self.calls = readCalls
        self.remarks = remarks
    }

    /// The version of a programme that a call names.
    func programme(of call: Call) -> Programme? {
        Self.programme(of: call, in: programmes.map(\.content))
    }

    /// One file by itself, with the models beside it; its test cases are not run, its decision tables analysed only on demand.
    static func programme(_ file: SourceFile, analysing: Bool = false) throws(CommandFailure) -> Programme {
        let folder = URL(filePath: file.path).deletingLastPathComponent()
        let models = try SourceFile.all(in: folder, suffix: ".dmn").map { DecisionModelFile(name: $0.name, text: $0.text) }
        do throws(FileErrors) {
            return try ProgrammeFile.read(file.text, models: models, analysing: analysing)
        } catch {
            throw CommandFailure(error.errors.map { "\(file.path):\($0)" })
        }
    }

    /// The newest version of a programme.
    func newest(_ code: String) -> Programme? {
        programmes.map(\.content).filter { $0.code == code }.max { $0.version < $1.version }
    }

    var testCount: Int { programmes.reduce(0) { $0 + $1.content.tests.count } }

    private struct Reading {
        var programme: Programme
        var mistakes: [String]
        var remarks: [String]
    }

    /// Each file's programme and what its test cases find wrong, worked out on all cores.
    private static func read(_ files: [SourceFile], models: [DecisionModelFile]) -> [Result<Reading, FileErrors>] {
        let readings = Mutex<[Int: Result<Reading, FileErrors>]>([:])
        DispatchQueue.concurrentPerform(iterations: files.count) { place in
            let reading = read(files[place], models: models)
            readings.withLock { $0[place] = reading }
        }
        return readings.withLock { readings in files.indices.compactMap { readings[$0] } }
    }

    private static func read(_ file: SourceFile, models: [DecisionModelFile]) -> Result<Reading, FileErrors> {
        do throws(FileErrors) {
            let programme = try ProgrammeFile.read(file.text, models: models)
            let tests = programme.checkTests()
            let remarks = (programme.remarks + tests.remarks).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            return .success(
                Reading(
                    programme: programme, mistakes: lines(tests.failures, in: file),
                    remarks: remarks.map { "\(file.path):\($0.line):\($0.column): remark: \($0.message)" }))
        } catch {
            return .failure(error)
        }
    }

    private static func lines(_ failures: [(test: ProgrammeTest, differences: [String])], in file: SourceFile) -> [String] {
        failures.flatMap { failure in
            failure.differences.map { "\(file.path):\(failure.test.line):1: test \"\(failure.test.name)\": \($0)" }
        }
    }

    private static func mistakes(in calls: [Read<Call>], programmes: [Programme]) -> [String] {
        calls.compactMap { read in
            let call = read.content
            guard let programme = programme(of: call, in: programmes) else {
                let versions = programmes.filter { $0.code == call.programme }.map(\.version).sorted().map(String.init)
                let hint = versions.isEmpty ? "" : ", only of \(versions.joined(separator: ", ")); keep the file of every version that a call names"
                return "\(read.file.path):1:1: there is no programme \(call.programme) of version \(call.programmeVersion)\(hint)"
            }
            if let mistake = programme.mistake(of: call) { return "\(read.file.path):1:1: \(mistake)" }
            return programme.currency == call.currency
                ? nil : "\(read.file.path):1:1: the call is in \(call.currency), its programme in \(programme.currency)"
        }
    }

    private static func programme(of call: Call, in programmes: [Programme]) -> Programme? {
        programmes.first { $0.code == call.programme && $0.version == call.programmeVersion }
    }

    private static func doubles(_ named: [(path: String, name: String)]) -> [String] {
        var first: [String: String] = [:]
        return named.compactMap { path, name in
            if let other = first[name] { return "\(path):1:1: \(name) stands in \(other) too" }
            first[name] = path
            return nil
        }
    }
}

extension URL {
    fileprivate var isPlainFile: Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
    }
}

import Dispatch
import Foundation
import Grants
import Synchronization

/// The programmes and calls of two folders, read and checked against each other.
struct ProgrammeFiles {
    /// By code, and each programme's versions in their order.
    let programmes: [Read<Programme>]
    let calls: [Read<Call>]

    /// What the files' authors should know, but may have meant, as `path:line:column: remark: message`.
    let remarks: [String]

    /// Throws every mistake of every file as `path:line:column: message`, failing test cases included.
    init(programmes: URL, calls: URL?) throws(CommandFailure) {
        var mistakes: [String] = []
        var readProgrammes: [Read<Programme>] = []
        var readCalls: [Read<Call>] = []
        let models = try SourceFile.all(in: programmes, suffix: ".dmn").map { DecisionModelFile(name: $0.name, text: $0.text) }
        let files = try SourceFile.all(in: programmes, suffix: ".yaml")
        for (file, result) in zip(files, Self.read(files, models: models)) {
            switch result {
            case .success(let read):
                mistakes += read.failures
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
            mistakes += Self.mistakes(in: readCalls, programmes: readProgrammes.map(\.content))
            mistakes += Self.doubles(readProgrammes.map { ($0.file.path, "\($0.content.code) version \($0.content.version)") })
            mistakes += Self.doubles(readCalls.map { ($0.file.path, $0.content.code) })
        }
        guard mistakes.isEmpty else { throw CommandFailure(mistakes) }
        self.programmes = readProgrammes.sorted { ($0.content.code, $0.content.version) < ($1.content.code, $1.content.version) }
        self.calls = readCalls
        remarks = readProgrammes.flatMap { read in
            read.content.remarks.map { "\(read.file.path):\($0.line):\($0.column): remark: \($0.message)" }
        }
    }

    /// The version of a programme that a call names.
    func programme(of call: Call) -> Programme? {
        Self.programme(of: call, in: programmes.map(\.content))
    }

    /// The newest version of a programme.
    func newest(_ code: String) -> Programme? {
        programmes.map(\.content).filter { $0.code == code }.max { $0.version < $1.version }
    }

    var testCount: Int { programmes.reduce(0) { $0 + $1.content.tests.count } }

    private typealias Reading = Result<(programme: Programme, failures: [String]), FileErrors>

    /// Each file's programme and what its test cases find wrong, worked out on all cores.
    private static func read(_ files: [SourceFile], models: [DecisionModelFile]) -> [Reading] {
        let readings = Mutex<[Int: Reading]>([:])
        DispatchQueue.concurrentPerform(iterations: files.count) { place in
            let reading = read(files[place], models: models)
            readings.withLock { $0[place] = reading }
        }
        return readings.withLock { readings in files.indices.compactMap { readings[$0] } }
    }

    private static func read(_ file: SourceFile, models: [DecisionModelFile]) -> Reading {
        do throws(FileErrors) {
            let programme = try ProgrammeFile.read(file.text, models: models)
            return .success((programme, failures(of: programme, in: file)))
        } catch {
            return .failure(error)
        }
    }

    private static func failures(of programme: Programme, in file: SourceFile) -> [String] {
        programme.failingTests().flatMap { failure in
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

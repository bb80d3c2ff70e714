import DMN
import FEEL
import Foundation

/// One run through a folder of the TCK, case by case.
struct Suite {
    struct Failure {
        let file: String
        let id: String
        let reason: String
    }

    private(set) var cases = 0
    private(set) var passed = 0
    /// Cases that expect a value other than null in at least one result.
    private(set) var valued = 0
    private(set) var passedValued = 0
    /// Cases that pass only as their numbers are compared to the printed decimals.
    private(set) var asPrinted: [String] = []
    /// Cases that pass only as their numbers are compared to 8 of the printed decimals.
    private(set) var toEightDecimals: [String] = []
    private(set) var failures: [Failure] = []
    private let environment: EvaluationEnvironment

    init(environment: EvaluationEnvironment) { self.environment = environment }

    /// Runs every test file below a folder.
    mutating func run(_ folder: URL) throws {
        let files = FileManager.default
        guard let tests = try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) else {
            throw KnownFailures.Malformed(description: "\(folder.path) cannot be read")
        }
        for test in tests.sorted(by: { $0.path < $1.path }) {
            let parts = try files.contentsOfDirectory(at: test, includingPropertiesForKeys: nil).sorted { $0.path < $1.path }
            let models = try parts.filter { $0.pathExtension == "dmn" }.map {
                DecisionModel.File(name: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0)))
            }
            for part in parts where part.pathExtension == "xml" { try run(TestFile(part), models) }
        }
    }

    private mutating func run(_ file: TestFile, _ models: [DecisionModel.File]) throws {
        let model: Result<DecisionModel, any Error> = Result {
            guard let main = models.first(where: { $0.name == file.model }) else {
                throw TestFile.Unreadable(description: "there is no model \(file.model)")
            }
            return try DecisionModel(
                xml: main.bytes, name: main.name, importing: models.filter { $0.name != main.name }, checking: .lenient)
        }
        for test in file.cases {
            cases += 1
            let isValued = test.results.contains { !$0.expected.isNull }
            if isValued { valued += 1 }
            var comparisons: [Comparison] = []
            if let reason = failure(of: test, model, &comparisons) {
                failures.append(Failure(file: file.name, id: test.id, reason: reason))
                continue
            }
            passed += 1
            if isValued { passedValued += 1 }
            if comparisons.contains(.equalToEightDecimals) {
                toEightDecimals.append(KnownFailures.key(file.name, test.id))
            } else if comparisons.contains(.equalAsPrinted) {
                asPrinted.append(KnownFailures.key(file.name, test.id))
            }
        }
    }

    /// Why a case fails; nil when all its results are as expected.
    private func failure(of test: TestFile.Case, _ model: Result<DecisionModel, any Error>, _ comparisons: inout [Comparison]) -> String? {
        do {
            let model = try model.get()
            for (name, expected) in test.results {
                let result: DecisionResult
                var value: Value
                if let service = test.service {
                    result = try model.evaluate(service: service, inputs: test.inputs, environment: environment)
                    value = result.value
                    // Of a service with several outputs, each is looked at alone.
                    if let outputs = model.service(service)?.outputs, outputs.count > 1 { value = value.context?[name] ?? .null }
                } else {
                    result = try model.evaluate(name, inputs: test.inputs, environment: environment)
                    value = result.value
                }
                comparisons.append(Comparison(value, expected))
                if comparisons.last == .different {
                    let said = result.messages.isEmpty ? "" : " (" + result.messages.map(\.description).joined(separator: "; ") + ")"
                    return "\(name) is \(value), expected \(expected)\(said)"
                }
            }
            return test.results.isEmpty ? "the case expects nothing" : nil
        } catch {
            return "\(error)"
        }
    }
}

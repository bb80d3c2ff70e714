import Foundation
import Testing

/// The test cases of the General Decimal Arithmetic specification, as Debian's test suite of Python brings them.
@Suite("General Decimal Arithmetic")
struct GeneralDecimalArithmeticTests {
    static let folder: URL? = {
        let library = URL(fileURLWithPath: "/usr/lib")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? []
        return names.filter { $0.hasPrefix("python3.") }.sorted()
            .map { library.appending(path: "\($0)/test/decimaltestdata") }
            .last { FileManager.default.fileExists(atPath: $0.path) }
    }()
    static let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"

    @Test(
        "every case that applies to finite numbers passes",
        .enabled(
            if: folder != nil || isRequired, "the test cases are not installed: Config/packages test installs libpython3.11-testsuite"),
        arguments: [
            ("dqAbs", 66), ("dqAdd", 771), ("dqBase", 662), ("dqCompare", 566), ("dqCompareSig", 466), ("dqCopy", 29), ("dqCopyAbs", 29),
            ("dqCopyNegate", 29), ("dqDivide", 579), ("dqDivideInt", 286), ("dqMax", 163), ("dqMin", 153), ("dqMinus", 29), ("dqMultiply", 354),
            ("dqPlus", 29), ("dqQuantize", 527), ("dqReduce", 120), ("dqRemainder", 412), ("dqSubtract", 357), ("dqToIntegral", 165),
            ("squareroot", 3572), ("exp", 329), ("ln", 295), ("power", 888), ("powersqrt", 2846),
        ])
    func agrees(_ name: String, _ least: Int) throws {
        let folder = try #require(Self.folder, "the test cases are not installed: run Config/packages test")
        let text = try String(contentsOf: folder.appending(path: "\(name).decTest"), encoding: .isoLatin1)
        let file = DecTestFile(text)
        #expect(file.unread.isEmpty)
        var passed = 0
        var failures: [String] = []
        var reasons: [String: Int] = [:]
        for vector in file.cases {
            switch vector.outcome {
            case .passed: passed += 1
            case .notApplicable(let reason): reasons[reason, default: 0] += 1
            case .failed(let actual):
                failures.append("\(vector.name) \(vector.operation) \(vector.operands) gives \(actual), not \(vector.result)")
            }
        }
        let others = reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        print("\(name): \(file.cases.count) cases, \(passed) passed, \(failures.count) failed; not applicable: \(others)")
        #expect(failures.isEmpty, "\(failures.count) cases, the first: \(failures.prefix(10).joined(separator: "\n"))")
        #expect(passed >= least)
    }
}

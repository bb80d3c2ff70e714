import FEEL
import Foundation
import Testing

/// Random expressions, computed by a model in Python that shares nothing with this engine but the standard.
@Suite("Against an independent model")
struct RandomExpressionTests {
    static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// `FEEL_RANDOM_SEED` tries other cases, `FEEL_RANDOM_CASES` more of them.
    static func setting(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    @Test("random expressions give the values of the model", .enabled(if: python != nil))
    func agrees() throws {
        let seed = Self.setting("FEEL_RANDOM_SEED") ?? 20_091_101
        let count = Self.setting("FEEL_RANDOM_CASES") ?? 4000
        print("random expressions: seed \(seed), \(count) cases")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(components: "Model", "feel_cases.py")
        // Without -B Python leaves compiled files beside the sources.
        process.arguments = ["-B", script.path, String(seed), String(count)]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n")
        #expect(lines.count == count)
        var differences: [String] = []
        for line in lines where differences.count < 20 {
            let random = try #require(RandomCase(line), "\(line)")
            differences += random.differences()
        }
        #expect(differences.isEmpty, "seed \(seed)")
    }

    /// Where the engine once differed from the model.
    static let found: [(String, String)] = [
        (#"abs(get value({a: @"PT1H"}, "a")) * 2"#, #"@"PT2H""#), (#"abs(n: @"-PT5H") * 2"#, #"@"PT10H""#),
        ("(1 instance of boolean) instance of number", "false"), ("(1 instance of number) instance of boolean", "true"),
        ("3 in ([2..4[, > 9)", "true"), ("9 in ([2..4[, [5..9])", "true"), ("null in ([], < 3)", "null"), ("1 in ([], < 3)", "true"),
        ("{a: 22 in (0..1[}.a", "false"),
        (#"get value({a: [{cost: 5, b: 2}]}, "a")[count([b][cost = 5]) = 1]"#, "[{cost: 5, b: 2}]"),
        ("coincides(5, [5..9])", "null"), ("coincides([5..9], 5)", "null"), ("1 between 3 and null", "false"),
        ("4 between null and 3", "false"),
    ]

    @Test("what random expressions found", arguments: found)
    func staysFound(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }
}

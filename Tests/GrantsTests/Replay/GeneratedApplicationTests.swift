import ApplicationGenerator
import Decimals
import ExactJSON
import Testing

@testable import Grants

@Suite("Generated applications")
struct GeneratedApplicationTests {
    static let calls = ["se-eruf-mellersta-norrland-2019", "no-difi-medfinansiering-2018"]

    static func generator(_ call: String, seed: UInt64 = 1) throws -> ApplicationGenerator {
        let call = try Repository.call(call)
        return ApplicationGenerator(try Repository.programme(of: call), call: call, seed: seed)
    }

    @Test("of every call can be submitted, and are read back as they were written", arguments: try Repository.yaml("calls"))
    func submittable(call: String) throws {
        let generator = try Self.generator(call)
        let programme = try Repository.programme(of: Repository.call(call))
        for number in 0..<(Self.calls.contains(call) ? 300 : 20) {
            let content = generator.application(number)
            #expect(content.submissionIssues(under: programme) == [])
            #expect(try ApplicationContent(JSON(parsing: content.json.bytes())) == content)
        }
    }

    @Test("are the same for the same seed, and others for another", arguments: calls)
    func seeded(call: String) throws {
        let (one, same, other) = (try Self.generator(call), try Self.generator(call), try Self.generator(call, seed: 2))
        for number in [0, 7, 99_999] {
            #expect(one.application(number) == same.application(number))
            #expect(one.application(number) != other.application(number))
            #expect(one.application(number) != one.application(number + 1))
            #expect(one.instant(number) == same.instant(number))
        }
    }

    @Test("make rules come out both ways and give each verdict that the rules can", arguments: calls)
    func varied(call: String) throws {
        let call = try Repository.call(call)
        let programme = try Repository.programme(of: call)
        let generator = ApplicationGenerator(programme, call: call, seed: 3)
        var verdicts: Set<Verdict> = []
        var outcomes: [String: Set<RuleResult.Outcome>] = [:]
        for number in 0..<400 {
            let evaluation = try Evaluator(programme, call: call).evaluate(generator.application(number), at: generator.instant(number))
            verdicts.insert(evaluation.verdict)
            for rule in evaluation.rules { outcomes[rule.id, default: []].insert(rule.outcome) }
        }
        #expect(verdicts.isSuperset(of: [.eligible, .eligibleWithConditions, .notEligible]))
        let bothWays = outcomes.values.count { $0.isSuperset(of: [.pass, .fail]) }
        #expect(bothWays * 2 > outcomes.count, "\(bothWays) of \(outcomes.count)")
    }

    @Test("ask for support at the limit, a hundredth below and a hundredth above it", arguments: calls)
    func borders(call: String) throws {
        let call = try Repository.call(call)
        let programme = try Repository.programme(of: call)
        let generator = ApplicationGenerator(programme, call: call, seed: 4)
        var found: Set<String> = []
        for number in 0..<400 {
            let finance = try Evaluator(programme, call: call).evaluate(generator.application(number), at: call.opens).finance
            if let headroom = finance.headroom { found.insert(headroom.canonical) }
        }
        #expect(found.isSuperset(of: ["0", "0.01", "-0.01"]))
    }
}

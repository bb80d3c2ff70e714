import ApplicationGenerator
import ArgumentParser
import ExactJSON
import Foundation
import Grants

/// Replays generated applications under a changed rule set: rates of one task and of many, which must give the same as each evaluated singly.
struct ReplayBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Replay generated applications of a call under another version of its programme.")

    @Argument(help: "The folder Config.") var config: String
    @Option(help: "The call.") var call = "no-difi-medfinansiering-2018"
    @Option(help: "Applications.") var applications = 100_000
    @Option(help: "Tasks of the parallel run; by default one for each core.") var tasks = ProcessInfo.processInfo.activeProcessorCount
    @Option(help: "The seed of the applications.") var seed: UInt64 = 1
    @Option(help: ArgumentHelp("A changed figure of the programme's file, such as '\"50\"=\"40\"'.", valueName: "old=new"))
    var change: [String] = ["value: \"50\", source: call2018=value: \"40\", source: call2018", "value: \"15000000\"=value: \"12000000\""]
    @Flag(help: "Only the run of one task, for a profiler.") var single = false

    private struct Stored: Sendable {
        var content: [UInt8]
        var at: Instant
        var before: ReplayOutcome
    }

    func validate() throws {
        guard applications >= 1 else { throw ValidationError("--applications must be at least 1") }
        guard tasks >= 1 else { throw ValidationError("--tasks must be at least 1") }
    }

    func run() async throws {
        let folder = URL(filePath: config)
        func text(_ path: String) throws -> String { try String(contentsOf: folder.appending(path: path), encoding: .utf8) }
        let call = try CallFile.read(text("calls/\(call).yaml"))
        let version = call.programmeVersion
        let file = try text("programmes/\(call.programme)\(version == 1 ? "" : "-\(version)").yaml")
        let published = try ProgrammeFile.read(file)
        guard published.code == call.programme, published.version == version else {
            throw ValidationError("the call is judged by \(call.programme) of version \(version), not \(published.code) of \(published.version)")
        }
        let changed = try change.reduce(file) { file, change in
            let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, file.contains(parts[0]) else { throw ValidationError("\(change) is not in the file") }
            return file.replacing(parts[0], with: parts[1])
        }
        let stored = await Self.stored(applications, of: published, call: call, seed: seed)
        guard stored.count == applications else {
            throw ValidationError("\(applications - stored.count) of the applications can't be evaluated by the call's own version")
        }
        let bytes = stored.reduce(0) { $0 + $1.content.count }
        print("  \(stored.count) applications, \(bytes / stored.count) bytes each")
        let versions = ReplayTotals.JudgingVersion(programme: published.code, version: published.version, hash: published.hash)
        let (one, alone) = try await replay(stored, call, changed, tasks: 1)
        report("replay, 1 task", alone.perSecond, "applications", each: alone.cpu)
        guard !single else { return }
        let (many, together) = try await replay(stored, call, changed, tasks: tasks)
        report("replay, \(tasks) tasks", together.perSecond, "applications", each: together.cpu)
        let evaluator = Evaluator(try ProgrammeFile.read(changed), call: call)
        var totals = ReplayTotals()
        for (place, application) in stored.enumerated() {
            let content = try ApplicationContent(JSON(parsing: application.content))
            let singly = ReplayResult.compared(
                ReplayComparison(
                    before: application.before, after: ReplayOutcome(of: try evaluator.evaluate(content, at: application.at))))
            guard one[place] == singly, many[place] == singly else {
                throw ValidationError("application \(place) comes out otherwise than evaluated singly")
            }
            try totals.add(singly, call: call.code, judgedBy: versions)
        }
        print("  all \(stored.count) as evaluated singly; \(totals.flipped) flip")
        print(totals.json(ruleOrder: evaluator.programme.rules.map(\.id)).text(.pretty))
    }

    /// The applications as a database has them: content in JSON, and what the published version made of it; fewer than asked for where
    /// it can't evaluate one.
    private static func stored(_ count: Int, of programme: Programme, call: Call, seed: UInt64) async -> [Stored] {
        let generator = ApplicationGenerator(programme, call: call, seed: seed)
        return await Self.parallel(0..<count, tasks: ProcessInfo.processInfo.activeProcessorCount) { range in
            let evaluator = Evaluator(programme, call: call)
            return range.compactMap { number in
                let content = generator.application(number)
                let at = generator.instant(number)
                guard let before = try? evaluator.evaluate(content, at: at) else { return nil }
                return Stored(content: content.json.bytes(), at: at, before: ReplayOutcome(of: before))
            }
        }
    }

    private struct Rate {
        var perSecond: Double
        /// Of the processor alone, whatever else the machine does.
        var perProcessorSecond: Double

        var cpu: String { "\(Int(perProcessorSecond.rounded())) for each second of a core" }
    }

    private func replay(
        _ stored: [Stored], _ call: Call, _ file: String, tasks: Int
    ) async throws -> (results: [ReplayResult], rate: Rate) {
        // A programme of its own for each task: they would hold each other up at the counts of its references.
        let replayers = try (0..<tasks).map { _ in Replayer(try ProgrammeFile.read(file), calls: [call]) }
        let size = (stored.count + tasks - 1) / tasks
        let start = ContinuousClock.now
        let used = clock()
        let results = await Self.parallel(0..<stored.count, tasks: tasks) { range in
            let replayer = replayers[range.lowerBound / size]
            return range.map {
                replayer.result(
                    of: stored[$0].content, call: call.code, gate: .submission, at: stored[$0].at, before: stored[$0].before)
            }
        }
        let count = Double(stored.count)
        let seconds = Double(clock() - used) / Double(CLOCKS_PER_SEC)
        return (
            results,
            Rate(perSecond: count / (ContinuousClock.now - start).inSeconds, perProcessorSecond: count / seconds)
        )
    }

    /// Parts of equal size, one for each task, put together in order.
    private static func parallel<Value: Sendable>(
        _ range: Range<Int>, tasks: Int, _ work: @escaping @Sendable (Range<Int>) -> [Value]
    ) async -> [Value] {
        let size = max(1, (range.count + tasks - 1) / tasks)
        return await withTaskGroup(of: (Int, [Value]).self) { group in
            for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
                group.addTask { (start, work(start..<min(start + size, range.upperBound))) }
            }
            var parts: [(Int, [Value])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}

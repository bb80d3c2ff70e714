import ArgumentParser
import Dispatch

/// What `make bench` runs beside pgbench and wrk; `Config/bench` puts it all together.
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measure parts of Medfin.",
        subcommands: [PostgresBenchmark.self, RulesBenchmark.self, GrantRulesBenchmark.self, ReplayBenchmark.self])
}

@main
enum Main {
    /// Commands that wait for nothing run on the main thread: valgrind, which counts allocations, breaks down where that thread only waits.
    static func main() {
        do {
            var command = try Benchmarks.parseAsRoot()
            guard command is any AsyncParsableCommand else { return try command.run() }
            Task {
                await Benchmarks.main(nil)
                Benchmarks.exit()
            }
            dispatchMain()
        } catch {
            Benchmarks.exit(withError: error)
        }
    }
}

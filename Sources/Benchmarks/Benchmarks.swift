import ArgumentParser

/// What `make bench` runs beside pgbench and wrk; `Config/bench` puts it all together.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measure parts of Medfin.",
        subcommands: [PostgresBenchmark.self, RulesBenchmark.self, GrantRulesBenchmark.self, ReplayBenchmark.self])
}

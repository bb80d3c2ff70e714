import ArgumentParser
import Decimals
import Dispatch
import ExactJSON
import FEEL
import Foundation
import Grants
import Localisation

/// The programme files' reading, the rules on the reference application and on larger ones, and FEEL by itself, on one core.
struct RulesBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rules", abstract: "Evaluate applications.")

    @Argument(help: "The folder Config.") var config: String
    @Option(help: "Seconds of each run.") var seconds = 3

    func run() throws {
        let folder = URL(filePath: config)
        let programme = try ProgrammeFile.read(text(folder, "programmes/se-eruf-mellersta-norrland.yaml"))
        let call = try CallFile.read(text(folder, "calls/se-eruf-mellersta-norrland-2019.yaml"))
        let document = try JSON(parsing: text(folder, "examples/digitaliseringsguiden.json"))
        let evaluator = Evaluator(programme, call: call)
        let instant = try Instant(parsing: "2019-10-01T12:00:00+02:00")
        let reference = try ApplicationContent(document)

        try measure("reference application", evaluator, reference, at: instant)
        try measure("reference application, traced", evaluator, reference, at: instant, traced: true)
        for (years, coFinanciers) in [(1, 0), (5, 10), (10, 40)] {
            let content = Self.generated(reference, years: years, coFinanciers: coFinanciers)
            try measure("\(years) years, \(coFinanciers) co-financiers", evaluator, content, at: instant)
        }
        let whole = try Stopwatch(seconds: seconds).perSecond(batch: 10) {
            let content = try ApplicationContent(JSON(parsing: document.bytes()))
            _ = try evaluator.evaluate(content, at: instant).json(in: .sv, under: programme).bytes()
        }
        report("reference application, from bytes to bytes", whole, "applications", each: microseconds(whole))
        try measureReading(folder.appending(path: "programmes"))
        try measureFEEL()
    }

    /// What a start of the service does with the programmes it has.
    private func measureReading(_ folder: URL) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let models = try names.filter { $0.hasSuffix(".dmn") }.map { DecisionModelFile(name: $0, text: try text(folder, $0)) }
        let files = try names.filter { $0.hasSuffix(".yaml") }.map { try text(folder, $0) }
        let bytes = files.reduce(0) { $0 + $1.utf8.count }
        func measure(_ what: String, _ read: () throws -> Void) throws {
            let rate = try Stopwatch(seconds: seconds).perSecond(batch: 1, read)
            report("all \(files.count) programme files (\(bytes / 1000) kB), \(what)", rate, "times", each: "\((1e5 / rate).rounded() / 100) ms each")
        }
        try measure("read and compiled, as at a start, on one core") {
            for file in files { _ = try ProgrammeFile.read(file, models: models, analysing: false) }
        }
        try measure("the same on all cores, as the service does") {
            DispatchQueue.concurrentPerform(iterations: files.count) { place in
                _ = try? ProgrammeFile.read(files[place], models: models, analysing: false)
            }
        }
        try measure("checked too, as before they are published, on one core") {
            for file in files { _ = try ProgrammeFile.read(file, models: models) }
        }
    }

    private func measure(
        _ name: String, _ evaluator: Evaluator, _ content: ApplicationContent, at instant: Instant, traced: Bool = false
    ) throws {
        let rules = try evaluator.evaluate(content, at: instant, traced: traced).rules.count
        let rate = try Stopwatch(seconds: seconds).perSecond(batch: 10) {
            _ = try evaluator.evaluate(content, at: instant, traced: traced)
        }
        report(name, rate, "applications", each: microseconds(rate))
        report("  its \(rules) rules", rate * Double(rules), "rules")
    }

    /// The same applicant with a budget and co-financing of another size; sums agree, so that the rules run as usual.
    private static func generated(_ reference: ApplicationContent, years: Int, coFinanciers: Int) -> ApplicationContent {
        var content = reference
        let range = 2020..<(2020 + years)
        func amounts(_ amount: Decimal128) -> YearlyAmounts { Dictionary(uniqueKeysWithValues: range.map { ($0, amount) }) }
        content.lines = reference.lines.map { line in
            var line = line
            line.amounts = amounts(100_000)
            return line
        }
        content.requestedSupport = amounts(500_000)
        content.coFinanciers = (0..<coFinanciers).compactMap { index in
            guard var coFinancier = reference.coFinanciers.first else { return nil }
            coFinancier.organisation?.name = "Kommun \(index)"
            coFinancier.cash = amounts(50_000)
            coFinancier.inKind = amounts(5_000)
            return coFinancier
        }
        return content
    }

    private func measureFEEL() throws {
        let declarations = Declarations(["support": .number, "total": .number, "share": .number, "names": .list(.string)])
        let slots: [Value] = [
            .number(3_697_755), .number(7_395_500), .number(50), .list(["Kramfors", "Timrå", "Ånge"].map(Value.string)),
        ]
        for source in [
            "support <= share / 100 * total", "if total = 0 then null else support / total * 100",
            "count(names[starts with(item, \"K\")]) > 0",
        ] {
            let expression = try FEELExpression.compile(source: source, against: declarations)
            let rate = try Stopwatch(seconds: seconds).perSecond(batch: 1000) { _ = try expression.evaluate(slots: slots) }
            report("FEEL: \(source)", rate, "evaluations", each: microseconds(rate))
        }
    }

    private func text(_ folder: URL, _ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}

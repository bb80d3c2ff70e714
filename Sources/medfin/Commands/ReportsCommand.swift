import ArgumentParser
import Casework
import ExactJSON
import Grants
import HTTPAPI
import Localisation
import Persistence
import Postgres

struct ReportsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports", abstract: "Report on the cases in the database of DATABASE_URL.", subcommands: [Eligibility.self])

    struct Eligibility: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many applications have which verdict, and how each rule came out.",
            discussion: "Counts over the submitted applications of one authority, from stored evaluations.")

        @Option(help: "Only this programme.") var programme: String?
        @Option(help: "Only this version of the programme.") var programmeVersion: Int?
        @Option(help: "Only this call.") var call: String?
        @Option(help: "Only applications with this verdict.") var verdict: Verdict?
        @Option(help: "Only applicants of this kind.") var organisationKind: OrganisationKind?
        @Option(help: "Only projects of this year.") var year: Int?
        @Option(help: ArgumentHelp("Only projects in this area, such as SE:2280.", valueName: "country:code")) var area: String?
        @Option(help: "Only applications for which this rule had the outcome, or any.") var rule: String?
        @Option(help: "Only applications for which the rule, or some rule, had this outcome.") var outcome: RuleResult.Outcome?
        @Option(help: "Only rules of this severity.") var severity: Rule.Severity?

        @Option(help: ArgumentHelp("The authority; not needed where the database has only one.", valueName: "register:number"))
        var authority: String?

        @Option(help: "The language of the texts: \(Language.allCases.map(\.rawValue).joined(separator: ", ")).")
        var language = Language.en

        @Flag(help: "Print the counts as GET /v1/reports/eligibility answers them.") var json = false
        @Flag(help: "Print the counts as a CSV file.") var csv = false

        @OptionGroup var config: ConfigOptions

        func validate() throws {
            guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other.") }
            guard year.map((1...9999).contains) ?? true else { throw ValidationError("Give a calendar year from 1 to 9999.") }
        }

        func run() async throws {
            let filter = EligibilityReport.Filter(
                programme: programme, programmeVersion: programmeVersion, call: call, verdict: verdict, organisationKind: organisationKind,
                year: year, area: area, rule: rule, outcome: outcome, severity: severity)
            let settings = try await config.settings()
            let report = try await Database.use(settings) { pool in
                let principal = Principal(organisation: try await chosenAuthority(in: pool), person: nil, scopes: [.casesRead])
                let environment = CaseworkEnvironment(pool: pool, catalogue: ProgrammeCatalogue())
                return try await ReportEligibility(environment)(filter, page: PageRequest(limit: 1), as: principal)
            }
            if json {
                Console.write(JSON.members([("counts", report.counts(in: language))]).text(.pretty))
            } else if csv {
                Console.write(report.countsFile(in: language), terminator: "")
            } else {
                Console.write(EligibilityTables(report, language: language).text)
            }
        }

        private func chosenAuthority(in pool: PostgresPool) async throws -> String {
            if let authority { return authority }
            let known = try await pool.query(ProgrammeStore.authorities).decode(String.self)
            guard known.count < 2 else {
                throw CommandFailure("there are programmes of several authorities; choose one with --authority: \(known.joined(separator: ", "))")
            }
            guard let only = known.first else { throw CommandFailure("the database has no programmes") }
            return only
        }
    }
}

extension Verdict: ExpressibleByArgument {}
extension OrganisationKind: ExpressibleByArgument {}
extension RuleResult.Outcome: ExpressibleByArgument {}
extension Rule.Severity: ExpressibleByArgument {}

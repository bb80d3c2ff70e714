import Casework
import Decimals
import ExactJSON
import Foundation
import Grants
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("The stimulus package of 2009")
struct CrisisPackageTests {
    private let package = CrisisPackage()

    @Test("52 projects of 145 municipalities get exactly 20 000 000; who was refused returns in September and is linked", .migrated)
    func twoCalls() async throws {
        try await inWorld { world in
            try await world.openCrisisPackage()
            #expect(package.chosen.count == 52 && package.chosen.map(\.support).reduce(0, +) == 20_000_000)

            // The first call: more applicants than money.
            let chosen = try await world.submitted(package.chosen, call: CrisisPackage.firstCall)
            let others = try await world.submitted(package.others, call: CrisisPackage.firstCall)
            try world.travel("2009-06-26T08:00:00Z")
            let grants = try await grant(chosen, package.chosen, in: world)
            #expect(grants == Array(repeating: "done", count: 52))
            #expect(try await grant(others, package.others, in: world) == Array(repeating: "envelopeExceeded 0 NOK", count: 20))
            let reasons = "Rammen er brukt opp; prosjektplanen var ikke ferdig."
            _ = try await inParallel(others) { try await world.decide($0, nil, reasons: reasons, as: CrisisPackage.decider) }
            try await expectUsed(CrisisPackage.firstCall, "20000000", in: world)
            #expect(try await municipalities(of: CrisisPackage.firstCall, in: world) == 145)
            for (id, project) in zip(others, package.others) {
                let reading = try await ReadDecision(world.environment)(id, as: project.lead.applicant)
                #expect(reading.decision.outcome == .rejected && reading.decision.reasons == reasons && reading.payouts.isEmpty)
            }

            // The second: the refused are back, each linked to its own refusal, among new ones.
            try world.travel("2009-09-10T08:00:00Z")
            let returned = try await world.submitted(package.others, call: CrisisPackage.secondCall, previous: others)
            let later = try await world.submitted(package.later, call: CrisisPackage.secondCall)
            #expect(try await grant(returned + later, package.others + package.later, in: world) == Array(repeating: "done", count: 111))
            try await expectUsed(CrisisPackage.secondCall, "40000000", in: world)
            try await expectUsed(CrisisPackage.firstCall, "20000000", in: world)
            try await expectLinked(returned, to: others, in: world)
        }
    }

    @Test("When all are decided at once the envelope holds, and only who asks for more than is left gets nothing", .migrated)
    func race() async throws {
        try await inWorld { world in
            try await world.openCrisisPackage()
            let projects = package.others + package.chosen
            let ids = try await world.submitted(projects, call: CrisisPackage.firstCall)
            try world.travel("2009-06-26T08:00:00Z")
            let outcomes = try await grant(ids, projects, in: world)
            let granted = zip(projects, outcomes).filter { $0.1 == "done" }.map(\.0.support)
            let refused = zip(projects, outcomes).filter { $0.1 != "done" }
            let left = 20_000_000 - granted.reduce(0, +)
            #expect(left >= 0 && !refused.isEmpty)
            #expect(refused.allSatisfy { $0.0.support > left && $0.1.hasPrefix("envelopeExceeded ") })
            let call = try await ReadCalls(world.environment).one(CrisisPackage.firstCall)
            #expect(call.left?.moneyText == "\(left)")
        }
    }

    @Test("An earlier application must be the applicant's own, of the programme, and refused", .migrated)
    func refusesLinks() async throws {
        try await inWorld { world in
            try await world.openCrisisPackage()
            let (granted, rejected) = (package.chosen[0], package.others[0])
            let ids = try await world.submitted([granted, rejected], call: CrisisPackage.firstCall)
            let waiting = try await world.submitted(granted.document(call: CrisisPackage.firstCall), as: granted.lead.applicant)
            let draft = try await world.create(granted.document(call: CrisisPackage.firstCall), as: granted.lead.applicant)
            try world.travel("2009-06-26T08:00:00Z")
            try await world.decide(ids[0], "\(granted.support)", as: CrisisPackage.decider)
            try await world.decide(ids[1], nil, as: CrisisPackage.decider)
            try await world.decide(waiting, nil, as: CrisisPackage.decider)
            let otherProgramme = try await rejectedElsewhere(by: granted.lead, in: world)

            try world.travel("2009-09-10T08:00:00Z")
            let unknown = "invalid /previousApplication:unknownPreviousApplication"
            let notRejected = "invalid /previousApplication:previousApplicationNotRejected"
            let links = [
                (ids[1].uuidString, unknown), (otherProgramme.uuidString, unknown), (UUID().uuidString, unknown), (draft.uuidString, unknown),
                ("the first one", unknown), (ids[1].uuidString + "\n", unknown), ("", unknown), (ids[0].uuidString.lowercased(), notRejected),
                (waiting.uuidString, "done"),
            ]
            for (previous, expected) in links {
                let document = granted.document(call: CrisisPackage.secondCall, previous: previous)
                let id = try await world.create(document, as: granted.lead.applicant)
                // A draft takes any text; only its submission looks the application up.
                #expect(try await world.read(id, as: granted.lead.applicant).content.previousApplication == previous)
                let found = try await refusal { try await world.submit(id, as: granted.lead.applicant) }
                #expect(found == expected, "\(previous)")
            }
        }
    }

    /// Grants every project what it asks for, eight at a time.
    private func grant(_ ids: [UUID], _ projects: [CrisisPackage.Project], in world: World) async throws -> [String] {
        try await inParallel(Array(zip(ids, projects))) { id, project in
            try await refusal { try await world.decide(id, "\(project.support)", as: CrisisPackage.decider) }
        }
    }

    /// Grants and instalments of a call are its whole envelope.
    private func expectUsed(_ code: String, _ envelope: String, in world: World) async throws {
        let call = try await ReadCalls(world.environment).one(code)
        #expect(call.granted.moneyText == envelope && call.left?.isZero == true)
        let instalments = try await world.pool.query(
            "SELECT coalesce(sum(i.amount), 0)::text FROM instalments i JOIN applications a ON a.id = i.application_id WHERE a.call_code = \(code)"
        )[0].decode(String.self)
        #expect(Decimal128(exactly: instalments) == Decimal128(exactly: envelope))
    }

    /// Municipalities that take part in a granted project of a call, as applicant or partner.
    private func municipalities(of call: String, in world: World) async throws -> Int {
        try await world.pool.query(
            """
            SELECT count(DISTINCT number) FROM (
                SELECT a.id, v.applicant_number AS number FROM applications a
                    JOIN application_versions v ON v.application_id = a.id AND v.version = a.current_version
                UNION ALL SELECT p.application_id, p.number FROM partners p WHERE p.kind = 'municipality') AS part
            JOIN applications a USING (id) WHERE a.call_code = \(call) AND a.status = 'granted'
            """
        )[0].decode(Int.self)
    }

    /// The list, the cases and the report of the second call show who came back.
    private func expectLinked(_ returned: [UUID], to refused: [UUID], in world: World) async throws {
        let environment = world.environment
        let list = try await ListApplications(environment)(
            .init(call: CrisisPackage.secondCall), page: PageRequest(limit: 200), as: CrisisPackage.officer)
        let links = list.items.compactMap { item in item.previousApplication.map { (item.id, $0) } }
        #expect(list.items.count == 111 && links.count == 20)
        #expect(Dictionary(links, uniquingKeysWith: { $1 }) == Dictionary(zip(returned, refused), uniquingKeysWith: { $1 }))
        let application = try await world.read(returned[3], as: CrisisPackage.officer)
        #expect(application.content.previousApplication == refused[3].uuidString.lowercased())
        for rule in ["returnOpen", "returnLinked", "returnImproved"] {
            let report = try await ReportEligibility(environment)(
                .init(call: CrisisPackage.secondCall, rule: rule, outcome: .pass), page: PageRequest(limit: 200), as: CrisisPackage.officer)
            #expect(Set(report.cases.items.map(\.application)) == Set(returned))
            #expect(report.verdicts[.eligible] == 20)
        }
        let first = try await ReportEligibility(environment)(
            .init(call: CrisisPackage.firstCall, rule: "returnLinked", outcome: .notApplicable), page: .init(), as: CrisisPackage.officer)
        #expect(first.verdicts[.eligible] == 72)
    }

    /// A refused application of the same applicant in another programme.
    private func rejectedElsewhere(by applicant: CrisisPackage.Municipality, in world: World) async throws -> UUID {
        try world.travel("2020-03-01T12:00:00Z")
        var document = TestFiles.document()
        document["applicant"] = ["organisation": applicant.organisation]
        let id = try await world.submitted(document, as: applicant.applicant)
        try await world.decide(id, nil)
        return id
    }
}

import Casework
import ExactJSON
import Foundation
import Grants
import Persistence
import TestSupport
import Testing

@Suite("Who sees what")
struct AccessTests {
    @Test("Another organisation's application does not exist, in any use case", .migrated)
    func hides() async throws {
        try await inWorld { world in
            let environment = world.environment
            let id = try await world.submitted()
            let draft = try await world.create(TestFiles.document())
            try await world.decide(id, "100")
            for stranger in [World.otherApplicant, World.otherAuthority] {
                for id in [id, draft] {
                    try await expect("notFound") { _ = try await world.read(id, as: stranger) }
                    try await expect("notFound") { _ = try await ReadFinance(environment)(id, as: stranger) }
                    try await expect("notFound") { _ = try await ReadDecision(environment)(id, as: stranger) }
                    try await expect("notFound") { _ = try await ReadEvaluations(environment).eligibility(of: id, as: stranger) }
                    try await expect("notFound") { try await world.submit(id, as: stranger) }
                    let deletion = try await refusal { try await DeleteDraft(environment)(id, expecting: .oneOf([9]), as: stranger) }
                    #expect(deletion == "notFound")
                    let patch = try await refusal {
                        _ = try await PatchContent(environment)(id, with: [:], expecting: .oneOf([9]), as: stranger)
                    }
                    #expect(patch == "notFound")
                }
                let evaluation = try await ReadEvaluations(environment).eligibility(of: id, as: World.applicant).record.id
                let receipt = try await refusal {
                    _ = try await ReadEvaluations(environment).receipt(of: evaluation, application: id, as: stranger)
                }
                #expect(receipt == "notFound")
                #expect(try await ListApplications(environment)(.init(), page: .init(), as: stranger).items.isEmpty)
            }
            #expect(try await ListPayouts(environment)(.init(), page: .init(), as: World.otherAuthority).items.isEmpty)
            let report = try await ReportEligibility(environment)(.init(), page: .init(), as: World.otherAuthority)
            #expect(report.cases.items.isEmpty && report.rules.isEmpty && report.verdicts.values.allSatisfy { $0 == 0 })
        }
    }

    @Test("A receipt is found only under its own application", .migrated)
    func ties() async throws {
        try await inWorld { world in
            let first = try await world.submitted()
            let second = try await world.submitted()
            let evaluation = try await ReadEvaluations(world.environment).eligibility(of: first, as: World.applicant).record.id
            let told = try await refusal {
                _ = try await ReadEvaluations(world.environment).receipt(of: evaluation, application: second, as: World.applicant)
            }
            #expect(told == "notFound")
        }
    }

    @Test("Staff see submitted cases of their own programmes and no applicant's draft", .migrated)
    func showsCases() async throws {
        try await inWorld { world in
            let draft = try await world.create(TestFiles.document())
            let submitted = try await world.submitted()
            for staff in [World.officer, World.decider, World.auditor] {
                #expect(try await world.read(submitted, as: staff).id == submitted)
                try await expect("notFound") { _ = try await world.read(draft, as: staff) }
                let listed = try await ListApplications(world.environment)(.init(), page: .init(), as: staff).items.map(\.id)
                #expect(listed == [submitted])
            }
        }
    }

    @Test("Scopes are asked for by name", .migrated)
    func asksForScopes() async throws {
        try await inWorld { world in
            let environment = world.environment
            let nobody = Principal(organisation: World.applicant.organisation, person: "x", scopes: [])
            try await expect("forbidden medfin:applications.read") { _ = try await world.read(UUID(), as: nobody) }
            try await expect("forbidden medfin:applications.write") { try await world.create([:], as: World.auditor) }
            let payouts = try await refusal { _ = try await ListPayouts(environment)(.init(), page: .init(), as: World.officer) }
            #expect(payouts == "forbidden medfin:payouts.read")
            let report = try await refusal { _ = try await ReportEligibility(environment)(.init(), page: .init(), as: World.applicant) }
            #expect(report == "forbidden medfin:cases.read")
        }
    }

    @Test("Staff register on paper only for a named organisation and for calls of their own authority", .migrated)
    func registersOwnCalls() async throws {
        try await inWorld { world in
            try await expect("invalid /applicant/organisation:required") { try await world.create(["title": "x"], as: World.officer) }
            let wrong = try await refusal { try await world.create(TestFiles.document(number: "222000-0639"), as: World.officer) }
            #expect(wrong == "invalid /applicant/organisation/number:invalidOrganisationNumber")
            let foreign = try await refusal { try await world.create(TestFiles.document(), as: World.otherAuthority) }
            #expect(foreign == "invalid /call:unknownCall")
        }
    }

    @Test("An organisation is the same however its number is written", .migrated)
    func normalises() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            let plain = World.principal("0007:2220000638", "Applicant", [.applicant])
            #expect(try await world.read(id, as: plain).id == id)
            try await world.submit(id, as: plain)
        }
    }
}

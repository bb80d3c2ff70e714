import Casework
import ExactJSON
import Foundation
import Grants
import Persistence
import TestSupport
import Testing

@Suite("Requests that are done once")
struct IdempotencyTests {
    @Test("Twenty parallel equal requests with one key make exactly one application", .migrated)
    func createsOnce() async throws {
        try await inWorld { world in
            let key = world.key()
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            return try await world.create(TestFiles.document(), key: key).uuidString
                        } catch CaseworkError.idempotencyInProgress {
                            return "in progress"
                        }
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answers.subtracting(["in progress"]).count == 1)
            #expect(try await world.count("applications") == 1)
            let again = try await world.create(TestFiles.document(), key: key).uuidString
            #expect(answers.contains(again))
            #expect(try await world.count("applications") == 1)
        }
    }

    @Test("The first answer is given again, to the byte, though the clock and the application have gone on", .migrated)
    func replays() async throws {
        try await inWorld { world in
            let key = world.key()
            let headers = [StoredAnswer.Header(name: "Location", value: "/v1/applications/å"), .init(name: "ETag", value: "\"1\"")]
            let body: [UInt8] = [0, 255, 10, 34]
            func create() async throws -> IdempotentOutcome {
                try await CreateApplication(world.environment)(TestFiles.document().document, as: World.applicant, key: key) { _ in
                    StoredAnswer(status: 201, headers: headers, body: body)
                }
            }
            let first = try await create()
            try world.travel("2020-03-02T12:00:00Z")
            let second = try await create()
            #expect(!first.isReplayed && second.isReplayed)
            #expect(first.answer == second.answer)
            #expect(second.answer == StoredAnswer(status: 201, headers: headers, body: body))
        }
    }

    @Test("A key used for another request is refused; another operation or organisation may use it", .migrated)
    func scopes() async throws {
        try await inWorld { world in
            let key = IdempotencyKey("k", fingerprint: "a")
            let id = try await world.create(TestFiles.document(), key: key)
            let reuse = try await refusal { try await world.create(["title": "x"], key: IdempotencyKey("k", fingerprint: "b")) }
            #expect(reuse == "idempotencyKeyReused")
            try await world.submit(id, key: key)
            try await world.create(["title": "y"], as: World.otherApplicant, key: key)
            #expect(try await world.count("applications") == 2)
        }
    }

    @Test("A refused request leaves its key free", .migrated)
    func forgetsRefusals() async throws {
        try await inWorld { world in
            let key = world.key()
            try await expect("invalid /call:unknownCall") { try await world.create(["call": "nowhere"], key: key) }
            try await world.create(["title": "x"], key: key)
        }
    }

    @Test("A submission and a decision that are sent again change nothing", .migrated)
    func repeatsTransitions() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            let submission = world.key()
            for _ in 0..<3 { try await world.submit(id, expecting: .oneOf([1]), key: submission) }
            let decision = world.key()
            let first = try await world.decide(id, "400", expecting: .oneOf([2]), key: decision)
            #expect(try await world.decide(id, "400", expecting: .oneOf([2]), key: decision) == first)
            #expect(try await world.read(id).revision == 3)
            #expect(try await world.count("decisions") == 1)
        }
    }

    @Test("Answers older than their time are forgotten", .migrated)
    func purges() async throws {
        try await inWorld { world in
            try await world.create(["title": "x"])
            try await world.environment.purgeAnswers(before: Instant(parsing: "2020-03-01T12:00:00Z"))
            #expect(try await world.count("keys") == 1)
            try await world.environment.purgeAnswers(before: Instant(parsing: "2020-03-01T12:00:01Z"))
            #expect(try await world.count("keys") == 0)
        }
    }
}

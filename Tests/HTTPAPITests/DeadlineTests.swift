import ExactJSON
import Grants
import HTTPTypes
import Testing

/// The last second of real calls, by the clock of the authority's country.
@Suite("Deadlines to the second", .serialized, .published)
struct DeadlineTests {
    struct Deadline: Sendable, CustomTestStringConvertible {
        var example: String
        var call: String
        var programme: String
        var applicant: String
        /// The last second in time, and the first that is too late.
        var last: String
        var late: String
        var testDescription: String { call }
    }

    static let deadlines = [
        // 16:15:00 in Helsinki, summer time.
        Deadline(
            example: "fi-digikommun-2017", call: "fi-digikommun-2017", programme: "fi-digikommun-2017", applicant: "0212:01507831",
            last: "2017-09-15T13:15:00.999Z", late: "2017-09-15T13:15:01Z"),
        // The end of 17 January 2018 in Oslo, winter time.
        Deadline(
            example: "digitalisation-2018", call: "no-difi-medfinansiering-2018", programme: "no-difi-medfinansiering-2",
            applicant: "0192:974760673", last: "2018-01-17T22:59:59Z", late: "2018-01-17T23:00:00Z"),
    ]

    @Test("the last second is in time, the next is not, and a refusal names the deadline", arguments: deadlines)
    func lastSecond(_ deadline: Deadline) async throws {
        try await submit(deadline, at: deadline.last) { #expect($0.status == 200, "\($0.body)") }
        try await submit(deadline, at: deadline.late) {
            #expect($0.status == 409, "\($0.body)")
            #expect($0.body.contains("call-closed"))
        }
    }

    private func submit(_ deadline: Deadline, at instant: String, _ check: @escaping @Sendable (Answer) throws -> Void) async throws {
        let document = try JSON(parsing: Repository.config("examples", "\(deadline.example).json"))
        let applicant = Caller(role: .applicant, organisation: deadline.applicant, person: "a")
        try await Harness.run(
            at: instant, programmes: [Repository.config("programmes", "\(deadline.programme).yaml")],
            calls: [Repository.config("calls", "\(deadline.call).yaml")]
        ) { server in
            let (path, tag) = try await server.draft(document, as: applicant)
            try check(try await server.send(.post, "\(path)/submission", as: applicant, ["If-Match": tag, "Idempotency-Key": instant], body: "{}"))
        }
    }
}

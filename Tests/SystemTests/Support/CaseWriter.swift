import ExactJSON
import Foundation

/// A client that takes applications through their life, one after the other, whatever befalls the server: what was not
/// answered, or with 503, it sends again just so.
struct CaseWriter: Sendable {
    let name: String
    let applicant: Client
    let decisionMaker: Client
    let progress: WriterProgress

    /// Several writers at once until they are told to stop; gives every case that was begun.
    static func write(_ writers: [CaseWriter]) async throws -> [CaseRecord] {
        try await withThrowingTaskGroup(of: [CaseRecord].self) { group in
            for writer in writers { group.addTask { try await writer.run() } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func run() async throws -> [CaseRecord] {
        var records: [CaseRecord] = []
        do {
            while !progress.isStopped { records.append(try await runCase("\(name), case \(records.count)")) }
        } catch {
            progress.fail(error)
            throw error
        }
        return records
    }

    private func runCase(_ title: String) async throws -> CaseRecord {
        var document = try TestServer.referenceApplication(call: "se-eruf-mellersta-norrland-open")
        document["title"] = .string(title)
        var record = try await create(document)
        for step in [replace, submit, decide] where !progress.isStopped { try await step(&record) }
        return record
    }

    private func create(_ document: JSON) async throws -> CaseRecord {
        let key = UUID().uuidString
        let (reply, _) = try await insist { try await applicant.post("/v1/applications", document, key: key) }
        let title = document["title"]?.stringValue ?? ""
        guard reply.status == 201, let path = reply.location, let entityTag = reply.entityTag else {
            throw SystemTestError("creating \(title): \(reply.status) \(reply.text)")
        }
        progress.acknowledge()
        return CaseRecord(title: title, path: path, application: try reply.json, entityTag: entityTag)
    }

    /// A PUT has no key: sent again it is stale where the first one was done, and then the draft must be as it was sent.
    private func replace(_ record: inout CaseRecord) async throws {
        var document = try TestServer.referenceApplication(call: "se-eruf-mellersta-norrland-open")
        document["title"] = .string(record.title)
        document["summary"] = .string("Replaced \(UUID().uuidString)")
        let (sent, target, entityTag) = (document, record.path, record.entityTag)
        var (reply, attempts) = try await insist { try await applicant.put(target, sent, ifMatch: entityTag) }
        if reply.status == 412, attempts > 1 { (reply, _) = try await insist { try await applicant.get(target) } }
        let application = try reply.json
        guard reply.status == 200, let tag = reply.entityTag, application["summary"] == document["summary"] else {
            throw SystemTestError("replacing \(record.title): \(reply.status) \(reply.text.prefix(400))")
        }
        record.application = application
        record.entityTag = tag
        progress.acknowledge()
    }

    private func submit(_ record: inout CaseRecord) async throws {
        let (key, target, entityTag) = (UUID().uuidString, record.path, record.entityTag)
        let (reply, _) = try await insist { try await applicant.post("\(target)/submission", [:], key: key, ifMatch: entityTag) }
        guard reply.status == 200, let tag = reply.entityTag else {
            throw SystemTestError("submitting \(record.title): \(reply.status) \(reply.text.prefix(400))")
        }
        record.application = try reply.json
        record.application["links"] = nil
        record.entityTag = tag
        progress.acknowledge()
    }

    private func decide(_ record: inout CaseRecord) async throws {
        // In öre, so that rounding of the instalments has something to do; small, so that the call's envelope lasts.
        let amount = "\(Int.random(in: 1000...9999)).\(Int.random(in: 10...99))"
        let (key, target, entityTag) = (UUID().uuidString, record.path, record.entityTag)
        let (reply, _) = try await insist {
            try await decisionMaker.post(
                "\(target)/decision", ["outcome": "granted", "amount": .string(amount), "reasons": "It meets the aims."], key: key,
                ifMatch: entityTag)
        }
        guard reply.status == 201 else { throw SystemTestError("deciding \(record.title): \(reply.status) \(reply.text)") }
        record.decision = try reply.json
        record.granted = amount
        progress.acknowledge()
    }

    /// The first answer that is one, and how many requests it took. Only no answer, 503, and 409 for a key whose first
    /// request still runs, are met by sending the request again.
    private func insist(_ send: () async throws -> Reply) async throws -> (reply: Reply, attempts: Int) {
        let deadline = ContinuousClock.now + .seconds(40)
        var attempts = 0
        while true {
            try Task.checkCancellation()
            attempts += 1
            do {
                let reply = try await send()
                switch reply.status {
                case 503 where reply.isProblem: progress.meetUnavailability()
                case 409 where reply.text.contains("idempotency-in-progress"): break
                default: return (reply, attempts)
                }
            } catch {
                progress.missAnswer()
                guard .now < deadline else { throw error }
            }
            guard .now < deadline else { throw SystemTestError("no lasting answer came in \(attempts) attempts") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

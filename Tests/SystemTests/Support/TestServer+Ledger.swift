import Decimals
import ExactJSON
import Postgres
import Testing

extension TestServer {
    /// Holds what the database has against everything that was acknowledged: nothing lost, nothing doubled, nothing half done.
    func check(_ records: [CaseRecord], as applicant: Client) async throws {
        #expect(try await count("SELECT count(*) FROM applications") == records.count)
        #expect(try await count("SELECT count(DISTINCT title) FROM application_versions") == records.count)
        for record in records {
            try await check(record, as: applicant)
        }
        try await checkConsistency()
    }

    private func check(_ record: CaseRecord, as applicant: Client) async throws {
        let read = try await applicant.get(record.path).json
        #expect(read["revision"]?.intValue == record.revision, "\(record.title)")
        if let decision = record.decision {
            #expect(read["status"] == "granted", "\(record.title)")
            #expect(read["granted"]?.stringValue == record.granted, "\(record.title)")
            #expect(Self.content(of: read) == Self.content(of: record.application), "\(record.title)")
            #expect(try await applicant.get("\(record.path)/decision").json == decision, "\(record.title)")
            let schedule = try await applicant.get("\(record.path)/payout-schedule").json
            let amounts = (schedule["items"]?.arrayValue ?? []).compactMap { $0["amount"]?.stringValue }
            #expect(try Self.sum(of: amounts) == Decimal128(exactly: record.granted ?? ""), "\(record.title)")
        } else {
            #expect(read == record.application, "\(record.title)")
        }
        let evaluations = try await applicant.get("\(record.path)/evaluations").json["items"]?.arrayValue ?? []
        let gates: [String: Set<String>] = ["draft": [], "submitted": ["submission"], "granted": ["submission", "decision"]]
        let expected = gates[read["status"]?.stringValue ?? ""]
        #expect(Set(evaluations.compactMap { $0["gate"]?.stringValue }) == expected, "\(record.title)")
        #expect(evaluations.count == expected?.count, "\(record.title)")
        let id = record.identifier
        #expect(
            try await count("SELECT count(*) FROM audit_events WHERE application_id::text = \(id)") == record.revision, "\(record.title)")
    }

    /// What holds of any database of Medfin's, seen with SQL alone.
    private func checkConsistency() async throws {
        let exceptions: [SQL] = [
            "SELECT count(*) FROM applications a WHERE revision <> (SELECT count(*) FROM audit_events e WHERE e.application_id = a.id)",
            "SELECT count(*) FROM applications WHERE (status = 'draft') <> (evaluation_id IS NULL)",
            "SELECT count(*) FROM applications a WHERE (status = 'granted') <> EXISTS (SELECT FROM decisions d WHERE d.application_id = a.id)",
            """
            SELECT count(*) FROM decisions d
            WHERE amount IS DISTINCT FROM (SELECT sum(amount) FROM instalments i WHERE i.application_id = d.application_id)
            """,
            "SELECT count(*) FROM evaluations e WHERE NOT EXISTS (SELECT FROM rule_results r WHERE r.evaluation_id = e.id)",
            "SELECT count(*) FROM evaluations WHERE receipt_sha256 <> encode(sha256(convert_to(receipt, 'UTF8')), 'hex')",
            """
            SELECT count(*) FROM application_versions v JOIN applications a ON a.id = v.application_id
            WHERE v.version = a.current_version AND v.frozen <> a.current_frozen
            """,
            // Each of them has the reference application's 15 budget lines.
            "SELECT count(*) FROM applications a WHERE 15 <> (SELECT count(*) FROM budget_lines b WHERE b.application_id = a.id)",
        ]
        for exception in exceptions {
            #expect(try await count(exception) == 0, "\(exception.text)")
        }
    }

    private static func content(of application: JSON) -> JSON {
        var content = application
        let added = [
            "status", "revision", "version", "updatedAt", "verdict", "granted", "decidedAt",
        ]
        for name in added { content[name] = nil }
        return content
    }

    static func sum(of amounts: [String]) throws -> Decimal128 {
        try amounts.reduce(.zero) { sum, text in
            guard let amount = Decimal128(exactly: text) else { throw SystemTestError("\(text) is no amount") }
            return try sum + amount
        }
    }
}

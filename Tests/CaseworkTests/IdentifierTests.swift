import Casework
import Foundation
import Grants
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    @Test("An id is of version 7 and sorts by the instant it was made at, to the microsecond")
    func sorts() throws {
        let start = try Instant(parsing: "2026-11-21T20:00:00Z")
        let ids = try (0..<3000).map { UUID(version7At: try start.adding(microseconds: Int64($0))).uuidString }
        #expect(ids == ids.sorted() && Set(ids).count == 3000)
        #expect(ids.allSatisfy { $0.dropFirst(14).first == "7" && "89AB".contains($0.dropFirst(19).first ?? "x") })
        let milliseconds = UInt64(ids[0].replacing("-", with: "").prefix(12), radix: 16)
        #expect(milliseconds.map { Int64($0) * 1000 } == start.microsecondsSince1970)
    }
}

import FoundationEssentials
import Persistence
import Postgres

/// What a round of counting for the eligibility reports did.
package struct EligibilityCounting: Sendable, Equatable {
    /// How many cases were added to the counts.
    package var counted: Int
    /// Evaluations whose counting takes longer than a statement may; reports count them themselves until they are tried again, in an hour.
    package var putOff: [String]

    package init(counted: Int = 0, putOff: [String] = []) {
        self.counted = counted
        self.putOff = putOff
    }
}

extension CaseworkEnvironment {
    /// Adds what has been submitted since the last time to the counts that eligibility reports read. A case that can't be counted in time
    /// does not hold up the others.
    @discardableResult
    package func countEligibility() async throws -> EligibilityCounting {
        let bunch = 1_000
        // More in one round than is likely of cases: then it is the database that is slow, and the rest waits for the next round.
        let mostPutOff = 3
        var total = EligibilityCounting()
        while true {
            let cases = try await pool.withConnection { try await EligibilityReportStore.uncounted(atMost: bunch, on: $0) }
            let before = total
            try await count(cases[...], into: &total, puttingOff: mostPutOff)
            // Another process may be counting, and is let go on.
            if cases.count < bunch || total == before || total.putOff.count >= mostPutOff { return total }
        }
    }

    /// All at once, or in halves where that takes longer than a statement may.
    private func count(_ cases: ArraySlice<UUID>, into total: inout EligibilityCounting, puttingOff most: Int) async throws {
        guard let first = cases.first, total.putOff.count < most else { return }
        do {
            total.counted += try await pool.withConnection { try await EligibilityReportStore.count(Array(cases), on: $0) }
        } catch let error as PostgresError where [.queryCanceled, .responseTimeout].contains(error.code) {
            if cases.count > 1 {
                let middle = cases.startIndex + cases.count / 2
                try await count(cases[..<middle], into: &total, puttingOff: most)
                try await count(cases[middle...], into: &total, puttingOff: most)
            } else {
                try await pool.withConnection { try await EligibilityReportStore.putOff(first, on: $0) }
                total.putOff.append(first.uuidString.lowercased())
            }
        }
    }
}

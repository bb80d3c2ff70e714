import Decimals
import ExactJSON
package import Grants

/// Makes applications to one call of any programme: realistic, different from each other, the same for the same seed, and complete
/// enough to be submitted.
///
/// Categories, questions and applicant kinds are the programme's; organisation and account numbers have right check digits. Costs, the
/// share of support, the project's length and answers stand often at, just below or just above the figures of the programme's
/// parameters, and the requested support at the computed limit, so that rules come out both ways.
package struct ApplicationGenerator: Sendable {
    let programme: Programme
    let call: Call
    private let seed: UInt64

    package init(_ programme: Programme, call: Call, seed: UInt64) {
        self.programme = programme
        self.call = call
        self.seed = seed
    }

    /// The application of that number; any number, in any order.
    package func application(_ number: Int) -> ApplicationContent {
        var maker = ApplicationMaker(programme, call: call, random: SplitMix64(seed: seed, stream: number))
        return maker.application(number)
    }

    /// An instant while the call is open, at which the application of that number may have come.
    package func instant(_ number: Int) -> Instant {
        var random = SplitMix64(seed: ~seed, stream: number)
        // In the first years of a call that never closes.
        let most = min(call.opens.microseconds(to: call.closes), 4 * 365 * 86_400 * 1_000_000)
        return (try? call.opens.adding(microseconds: Int64.random(in: 0...max(0, most), using: &random))) ?? call.opens
    }
}

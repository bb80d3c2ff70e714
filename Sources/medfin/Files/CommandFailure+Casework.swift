import Casework
import HTTPAPI
import HTTPConventions
import Localisation

extension CommandFailure {
    /// What a use case refuses, in the words of the API: its title and detail, then a line for each mistake.
    private init(refusal error: CaseworkError) {
        let problem = Problem(refusal: error)
        let sentences = [problem.type.title, problem.detail].compactMap { $0?.text(in: .en) }
        let details = problem.errors.map { ("\($0.pointer)" == "/file" ? "" : "\($0.pointer): ") + $0.detail.text(in: .en) }
        self.init([sentences.joined(separator: ": ")] + details)
    }

    /// The body's value, or what it refuses.
    static func telling<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as CaseworkError {
            throw CommandFailure(refusal: error)
        }
    }
}

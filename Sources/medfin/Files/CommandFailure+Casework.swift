import Casework
import HTTPAPI
import HTTPConventions
import Localisation

extension CommandFailure {
    /// What a use case refuses, in the words of the API: its title and detail, then a line for each mistake.
    init(refusal error: CaseworkError) {
        let problem = Problem(refusal: error)
        let sentences = [problem.type.title, problem.detail].compactMap { $0?.text(in: .en) }
        self.init([sentences.joined(separator: ": ")] + problem.errors.map { "\($0.pointer): \($0.detail.text(in: .en))" })
    }
}

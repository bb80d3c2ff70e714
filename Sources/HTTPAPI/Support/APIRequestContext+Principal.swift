import FoundationEssentials
import Grants
import HTTPConventions
import Hummingbird

extension APIRequestContext {
    /// The caller; 401 without a token.
    func principal() throws(Problem) -> Principal {
        let token = try requireToken()
        return Principal(
            organisation: token.organisation, person: token.person, scopes: Set(token.scopes.compactMap(Principal.Scope.init)))
    }

    /// An id in the path; 404 where it is none.
    func id(_ name: String = "id") throws(Problem) -> UUID {
        guard let id = parameters.get(name).flatMap(UUID.init(uuidString:)) else { throw Problem(.notFound) }
        return id
    }

    /// A code in the path; 404 for one that cannot be any.
    func code(_ name: String = "code") throws(Problem) -> String {
        guard let code = parameters.get(name), code.isStorable else { throw Problem(.notFound) }
        return code
    }
}

extension UUID {
    /// As the API writes it.
    var text: String { uuidString.lowercased() }
}

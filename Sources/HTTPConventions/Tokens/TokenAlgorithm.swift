internal import JWTKit

/// A signature algorithm that a token may have; `none` and the HS family are not among them.
package enum TokenAlgorithm: String, Sendable, Hashable, CaseIterable {
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case es256 = "ES256"

    var jwk: JWK.Algorithm {
        switch self {
        case .rs256: .rs256
        case .rs384: .rs384
        case .rs512: .rs512
        case .es256: .es256
        }
    }

    var keyType: JWK.KeyType { self == .es256 ? .ecdsa : .rsa }
}

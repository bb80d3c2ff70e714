/// A national register of organisations; the raw value is its ISO 6523 code.
package enum OrganisationRegister: String, Sendable, Hashable, CaseIterable {
    /// Organisationsnummer.
    case sweden = "0007"
    /// Enhetsregisteret.
    case norway = "0192"
    /// Yritys- ja yhteisötietojärjestelmä.
    case finland = "0212"

    /// ISO 3166.
    package var country: String {
        switch self {
        case .sweden: "SE"
        case .norway: "NO"
        case .finland: "FI"
        }
    }

    /// How a number of the register is written.
    package var pattern: String {
        switch self {
        case .sweden: "NNNNNN-NNNN"
        case .norway: "NNNNNNNNN"
        case .finland: "NNNNNNN-N"
        }
    }
}

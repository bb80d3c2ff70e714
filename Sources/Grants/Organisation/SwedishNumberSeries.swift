/// The group a Swedish organisation number belongs to by its first digit (lag 1974:174, Skatteverket's SKV 709).
package enum SwedishNumberSeries: Character, Sendable, Hashable, CaseIterable {
    case estate = "1"
    /// The state, municipalities, regions, municipal associations, parishes.
    case publicBody = "2"
    case foreignCompany = "3"
    case limitedCompany = "5"
    case simplePartnership = "6"
    case economicAssociation = "7"
    /// Numbers from 802 on are the usual ones today.
    case nonProfitOrFoundation = "8"
    case tradingPartnership = "9"

    /// Whether an organisation of that kind can have a number of this series.
    package func fits(_ kind: OrganisationKind) -> Bool {
        switch kind {
        case .municipality, .county, .stateAgency, .municipalAssociation: self == .publicBody
        // Most are state agencies; some are run by a foundation or a limited company.
        case .university: self == .publicBody || self == .nonProfitOrFoundation || self == .limitedCompany
        case .company: self == .limitedCompany || self == .foreignCompany || self == .tradingPartnership || self == .economicAssociation
        case .association: self == .nonProfitOrFoundation || self == .economicAssociation
        case .foundation: self == .nonProfitOrFoundation
        }
    }
}

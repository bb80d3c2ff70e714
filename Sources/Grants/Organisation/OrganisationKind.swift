/// What sort of organisation takes part; the raw value is the API's word.
package enum OrganisationKind: String, Sendable, Hashable, CaseIterable {
    case municipality, county, stateAgency, municipalAssociation, university, company, association, foundation
}

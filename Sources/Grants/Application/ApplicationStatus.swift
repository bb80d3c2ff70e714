/// Where an application stands in its life (domain.md section 5).
package enum ApplicationStatus: String, Sendable, CaseIterable {
    case draft, submitted, inReview, returned, recommended, granted, rejected, withdrawn
    case provisional, accepted, active, closing, closed, declined, lapsed, revoked
}

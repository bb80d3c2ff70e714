import ExactJSON

extension ApplicationContent {
    /// How many values it has, by which grows what an evaluation takes.
    var valueCount: Int {
        lines.reduce(0) { $0 + 1 + $1.amounts.count } + coFinanciers.reduce(0) { $0 + 1 + $1.cash.count + $1.inKind.count }
            + requestedSupport.count + answers.reduce(0) { $0 + $1.value.valueCount }
            + areas.count + partners.count + activities.count + indicators.count + (applicant?.contacts.count ?? 0)
    }
}

extension JSON {
    fileprivate var valueCount: Int {
        switch self {
        case .array(let elements): elements.reduce(1) { $0 + $1.valueCount }
        case .object(let object): object.members.reduce(1) { $0 + $1.value.valueCount }
        default: 1
        }
    }
}

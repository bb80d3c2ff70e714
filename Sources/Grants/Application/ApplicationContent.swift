package import Decimals
package import ExactJSON

/// What an application says: the document of api.md section 4, typed. Everything is optional in a draft.
package struct ApplicationContent: Sendable, Equatable {
    package var call: String?
    package var title: String?
    package var summary: String?
    /// Id of the rejected application that this one takes up again; as sent.
    package var previousApplication: String?
    package var applicant: Applicant?
    package var period: ProjectPeriod?
    package var areas: [Area] = []
    package var partners: [Partner] = []
    package var activities: [Activity] = []
    package var indicators: [Indicator] = []
    package var lines: [BudgetLine] = []
    package var requestedSupport: YearlyAmounts = [:]
    package var coFinanciers: [CoFinancier] = []
    /// Answers to the programme's own questions, in the order sent.
    package var answers: [Answer] = []
    package var signature: Signature?

    package init() {}
}

/// Amounts by calendar year, exact, zero or more; a year that is absent was not stated.
package typealias YearlyAmounts = [Int: Decimal128]

package struct Organisation: Sendable, Equatable {
    /// ISO 6523 register code, e.g. `0007`; as sent.
    package var register: String?
    /// Number in that register; as sent.
    package var number: String?
    package var name: String?
    package var kind: OrganisationKind?

    package init(register: String? = nil, number: String? = nil, name: String? = nil, kind: OrganisationKind? = nil) {
        self.register = register
        self.number = number
        self.name = name
        self.kind = kind
    }
}

package struct Applicant: Sendable, Equatable {
    package var organisation: Organisation?
    package var legalForm: String?
    package var account: Account?
    package var vatLiable: Bool?
    package var publicProcurement: Bool?
    package var contacts: [Contact] = []

    package init() {}
}

package struct Account: Sendable, Equatable {
    package var type: String?
    package var number: String?

    package init() {}
}

package struct Contact: Sendable, Equatable {
    package var role: String?
    package var name: String?
    package var email: String?
    package var phone: String?

    package init() {}
}

package struct ProjectPeriod: Sendable, Equatable {
    package var start: CalendarDate?
    package var end: CalendarDate?

    package init() {}
}

package struct Area: Sendable, Equatable {
    package var country: String?
    package var code: String?
    package var name: String?

    package init() {}
}

package struct Partner: Sendable, Equatable {
    package var organisation: Organisation?
    package var role: String?

    package init() {}
}

package struct Activity: Sendable, Equatable {
    package var id: String?
    package var parent: String?
    package var title: String?
    package var description: String?
    package var start: CalendarDate?
    package var end: CalendarDate?
    package var cost: Decimal128?

    package init() {}
}

package struct Indicator: Sendable, Equatable {
    package var code: String?
    package var target: Decimal128?
    package var comment: String?

    package init() {}
}

package struct BudgetLine: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case actual, unitCost, lumpSum, income
    }

    package var category: String?
    package var kind: Kind = .actual
    package var description: String?
    package var amounts: YearlyAmounts = [:]

    package init() {}
}

package struct CoFinancier: Sendable, Equatable {
    package enum Sector: String, Sendable, CaseIterable {
        case `public`, `private`
    }

    package enum Certificate: String, Sendable, CaseIterable {
        case attached, missing, notRequired
    }

    package var organisation: Organisation?
    package var sector: Sector?
    package var insideProgrammeArea: Bool?
    package var certificate: Certificate?
    package var cash: YearlyAmounts = [:]
    package var inKind: YearlyAmounts = [:]

    package init() {}
}

package struct Answer: Sendable, Equatable {
    package var question: String
    package var value: JSON

    package init(question: String, value: JSON) {
        self.question = question
        self.value = value
    }
}

package struct Signature: Sendable, Equatable {
    package enum Status: String, Sendable, CaseIterable {
        case signed, missing
    }

    package var status: Status?

    package init() {}
}

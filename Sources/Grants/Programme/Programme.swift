package import Decimals
package import FEEL
package import Localisation

/// One published version of a programme: everything its file says, read, checked and compiled. Immutable.
package struct Programme: Sendable {
    package var code: String
    package var version: Int
    package var name: LocalizedText
    package var authority: Authority
    package var calendar: BusinessCalendar
    /// The zone of the country's clocks, for what is not part of a call.
    package var zone: ZoneRules
    /// ISO 4217.
    package var currency: String
    package var languages: [Language]
    /// Nil where every call may be judged by it.
    package var validity: Validity?
    package var sources: [Source]
    package var applicantKinds: [OrganisationKind]
    package var categories: [Category]
    package var questions: [Question]
    /// The DMN models that decisions are taken from.
    package var models: [Model]
    package var parameters: [Parameter]
    package var flatRates: [FlatRate]
    /// Amounts that it adds to those of every finance table.
    package var amounts: [AmountDefinition]
    package var shares: [ShareDefinition]
    package var limits: [LimitDefinition]
    package var benefits: BenefitsDefinition?
    package var derived: [DerivedValue]
    package var rules: [Rule]
    package var criteria: [Criterion]
    package var ranking: Ranking?
    package var payout: PayoutPlan
    package var tests: [ProgrammeTest]
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    package var hash: String
    /// Where each FEEL input stands in an evaluation's slots.
    package var layout: FactLayout
    /// What the file's author should know, but may have meant: rules without effect, tables that could not be analysed.
    package var remarks: [FileError]
    /// What proofs about its entries may still take, in comparisons or so.
    var effortOfProofs = RuleProver.standardEffort

    /// ISO 3166 code of the country.
    package var country: String { calendar.rawValue }

    package struct Authority: Sendable, Equatable {
        package var register: String
        package var number: String
        package var name: String

        /// `register:number`, as tokens carry it.
        package var identifier: String { "\(register):\(number)" }
    }

    package struct Source: Sendable, Equatable {
        package var id: String
        package var title: String
        package var reference: String?
    }

    /// A DMN model under the id that decisions name it by.
    package struct Model: Sendable {
        package var id: String
        package var file: DecisionModelFile
    }

    package struct Category: Sendable {
        package var id: String
        package var label: LocalizedText
    }
}

/// A question of a programme, answered under `/answers`.
package struct Question: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case boolean, number, amount, percentage, text, date, choice, choices, list
    }

    package struct Choice: Sendable {
        package var id: String
        package var label: LocalizedText
    }

    package var id: String
    package var kind: Kind
    package var required: Bool
    package var label: LocalizedText
    package var help: LocalizedText?
    package var choices: [Choice]
    package var items: [Question]
    package var maximumLength: Int
    package var assumption: Bool
}

/// A figure of a programme with the dates on which each of its values holds.
package struct Parameter: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case percentage, amount, number, text, date, boolean, duration
    }

    package struct Dated: Sendable {
        package var from: CalendarDate?
        /// The last day it holds.
        package var until: CalendarDate?
        package var value: Value
        package var text: String
        package var source: String
        package var assumption: Bool
    }

    package var id: String
    package var kind: Kind
    package var label: LocalizedText
    package var values: [Dated]

    /// The value that holds on a day; nil where none does.
    package func value(on day: CalendarDate) -> Dated? {
        values.first { dated in
            (dated.from.map { $0 <= day } ?? true) && (dated.until.map { day <= $0 } ?? true)
        }
    }
}

/// A cost computed as a rate on other costs.
package struct FlatRate: Sendable {
    package var id: String
    package var label: LocalizedText
    package var rate: Formula
    /// Ids of the categories and earlier flat rates it stands on.
    package var bases: [String]
    package var condition: Formula?
    package var rounding: Rounding
    package var source: String
}

package struct ShareDefinition: Sendable {
    package var id: String
    package var label: LocalizedText
    package var numerator: String
    package var base: String
    package var digits: Int
    package var mode: RoundingMode
    package var source: String
}

/// A maximum of the support: an amount with a source.
package struct LimitDefinition: Sendable {
    package var id: String
    package var label: LocalizedText
    package var amount: Formula
    package var condition: Formula?
    package var rounding: Rounding?
    package var source: String
}

/// A FEEL expression of a programme file, compiled against the file's names, with its text and place.
package struct Formula: Sendable {
    package var source: String
    package var line: Int
    package var column: Int
    package var compiled: FEELExpression
}

/// A condition that an application must meet, with what to say when it does not.
package struct Rule: Sendable {
    package enum Severity: String, Sendable, CaseIterable {
        case blocking, condition, remark, advice, obligation
    }

    /// A value that the rule's results show.
    package struct NamedFormula: Sendable {
        package var name: String
        package var formula: Formula
        /// Decimals always shown, where the value is a share as displayed.
        package var digits: Int?
    }

    package var id: String
    package var title: LocalizedText
    package var gates: [Gate]
    package var severity: Severity
    package var condition: Formula?
    package var requirement: Formula
    package var values: [NamedFormula]
    package var pointer: String
    package var message: LocalizedText
    package var undeterminedMessage: LocalizedText?
    package var remedy: LocalizedText?
    package var source: String
}

/// A point in an application's life at which rules are run.
package enum Gate: String, Sendable, CaseIterable {
    case draft, submission, assessment, decision, claim, closure
}

package import Decimals
package import FEEL

/// Why an application's finance table could not be computed at all.
package enum EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A flat rate applies, but its percentage is not known on the day.
    case noRate(flatRate: String, on: CalendarDate)
    /// A number left decimal128; amounts within `Money.maximum` cannot get there.
    case beyondDecimals(DecimalError)
    /// The evaluation reached one of its limits in a part of the programme; steps are counted over all parts.
    case beyondLimits(Part, EvaluationFailure)

    package enum Part: Sendable, Equatable, CustomStringConvertible {
        case formula(String)
        case table(String)
        case decision(String)

        package var description: String {
            switch self {
            case .formula(let source): "formula \(source)"
            case .table(let id): "decision table \(id)"
            case .decision(let id): "decision \(id)"
            }
        }
    }

    package var description: String {
        switch self {
        case .noRate(let flatRate, let day): "the programme has no rate for \(flatRate) on \(day)"
        case .beyondDecimals(let error): "a number can't be represented: \(error)"
        case .beyondLimits(let part, let failure): "the evaluation was given up in \(part): \(failure)"
        }
    }
}

package import Decimals
package import Localisation

/// What an application is scored by at the assessment.
package struct Criterion: Sendable {
    package var id: String
    package var label: LocalizedText
    package var help: LocalizedText?
    /// Zero or more; 1 where the file says none.
    package var weight: Decimal128
    package var lowest: Decimal128
    package var highest: Decimal128
    /// Below it the application should not be supported.
    package var threshold: Decimal128?
    /// Ids of the questions whose answers the assessor reads.
    package var questions: [String]
    /// Gives the score where it is computed; nil where an assessor gives it.
    package var score: Formula?
    package var attribution: Attribution

    package func isOnScale(_ score: Decimal128) -> Bool { score >= lowest && score <= highest }
}

/// What applications of a call are ranked by, the highest first; without it by the weighted sum of their scores.
package struct Ranking: Sendable {
    package var label: LocalizedText
    package var value: Formula
    package var attribution: Attribution
}

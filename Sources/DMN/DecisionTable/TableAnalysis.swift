public import FEEL

/// What is wrong, or may be, with a decision table as a whole, with an example input for each finding.
///
/// Inputs are taken to be independent of each other unless they are computed from the same facts. Rules are numbered from 1.
public struct TableAnalysis: Sendable {
    /// Values of the inputs, in the order of the columns.
    public struct Example: Sendable, CustomStringConvertible {
        public let labels: [String]
        /// Nil where any value will do.
        public let values: [Value?]

        /// `{category: "2", amount: 5000001}`, without the inputs that may be anything.
        public var description: String {
            let entries = zip(labels, values).compactMap { label, value in value.map { "\(label): \($0)" } }
            return "{" + entries.joined(separator: ", ") + "}"
        }
    }

    /// Combinations of inputs that no rule covers. Inputs that are null are left out.
    public struct Gap: Sendable, CustomStringConvertible {
        public let example: Example
        /// For each input the unary tests of the values that the gap is made of, such as `> 5000000`; `-` for all.
        public let tests: [String]
        /// False when it takes certain values of inputs that depend on each other, so that it may never occur.
        public let isCertain: Bool

        public var description: String { "no rule covers \(example)" }
    }

    /// Two rules that match together.
    public struct Overlap: Sendable, CustomStringConvertible {
        public let rules: [Int]
        public let example: Example
        /// Nil when that depends on what the outputs read.
        public let haveSameOutputs: Bool?
        /// False when it takes certain values of inputs that depend on each other, so that it may never occur.
        public let isCertain: Bool

        public var description: String { "rules \(listed(rules)) both match \(example)" }
    }

    /// A rule that never has a say.
    public struct UnreachableRule: Sendable, CustomStringConvertible {
        public let rule: Int
        /// Earlier rules of a FIRST table that together match whatever this one matches; empty when nothing can match it.
        public let coveredBy: [Int]

        public var description: String {
            coveredBy.isEmpty
                ? "rule \(rule) matches nothing"
                : "rule \(rule) is never reached, as \(coveredBy.count == 1 ? "rule" : "rules") \(listed(coveredBy)) "
                    + "\(coveredBy.count == 1 ? "matches" : "match") first"
        }
    }

    /// A rule that matches only where another one does too.
    public struct SubsumedRule: Sendable, CustomStringConvertible {
        public let rule: Int
        public let by: Int
        /// The two match exactly the same inputs.
        public let isDuplicate: Bool
        /// Nil when that depends on what the outputs read.
        public let haveSameOutputs: Bool?

        public var description: String {
            isDuplicate
                ? "rules \(listed([by, rule].sorted())) have the same conditions"
                : "rule \(rule) matches only where rule \(by) matches too"
        }
    }

    /// Of tables that give one hit and have no default output.
    public internal(set) var gaps: [Gap] = []
    /// Of UNIQUE tables; of ANY tables those with different outputs.
    public internal(set) var overlaps: [Overlap] = []
    public internal(set) var unreachableRules: [UnreachableRule] = []
    public internal(set) var subsumedRules: [SubsumedRule] = []
    /// What the findings leave out or take for granted, as sentences.
    public internal(set) var notes: [String] = []
    /// Whether all gaps and overlaps of what was analysed are listed: neither the size nor the number was too great.
    public internal(set) var isComplete = true
    /// What the analysis took of its limit.
    var effort = 0

    /// How much an analysis may take.
    public struct Limits: Sendable {
        /// Findings of each sort.
        public var findings = 200
        /// What the analysis may cost: nanoseconds of an ordinary processor, counted by the work and not by the clock.
        public var effort = 400_000_000

        public init() {}
    }
}

extension CompiledDecisionTable {
    /// Looks for gaps, overlaps and rules without a say.
    ///
    /// Exact for tests of constants over numbers, booleans, texts, dates, moments and durations. Rules with other tests
    /// are told in the notes; nothing is claimed that depends on them.
    ///
    /// `origins` say what names of the table's scope are computed from; a name without one is taken to be independent of all others.
    public func analysis(
        limits: TableAnalysis.Limits = TableAnalysis.Limits(), origins: [String: ValueOrigin] = [:]
    ) -> TableAnalysis {
        var analyser = TableAnalyser(self, limits, origins)
        return analyser.analyse()
    }
}

import Decimals
import FEEL

/// One row of a benefits plan: a year and what stands in the columns.
struct BenefitsPlanRow {
    let year: Int
    /// By column; columns that the row leaves out are not in it.
    let figures: [String: Decimal128]

    /// The year as a fact; nil where it is none in which a project can have gains.
    static func year(_ fact: Value) -> Int? {
        guard let number = fact.number, number.isInteger, let year = Int(exactly: number),
            (ContentReader.Limit.firstYear...ContentReader.Limit.lastYear).contains(year)
        else { return nil }
        return year
    }

    /// Reads one; the column that is missing or can't be read is thrown.
    init(_ row: ContextValue, columns: [String]) throws(UnreadableColumn) {
        guard let year = row[BenefitsDefinition.yearColumn].flatMap(Self.year) else {
            throw UnreadableColumn(name: BenefitsDefinition.yearColumn)
        }
        var figures: [String: Decimal128] = [:]
        for column in columns {
            guard let value = row[column], !value.isNull else { continue }
            guard let number = value.number, Money.isWithinBounds(number) else { throw UnreadableColumn(name: column) }
            figures[column] = number
        }
        self.year = year
        self.figures = figures
    }

    struct UnreadableColumn: Error {
        var name: String
    }
}

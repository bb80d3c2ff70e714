import Decimals
import ExactJSON
import FEEL

extension ApplicationContent {
    /// What in the benefits plan cannot be taken at all: years that no project has, and figures that are no money.
    ///
    /// What is not of its question's type, and amounts, are told by the question.
    func benefitsPlanIssues(under programme: Programme) -> [FieldIssue] {
        let items = programme.questions.first { $0.id == programme.benefits?.plan }?.items ?? []
        let numbers = (programme.benefits?.columns ?? []).filter { column in items.contains { $0.id == column && $0.kind == .number } }
        var issues: [FieldIssue] = []
        for (pointer, row) in benefitsPlan(under: programme) {
            if let year = row[BenefitsDefinition.yearColumn].flatMap(Money.number), BenefitsPlanRow.year(.number(year)) == nil {
                let bounds = ["first": "\(ContentReader.Limit.firstYear)", "last": "\(ContentReader.Limit.lastYear)"]
                issues.append(
                    FieldIssue(
                        pointer.appending(BenefitsDefinition.yearColumn), .invalidYear, bounds.merging(["value": year.description]) { $1 }))
            }
            for column in numbers {
                guard let figure = row[column].flatMap(Money.number), !Money.isWithinBounds(figure) else { continue }
                let isTooPrecise = figure.normalized.scale > Money.decimals
                issues.append(
                    FieldIssue(
                        pointer.appending(column), isTooPrecise ? .amountTooPrecise : .amountTooLarge,
                        ["value": figure.description, "digits": "\(Money.decimals)", "maximum": Money.maximum]))
            }
        }
        return issues
    }

    /// What must be mended in the benefits plan before it can be submitted: rows without a year, and two of one year.
    func benefitsPlanSubmissionIssues(under programme: Programme) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        var years: Set<Int> = []
        for (pointer, row) in benefitsPlan(under: programme) {
            let pointer = pointer.appending(BenefitsDefinition.yearColumn)
            let answer = row[BenefitsDefinition.yearColumn] ?? .null
            if answer == .null {
                issues.append(FieldIssue(pointer, .required))
            } else if let year = Money.number(answer).map(Value.number).flatMap(BenefitsPlanRow.year), !years.insert(year).inserted {
                issues.append(FieldIssue(pointer, .duplicateIdentifier, ["value": "\(year)"]))
            }
        }
        return issues
    }

    /// The rows of the benefits plan with their pointers; none where the programme reads none.
    private func benefitsPlan(under programme: Programme) -> [(pointer: JSONPointer, row: JSON)] {
        guard let plan = programme.benefits?.plan, let answer = answers.last(where: { $0.question == plan })?.value else { return [] }
        let pointer = JSONPointer("answers").appending(plan)
        return (answer.arrayValue ?? []).prefix(ContentReader.Limit.entries).enumerated().map { (pointer.appending($0), $1) }
    }
}

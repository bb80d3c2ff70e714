import Decimals
import FEEL

extension EvaluationRun {
    /// Computes the benefits plan, where the programme has one and the application gives it, and makes it a fact.
    mutating func appendBenefits(to finance: inout FinanceTable) throws(EvaluationError) {
        guard let definition = programme.benefits else { return }
        let terms = BenefitsTerms(
            cutShare: try definition.budgetCut.flatMap { cut throws(EvaluationError) in try value(of: cut.share).number },
            discountRate: try definition.presentValue.flatMap { value throws(EvaluationError) in try self.value(of: value.rate).number },
            baseYear: try definition.presentValue.flatMap { value throws(EvaluationError) in
                BenefitsPlanRow.year(try self.value(of: value.year))
            })
        if let rows = try? planRows(definition), !rows.isEmpty {
            do throws(DecimalError) {
                benefits = try BenefitsTable(rows, definition, terms, steps: &finance.roundingSteps)
            } catch {
                throw .beyondDecimals(error)
            }
        }
        append([benefits?.fact ?? .null])
    }

    /// The rows of the plan; none where it is not answered.
    private func planRows(_ definition: BenefitsDefinition) throws(BenefitsPlanRow.UnreadableColumn) -> [BenefitsPlanRow] {
        guard let slot = programme.layout.declarations.slot(of: "answers"), case .context(let answers) = slots[slot],
            case .list(let values) = answers[definition.plan] ?? .null
        else { return [] }
        var rows: [BenefitsPlanRow] = []
        for case .context(let row) in values { rows.append(try BenefitsPlanRow(row, columns: definition.columns)) }
        return rows
    }

    /// What is missing where the benefits, or a member of them, are null.
    func missing(behindBenefits path: String) throws(EvaluationFailure) -> [String] {
        guard let definition = programme.benefits else { return [] }
        let plan = "answers.\(definition.plan)"
        guard benefits != nil else {
            do throws(BenefitsPlanRow.UnreadableColumn) {
                _ = try planRows(definition)
                return [plan]
            } catch {
                return ["\(plan).\(error.name)"]
            }
        }
        switch path.split(separator: ".").last.map(String.init) {
        case BenefitsDefinition.budgetCutID: return try missing(in: [definition.budgetCut?.share].compactMap { $0?.compiled })
        case BenefitsDefinition.presentValueID:
            return try missing(in: [definition.presentValue?.rate, definition.presentValue?.year].compactMap { $0?.compiled })
        default: return []
        }
    }
}

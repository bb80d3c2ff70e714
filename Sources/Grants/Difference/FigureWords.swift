import FEEL
import Localisation

/// What it takes to tell a version's figures in words, each thing made once.
final class FigureWords {
    let programme: Programme
    /// What the version's names have become in the other version; of the newer one nothing.
    var renames = Renames() {
        didSet { tables = [:] }
    }

    private(set) lazy var units = FigureUnits(programme)
    private(set) lazy var labels = FactLabels(programme)
    private lazy var questions = Dictionary(programme.questions.map { ("answers.\($0.id)", $0) }, uniquingKeysWith: { first, _ in first })
    private var tables: [String: FigureRows] = [:]

    init(_ programme: Programme) { self.programme = programme }

    /// The rows of the decision table with the id.
    func rows(of table: TableLogic, id: String) -> FigureRows {
        if let rows = tables[id] { return rows }
        let rows = FigureRows(table, id: id, in: self)
        tables[id] = rows
        return rows
    }

    /// What the choices of an input's values are called.
    func choices(of input: String) -> [Question.Choice] {
        if input == "applicant.kind" { return OrganisationKind.allCases.map { Question.Choice(id: $0.rawValue, label: CodeWords.applicant($0)) } }
        return questions[input]?.choices ?? []
    }
}

extension Sequence<String> {
    /// The same keys, those that occur again with a number.
    var numbered: [String] {
        var counts: [String: Int] = [:]
        return map { key in
            let count = (counts[key] ?? 0) + 1
            counts[key] = count
            return count == 1 ? key : "\(key) #\(count)"
        }
    }
}

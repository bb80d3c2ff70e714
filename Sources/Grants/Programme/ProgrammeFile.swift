import Crypto
import DMN
import Decimals
import FEEL
import Localisation

/// Reads `Config/programmes/*.yaml`.
package enum ProgrammeFile {
    package static let maximumBytes = FileReader.maximumBytes
    /// Bytes of all DMN models of a programme together.
    package static let maximumModelBytes = ModelShelf.maximumBytes
    /// Numbers that a version may have.
    static let versions = 1...1_000_000

    /// The programme that the text states, checked and compiled; throws every mistake with its line and column.
    ///
    /// `models` are the DMN models it may name. The file's own test cases are not run here: see `Programme.failingTests()`.
    /// Without `analysing`, as for what is published already, gaps and overlaps of decision tables are not looked for, and what has become
    /// a mistake of new files only is taken; the file's tests are not read then. Nothing is proven of the rules once `goesOn` says no.
    package static func read(
        _ text: String, models: [DecisionModelFile] = [], analysing: Bool = true, while goesOn: @escaping () -> Bool = { true }
    ) throws(FileErrors) -> Programme {
        try FileReader.read(text) { reader, node in
            reader.isPublished = !analysing
            return ProgrammeReader(reader: reader, modelFiles: models, isAnalysing: analysing, while: goesOn).programme(node, text: text)
        }
    }

    /// Whether a text can be a programme's code: lower-case letters and digits, in parts joined by hyphens.
    package static func isCode(_ text: String) -> Bool {
        text.utf8.count <= 100
            && text.utf8.split(separator: 45, omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
            }
    }

    /// SHA-256 of a file's bytes, lower-case hexadecimal.
    package static func hash(of text: String) -> String {
        hexadecimal(SHA256.hash(data: Array(text.utf8)))
    }

    static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

/// Reads the sections of one programme file, in the order in which their names become known to formulas.
struct ProgrammeReader {
    let reader: FileReader
    /// The DMN models that the file may name.
    let modelFiles: [DecisionModelFile]
    /// What the analysis of each decision table may cost; nil where they are not analysed.
    var analysisLimits: TableAnalysis.Limits?
    /// What the names are computed from that are not facts of the document themselves.
    var origins: [String: ValueOrigin] = [:]
    /// What finding them may still take, in paths; far beyond any real file's.
    var originWork = 500_000
    var languages: [Language] = []
    var sources: [Programme.Source] = []
    var layout = FactLayout()
    /// Derived values that are not known yet, with the names that they wait for.
    var waiting: [String: [String]] = [:]
    /// Every name given so far, with what it names.
    var names: [String: String] = [:]
    /// Whether there is still time for proofs.
    private let goesOn: () -> Bool

    init(reader: FileReader, modelFiles: [DecisionModelFile], isAnalysing: Bool, while goesOn: @escaping () -> Bool) {
        self.goesOn = goesOn
        self.reader = reader
        self.modelFiles = modelFiles
        analysisLimits = isAnalysing ? TableAnalysis.Limits() : nil
    }

    private static let required = [
        "code", "version", "name", "authority", "country", "currency", "languages", "categories", "shares", "limits", "rules",
        "payout",
    ]
    private static let optional = [
        "valid", "sources", "applicantKinds", "questions", "models", "parameters", "flatRates", "amounts", "benefits", "decisionTables",
        "decisions", "derived", "criteria", "ranking", "tests",
    ]

    func programme(_ node: FileNode, text: String) -> Programme? {
        guard let file = reader.mapping(node, required: Self.required, optional: Self.optional), isWithinLimits(file) else { return nil }
        var sections = self
        sections.languages = file.choices("languages", Language.self) ?? []
        if sections.languages.isEmpty { reader.report(file["languages"] ?? node, "a programme has at least one language") }
        sections.sources = sections.readSources(file)
        var lost = LostNames()
        let categories = file.list("categories", losing: &lost.amounts) { sections.category($0) }
        var questionIDs: Set<String> = []
        let questions = file.list("questions", losing: &lost.questions) { sections.question($0, &questionIDs) }
        // One budget for all tables of the file.
        sections.analysisLimits?.effort = TableAnalysis.Limits().effort / max(1, file["decisionTables"]?.elements?.count ?? 0)
        sections.declareDocument(questions, lost.questions)
        let parameters = file.list("parameters", losing: &lost.parameters) { sections.parameter($0) }
        sections.declare(parameters, lost.parameters)
        let models = sections.decisionModels(file)
        let later = sections.laterNames(file, categories: categories)
        var pending = sections.pendingValues(file, later: later.amounts + later.limits)
        let limitNames = Set(later.limits.map(\.name))
        let amountNames = Set(later.amounts.map(\.name))
        var derived = sections.settle(&pending, at: .beforeAmounts, before: limitNames.union(amountNames), models: models.shelf)
        let flatRates = sections.flatRates(file, categories: categories, &lost.amounts)
        sections.declareAmounts(categories: categories, flatRates: flatRates, lost.amounts)
        sections.noteLost(lost.amounts)
        sections.noteAmounts(categories: categories, flatRates: flatRates)
        let amounts = sections.amounts(file)
        let shares = file.list("shares", losing: &lost.shares) { sections.share($0) }
        sections.declareYearsAndShares(shares, lost.shares)
        sections.noteYears(shares)
        sections.noteLost(lost.shares)
        let benefits = sections.benefits(file, questions: questions, lost.questions)
        sections.note(benefits)
        derived += sections.settle(&pending, at: .beforeLimits, before: limitNames, models: models.shelf)
        let limits = sections.limits(file)
        sections.declareSupport()
        sections.noteSupport(limits)
        derived += sections.settle(&pending, at: .last, before: [], models: models.shelf)
        let rules = sections.rules(file, shares: shares)
        let criteria = sections.criteria(file, questions: questions.map(\.id) + lost.questions)
        let ranking = sections.ranking(file)
        let payout = sections.payout(file)
        // Those of a published version have come out as they say, and nobody runs them again.
        let tests = analysisLimits == nil ? [] : sections.tests(file, parameters: parameters)
        guard let code = file.code("code"), let version = file.integer("version", in: ProgrammeFile.versions),
            let name = file.localized("name", in: sections.languages), let authority = sections.authority(file),
            let calendar = file.choice("country", BusinessCalendar.self), let zone = sections.zone(calendar),
            let currency = sections.currency(file), let payout
        else { return nil }
        var programme = Programme(
            code: code, version: version, name: name, authority: authority, calendar: calendar, zone: zone, currency: currency,
            languages: sections.languages, validity: sections.validity(file), sources: sections.sources,
            applicantKinds: file.choices("applicantKinds", OrganisationKind.self) ?? [], categories: categories,
            questions: questions, models: models.files, parameters: parameters, flatRates: flatRates, amounts: amounts,
            shares: shares, limits: limits, benefits: benefits, derived: derived, rules: rules, criteria: criteria, ranking: ranking,
            payout: payout, tests: tests, hash: ProgrammeFile.hash(of: text),
            layout: sections.layout, remarks: [])
        // What is wrong already would only be told again.
        if analysisLimits != nil, reader.errors.isEmpty {
            programme.effortOfProofs = CrossCheck(programme: programme, file: file, reader: reader, goesOn: goesOn).tell()
        }
        programme.remarks = reader.remarks
        return programme
    }

    /// Ids of entries with mistakes, which are known to the others all the same: a mistake is told once.
    private struct LostNames {
        var questions: [String] = []
        var parameters: [String] = []
        /// Of categories and flat rates.
        var amounts: [String] = []
        var shares: [String] = []
    }

    /// Whether no section has more entries than any real programme.
    private func isWithinLimits(_ file: FileMapping) -> Bool {
        var isWithin = true
        for key in Self.required + Self.optional {
            guard let section = file[key] else { continue }
            let count = section.elements?.count ?? section.pairs?.count ?? 0
            let most = key == "models" ? Self.maximumModels : FileReader.maximumElements
            guard count > most else { continue }
            reader.report(section, "\(key) has \(count) entries, at most \(most) are read")
            isWithin = false
        }
        return isWithin
    }

    // MARK: Names

    /// Takes a name for formulas; a name taken before, or a word of the language, is a mistake.
    mutating func take(_ name: String, for what: String, at node: FileNode?) {
        if let other = names[name] {
            reader.report(node, "\(name) already names \(other)")
        } else if !Declarations.isName(name) {
            reader.report(node, "\(name) is a word of the expression language and can't be a name")
        }
        names[name] = what
    }

    /// Compiles a formula against the names known so far; its mistakes are placed in the file.
    func formula(_ node: FileNode?, _ type: FEELType) -> Formula? {
        guard let node else { return nil }
        guard let text = node.text, !node.isNull else {
            reader.report(node, "expected an expression")
            return nil
        }
        return formula(text, at: reader.start(of: node), type)
    }

    func formula(_ source: String, at start: SourcePosition, _ type: FEELType) -> Formula? {
        do throws(FEELErrors) {
            let compiled = try FEELExpression.compile(source: source, against: layout.declarations, expecting: type, at: start)
            return Formula(source: source, line: start.line, column: start.column, compiled: compiled)
        } catch {
            report(error)
            return nil
        }
    }

    /// Mistakes in expressions, at their places in the file.
    func report(_ mistakes: FEELErrors) {
        for mistake in mistakes.errors {
            var message = mistake.message
            for (name, others) in waiting where message.hasPrefix("unknown name \"\(name)\"") {
                message += "; \(name) stands on \(others.joined(separator: ", ")), which is computed after this"
            }
            reader.report(FileError(line: mistake.span.start.line, column: mistake.span.start.column, message: message))
        }
    }

    /// Where an entry comes from: it has a source, or says that it has none. `fallback` is that of what it is a part of.
    func attribution(_ mapping: FileMapping, orElse fallback: Attribution? = nil) -> Attribution? {
        let isAssumption = mapping.boolean("assumption") ?? false
        if let source = source(mapping) { return Attribution(source: source, isAssumption: isAssumption) }
        if isAssumption { return Attribution(source: "assumption", isAssumption: true) }
        if fallback == nil, mapping["source"] == nil {
            reader.report(mapping.node, "missing key source, or assumption: true where it stands in no source")
        }
        return fallback
    }

    /// The source of a rule or figure: the title of a named source, or the text itself.
    func source(_ mapping: FileMapping) -> String? {
        guard let text = mapping.text("source") else { return nil }
        guard let named = sources.first(where: { $0.id == text }) else { return text }
        reader.usedSources.insert(named.id)
        return named.reference.map { "\(named.title), \($0)" } ?? named.title
    }
}

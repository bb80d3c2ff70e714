import FEEL

/// Finds which names that are not known yet the entries of a file use.
///
/// An expression that has the word of such a name is compiled against all names, known and not, as a word may also be part of a
/// text, a built-in function's name, a member or a variable.
struct UsedNames {
    /// The test's subject, which no file can name.
    private static let subject = "tested value"

    private let wanted: Set<String>
    private var declarations: Declarations

    /// `later` are the names that are not known yet, in any order.
    init(known: Declarations, later: [(name: String, type: FEELType)]) {
        wanted = Set(later.map(\.name))
        declarations = known
        for (name, type) in later { declarations.append(name, type) }
        declarations.append(Self.subject, .any)
    }

    /// The names that the expressions of an entry use.
    func names(of value: PendingValue) -> Set<String> {
        let mapping = value.mapping
        func nodes(_ key: String, of node: FileNode? = nil) -> [FileNode] { (node ?? mapping.node)[key]?.elements ?? [] }
        var names: Set<String> = []
        func add(_ node: FileNode?, isTest: Bool = false) { names.formUnion(self.names(in: node?.text, isTest: isTest)) }
        switch value.kind {
        case .formula: add(mapping["value"])
        case .decision: for (_, formula) in mapping["inputs"]?.pairs ?? [] { add(formula) }
        case .table:
            for input in nodes("inputs") {
                add(input["value"])
                add(input["allowed"], isTest: true)
            }
            for output in nodes("outputs") {
                add(output["allowed"], isTest: true)
                add(output["default"])
            }
            for rule in nodes("rules") {
                for cell in nodes("when", of: rule) { add(cell, isTest: true) }
                for cell in nodes("then", of: rule) { add(cell) }
            }
        }
        return names
    }

    private func names(in text: String?, isTest: Bool) -> Set<String> {
        guard let text, hasWantedWord(text) else { return [] }
        // Of what can't be compiled the mistakes are told when it is read.
        let compiled =
            isTest
            ? try? FEELExpression.compileUnaryTests(source: text, of: Self.subject, against: declarations, checking: .lenient)
            : try? FEELExpression.compile(source: text, against: declarations, checking: .lenient)
        return Set(compiled?.inputs.map { declarations.names[$0] } ?? []).intersection(wanted)
    }

    private func hasWantedWord(_ text: String) -> Bool {
        text.unicodeScalars.split { !Self.isOfWord($0) }.contains { wanted.contains(String($0)) }
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }
}

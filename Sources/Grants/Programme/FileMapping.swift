import Decimals
import ExactJSON
import Localisation

/// A mapping of a file with known keys, and the typed ways to read them.
struct FileMapping {
    let reader: FileReader
    let node: FileNode

    subscript(_ key: String) -> FileNode? { node[key] }

    func text(_ key: String) -> String? { reader.text(node[key]) }

    /// A name that rules and documents can use: a letter, then letters and digits.
    func identifier(_ key: String = "id") -> String? {
        guard let name = text(key) else { return nil }
        let isName = name.first.map { $0.isASCII && $0.isLetter } ?? false
        guard isName, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            reader.report(node[key], "\(name) is not a name: a letter, then letters and digits")
            return nil
        }
        if name.utf8.count > Self.maximumNameLength,
            reader.refuses(node[key], "the name \(name.prefix(20))… has more than \(Self.maximumNameLength) characters")
        {
            return nil
        }
        return name
    }

    private static let maximumNameLength = 64

    /// A code in paths.
    func code(_ key: String) -> String? {
        guard let code = text(key) else { return nil }
        let message = "\(code) is not a code: lower-case letters and digits, in parts joined by hyphens, at most 100 characters"
        let isReadable = (1...100).contains(code.utf8.count) && code.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isReadable else {
            reader.report(node[key], message)
            return nil
        }
        guard ProgrammeFile.isCode(code) || !reader.refuses(node[key], message) else {
            return nil
        }
        return code
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            reader.report(node[key], "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(text)")
            return nil
        }
        return value
    }

    func decimal(_ key: String) -> Decimal128? {
        guard let text = text(key) else { return nil }
        guard let value = Decimal128(exactly: text) else {
            reader.report(node[key], "expected a decimal number, found \(text)")
            return nil
        }
        return value
    }

    func boolean(_ key: String) -> Bool? {
        guard let text = text(key) else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            reader.report(node[key], "expected true or false, found \(text)")
            return nil
        }
    }

    func date(_ key: String) -> CalendarDate? {
        guard let text = text(key) else { return nil }
        guard let date = try? CalendarDate(parsing: text) else {
            reader.report(node[key], "expected a date such as 2020-01-31, found \(text)")
            return nil
        }
        return date
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let text = text(key) else { return nil }
        return choice(text, at: node[key], type)
    }

    func choices<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> [Choice]?
    where Choice.RawValue == String {
        guard let node = self[key] else { return nil }
        return reader.sequence(node).compactMap { element in
            reader.text(element).flatMap { choice($0, at: element, type) }
        }
    }

    func list<Element>(_ key: String, _ read: (FileNode) -> Element?) -> [Element] {
        reader.sequence(node[key]).compactMap(read)
    }

    /// The entries of a section; the ids of those with mistakes are added to `lost`, as other entries may name them all the same.
    func list<Element>(_ key: String, losing lost: inout [String], _ read: (FileNode) -> Element?) -> [Element] {
        var elements: [Element] = []
        for node in reader.sequence(node[key]) {
            if let element = read(node) {
                elements.append(element)
            } else if let id = node["id"]?.text {
                lost.append(id)
            }
        }
        return elements
    }

    /// A list of which every element could be read, else nil.
    func whole<Element>(_ key: String, isBounded: Bool = true, _ read: (FileNode) -> Element?) -> [Element]? {
        guard let node = node[key] else { return [] }
        let elements = reader.sequence(node, isBounded: isBounded).compactMap(read)
        return elements.count == node.elements?.count ? elements : nil
    }

    /// A text by language, which has all of the programme's languages and no unknown one.
    func localized(_ key: String, in languages: [Language]) -> LocalizedText? {
        guard let node = self[key] else { return nil }
        var texts: [Language: String] = [:]
        for pair in reader.pairs(node) {
            guard let language = Language(rawValue: pair.name) else {
                reader.report(pair.key, "unknown language \(pair.name) (known: \(Language.allCases.map(\.rawValue).joined(separator: ", ")))")
                continue
            }
            if let text = reader.text(pair.value) { texts[language] = text }
        }
        let missing = languages.filter { texts[$0] == nil }.map(\.rawValue)
        if !missing.isEmpty { reader.report(node, "the text is missing in \(missing.joined(separator: ", "))") }
        return LocalizedText(texts)
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(_ text: String, at node: FileNode?, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue)
            let near = reader.suggestion(text, among: known)
            reader.report(node, "expected one of \(known.joined(separator: ", ")), found \(text)\(near)")
            return nil
        }
        return choice
    }
}

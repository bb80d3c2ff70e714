import Decimals
import FEEL
import Foundation
import FoundationXML
import Testing

/// The input-free literal expressions of the DMN Technology Compatibility Kit, where it is at hand.
@Suite("DMN TCK, expressions without inputs")
struct TCKSampleTests {
    static let root: URL? = {
        let path = ProcessInfo.processInfo.environment["TCK"] ?? "../shared/tck"
        return FileManager.default.fileExists(atPath: path) ? URL(fileURLWithPath: path) : nil
    }()

    @Test("every expression gives the expected value", .enabled(if: root != nil))
    func sample() throws {
        let root = try #require(Self.root)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var passed = 0
        var failures: [String] = []
        for case let file as URL in files where file.pathExtension == "dmn" && !file.path.contains("non-compliant") {
            let model = try TCKFile(file)
            // Types declared by a model are the business of the decision model, not of expressions.
            if model.declaresTypes { continue }
            let folder = file.deletingLastPathComponent()
            for test in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            where test.pathExtension == "xml" && test.lastPathComponent.hasPrefix(file.deletingPathExtension().lastPathComponent) {
                for (decision, expected) in try TCKFile(test).results {
                    guard let source = model.expressions[decision] else { continue }
                    let result = Self.evaluate(source)
                    if Self.matches(result, expected) {
                        passed += 1
                    } else {
                        failures.append("\(file.lastPathComponent) \(decision): \(source) -> \(result), expected \(expected)")
                    }
                }
            }
        }
        print("TCK sample: \(passed) passed, \(failures.count) failed")
        if let path = ProcessInfo.processInfo.environment["TCK_FAILURES"] {
            try failures.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(passed >= 2441)
        #expect(failures.isEmpty)
    }

    static func evaluate(_ source: String) -> Value {
        let environment = EvaluationEnvironment(now: DateTime("2024-05-06T07:08:09Z"))
        return (try? FEELExpression.compile(source: source, checking: .lenient).evaluate(environment: environment)) ?? .null
    }

    /// Equal as data; of an irrational number the digits that the suite prints.
    static func matches(_ value: Value, _ expected: Value) -> Bool {
        switch (value, expected) {
        case (.number(let one), .number(let other)):
            // The suite prints some irrational numbers cut off, others rounded.
            return one == other
                || other.scale > 5
                    && [RoundingMode.halfUp, .down].contains { (try? one.rounded(toScale: other.scale, mode: $0)) == other }
        case (.list(let one), .list(let other)):
            return one.count == other.count && zip(one, other).allSatisfy(matches)
        case (.context(let one), .context(let other)):
            return one.names.count == other.names.count && one.names.allSatisfy { matches(one[$0] ?? .null, other[$0] ?? .null) }
        case (.null, .null): return true
        default: return value.isNull == expected.isNull && value.description == expected.description || value == expected
        }
    }
}

/// The decisions of a model or the results of a test file.
final class TCKFile: NSObject, XMLParserDelegate {
    private(set) var expressions: [String: String] = [:]
    private(set) var declaresTypes = false
    private(set) var results: [(String, Value)] = []
    private var path: [String] = []
    private var text = ""
    private var decision = ""
    private var hasInputs = false
    private var literal: String?
    private var depth = 0
    private var type = ""
    private var isNil = false
    private var resultName = ""
    /// Values being read: scalars, lists and components from the outside in.
    private var stack: [(name: String?, items: [Value], entries: [(name: String, value: Value)], isList: Bool, value: Value?)] = []

    init(_ file: URL) throws {
        super.init()
        let parser = XMLParser(data: try Data(contentsOf: file))
        parser.delegate = self
        guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let name = String(element.split(separator: ":").last ?? "")
        path.append(name)
        text = ""
        switch name {
        case "decision":
            decision = attributes["name"] ?? ""
            hasInputs = false
            literal = nil
        case "informationRequirement", "knowledgeRequirement": hasInputs = true
        case "itemDefinition": declaresTypes = true
        case "resultNode": resultName = attributes["name"] ?? ""
        case "expected", "item", "component", "list":
            if name == "list" {
                if !stack.isEmpty { stack[stack.count - 1].isList = true }
            } else {
                stack.append((attributes["name"], [], [], false, nil))
            }
            if attributes["xsi:nil"] == "true" { stack[stack.count - 1].value = .null }
        case "value":
            type = attributes["xsi:type"] ?? "xsd:string"
            isNil = attributes["xsi:nil"] == "true"
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        let name = path.removeLast()
        switch name {
        case "text":
            if path.suffix(2) == ["decision", "literalExpression"] { literal = text }
        case "decision":
            if let literal, !hasInputs { expressions[decision] = literal }
        case "value":
            guard !stack.isEmpty else { break }
            stack[stack.count - 1].value = isNil ? .null : scalar(text)
        case "expected", "item", "component":
            guard let top = stack.popLast() else { break }
            let value: Value = top.isList ? .list(top.items) : top.value ?? (top.entries.isEmpty ? .null : .context(ContextValue(top.entries)))
            if name == "expected" {
                results.append((resultName, value))
            } else if !stack.isEmpty, name == "item" {
                stack[stack.count - 1].items.append(value)
            } else if !stack.isEmpty {
                stack[stack.count - 1].entries.append((top.name ?? "", value))
            }
        default: break
        }
        if name != "value" { text = "" }
    }

    private func scalar(_ text: String) -> Value {
        switch type.split(separator: ":").last {
        case "boolean": .boolean(text == "true")
        case "decimal", "double", "integer":
            Decimal128(exactly: text.trimmingCharacters(in: .whitespaces)).map(Value.number) ?? .string("unreadable \(text)")
        case "date": CalendarDate(text).map(Value.date) ?? .string(text)
        case "time": ClockTime(text).map(Value.time) ?? .string(text)
        case "dateTime": DateTime(text).map(Value.dateTime) ?? .string(text)
        case "duration":
            YearsMonthsDuration(text).map(Value.yearsMonthsDuration)
                ?? DaysTimeDuration(text).map(Value.daysTimeDuration) ?? .string(text)
        default: .string(text)
        }
    }
}

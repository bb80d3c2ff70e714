import FEEL
import Foundation
import Testing

/// The examples of docs/rules.md: behind `//` stands what the expression before it gives.
@Suite("The page on the rule language")
struct RuleLanguagePageTests {
    struct Example: Sendable, CustomStringConvertible {
        let line: Int
        let given: String
        let expression: String
        let expected: String

        var description: String { "\(line): \(expression)" }
    }

    static let examples: [Example] = {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/rules.md")
        guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
        var examples: [Example] = []
        var given = "{}"
        var isInside = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                isInside = line == "```feel"
                given = "{}"
            } else if isInside, line.hasPrefix("// given ") {
                given = String(line.dropFirst("// given ".count))
            } else if isInside, let mark = line.range(of: "// ", options: .backwards) {
                let expression = line[..<mark.lowerBound].trimmingCharacters(in: .whitespaces)
                examples.append(Example(line: index + 1, given: given, expression: expression, expected: String(line[mark.upperBound...])))
            } else if isInside {
                examples.append(Example(line: index + 1, given: given, expression: String(line), expected: "a result behind //"))
            }
        }
        return examples
    }()

    @Test("there are examples of every part of the language") func count() {
        #expect(Self.examples.count >= 120)
    }

    @Test("an example gives what the page says", arguments: examples) func example(_ example: Example) throws {
        let context = try FEELExpression.compile(source: example.given).evaluate()
        let given = try #require(context.context, "the facts are a context")
        var declarations = Declarations()
        for (name, value) in zip(given.names, given.values) { declarations.append(name, value.type) }
        let result: String
        do throws(FEELErrors) {
            let expression = try FEELExpression.compile(source: example.expression, against: declarations)
            result = (try? expression.evaluate(slots: given.values).description) ?? "a failure"
        } catch {
            result = "error: " + error.description
        }
        guard example.expected.hasPrefix("error: ") else {
            #expect(result == example.expected)
            return
        }
        #expect(result.hasPrefix("error: ") && result.contains(example.expected.dropFirst("error: ".count)), "\(result)")
    }
}

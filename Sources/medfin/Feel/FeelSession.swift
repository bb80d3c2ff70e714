import Decimals
import ExactJSON
import Explanation
import FEEL
import Localisation

/// Names with values, and what expressions give with them.
struct FeelSession {
    var isTraced = false
    private(set) var names: [(name: String, value: Value)] = []
    private let environment: EvaluationEnvironment
    private let isLenient: Bool
    private let language: Language
    /// Paths of facts of which is said what value would make an expression that is false true.
    private let adjustable: [String]

    init(now: DateTime?, isLenient: Bool, language: Language = .en, adjustable: [String] = []) {
        environment = EvaluationEnvironment(now: now)
        self.isLenient = isLenient
        self.language = language
        self.adjustable = adjustable
    }

    /// Takes the members of a JSON object as names.
    mutating func read(context file: SourceFile) throws(CommandFailure) {
        let json: JSON
        do throws(JSONParseError) {
            json = try JSON(parsing: file.text)
        } catch {
            throw CommandFailure("\(file.path):\(error.line):\(error.column): \(error.message)")
        }
        guard case .object(let object) = json else { throw CommandFailure("\(file.path): a context is a JSON object") }
        for member in object {
            do throws(CommandFailure) {
                try set(member.name, to: Value(reading: member.value, at: "/" + member.name))
            } catch {
                throw CommandFailure(error.messages.map { "\(file.path): \($0)" })
            }
        }
    }

    mutating func set(_ name: String, to value: Value) throws(CommandFailure) {
        guard Declarations.isName(name) else { throw CommandFailure("\(name) can't be a name of the language") }
        names.removeAll { $0.name == name }
        names.append((name, value))
    }

    /// The value, as a literal of the language; traced, below the value of every part and every round of its
    /// loops, and followed by why it is not true. What
    /// would make it true comes last.
    func answer(to text: String) throws(CommandFailure) -> String {
        let (expression, slots) = try compiled(text)
        var lines: [String] = []
        let value: Value
        do throws(EvaluationFailure) {
            var budget = EvaluationBudget(environment.limits)
            var buffer = TraceBuffer(roundLimit: isTraced ? FeelTrace.roundLimit : 0)
            value = try expression.evaluate(slots: slots, environment: environment, budget: &budget, into: &buffer)
            if isTraced { lines.append(FeelTrace(buffer[0]).text) }
            lines.append(value.description)
            if isTraced, value == false || value.isNull {
                lines.append(try Explanation(of: expression, slots: slots, environment: environment).sentence(in: language) { _ in nil })
            }
        } catch {
            throw CommandFailure(error.description)
        }
        return try (lines + remedies(expression, slots, value)).joined(separator: "\n")
    }

    private func remedies(_ expression: FEELExpression, _ slots: [Value], _ value: Value) throws(CommandFailure) -> [String] {
        guard !adjustable.isEmpty, value == false else { return [] }
        var facts: [AdjustableFact] = []
        for path in adjustable {
            guard let fact = fact(at: path) else { throw CommandFailure("\(path) is no number, date or list of the context") }
            facts.append(fact)
        }
        let found = RemedyFinder(expression, slots: slots, environment: environment).remedies(changing: facts)
        guard !found.isEmpty else { return ["no change of \(adjustable.joined(separator: ", ")) was found that makes it true"] }
        return found.map { $0.text(in: language) { _ in nil } }
    }

    /// A number changes by its last digit as written, `61.28` by 0.01.
    private func fact(at path: String) -> AdjustableFact? {
        let members = path.split(separator: ".").map(String.init)
        guard let first = members.first, let root = names.first(where: { $0.name == first })?.value else { return nil }
        let value = members.dropFirst().reduce(root) { value, name in value?.context?[name] }
        switch value {
        case .number(let number):
            return Decimal128(coefficient: 1, exponent: -max(0, number.scale)).map { AdjustableFact(path, unit: $0) }
        case .date, .list: return AdjustableFact(path)
        default: return nil
        }
    }

    func value(of text: String) throws(CommandFailure) -> Value {
        let (expression, slots) = try compiled(text)
        do throws(EvaluationFailure) {
            return try expression.evaluate(slots: slots, environment: environment)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    private func compiled(_ text: String) throws(CommandFailure) -> (FEELExpression, [Value]) {
        var declarations = Declarations()
        for entry in names { declarations.append(entry.name, entry.value.type) }
        do throws(FEELErrors) {
            let expression = try FEELExpression.compile(source: text, against: declarations, checking: isLenient ? .lenient : .strict)
            return (expression, names.map(\.value))
        } catch {
            throw CommandFailure(error.errors.flatMap { Self.shown($0, in: text) })
        }
    }

    /// The message, and the line with a mark below the place.
    private static func shown(_ error: FEELError, in text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = error.span.start.line - 1
        guard lines.indices.contains(line), lines[line].unicodeScalars.count <= 200 else { return [error.description] }
        let isOneLine = error.span.end.line == error.span.start.line
        let width = isOneLine ? max(1, error.span.end.column - error.span.start.column) : 1
        let mark = String(repeating: " ", count: error.span.start.column - 1) + String(repeating: "^", count: width)
        return [error.description, "  " + lines[line], "  " + mark]
    }
}

extension Value {
    /// A JSON value with exact numbers; a text that is an `@` literal is the date, time or duration it names.
    init(reading json: JSON, at pointer: String) throws(CommandFailure) {
        switch json {
        case .null: self = .null
        case .bool(let truth): self = .boolean(truth)
        case .number(let number):
            guard let exact = Decimal128(exactly: number.text) else {
                throw CommandFailure("\(pointer): \(number.text) has more than 34 digits or too large an exponent")
            }
            self = .number(exact)
        case .string(let text):
            guard text.hasPrefix("@\"") else {
                self = .string(text)
                return
            }
            guard let literal = try? FEELExpression.compile(source: text).evaluate(), !literal.isNull else {
                throw CommandFailure("\(pointer): \(text) is no date, time or duration")
            }
            self = literal
        case .array(let elements):
            var values: [Value] = []
            for (index, element) in elements.enumerated() { values.append(try Value(reading: element, at: "\(pointer)/\(index)")) }
            self = .list(values)
        case .object(let object):
            var entries: [(name: String, value: Value)] = []
            for member in object { entries.append((member.name, try Value(reading: member.value, at: "\(pointer)/\(member.name)"))) }
            self = .context(ContextValue(entries))
        }
    }
}

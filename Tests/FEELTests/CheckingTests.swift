import Decimals
import FEEL
import Testing

@Suite("Checking expressions")
struct CheckingTests {
    static let declarations = Declarations([
        "applicant": .context(["legalForm": .string, "municipality code": .string, "employees": .number]),
        "requested support": .number, "total costs": .number, "start": .date, "partners": .list(.context(["name": .string, "cash": .number])),
        "signed": .boolean, "profit-loss": .number, "profit": .number, "anything": .any,
    ])

    static func errors(_ source: String, expecting: FEELType? = nil, at position: SourcePosition = .start) -> [String] {
        do throws(FEELErrors) {
            _ = try FEELExpression.compile(source: source, against: declarations, expecting: expecting, at: position)
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }

    @Test(
        "a sound expression has its type",
        arguments: [
            ("requested support <= total costs * 0.5", "boolean"), ("profit-loss - profit", "number"),
            ("applicant.municipality code", "string"), ("partners.cash", "list<number>"), ("sum(partners.cash)", "number"),
            ("partners[cash > 10].name", "list<string>"), ("partners[1].name", "string"), ("start + duration(\"P1M\")", "date"),
            ("if signed then 1 else null", "number"), ("for p in partners return p.cash + 1", "list<number>"),
            ("{share: requested support / total costs, high: share > 0.5}.high", "boolean"), ("start.year", "number"),
            ("some p in partners satisfies p.cash > 0", "boolean"), ("max(1, 2)", "number"), ("anything + 1", "number"),
            ("anything + anything", "Any"),
            ("applicant.legalForm in (\"company\", \"university\")", "boolean"), ("start - start", "days and time duration"),
        ])
    func types(_ source: String, _ type: String) throws {
        #expect(try FEELExpression.compile(source: source, against: Self.declarations).type.description == type)
    }

    @Test(
        "a mistake is reported with its place, what was expected, and the near miss",
        arguments: [
            ("requested suport > 1", "1:1: unknown name \"requested suport\"; did you mean \"requested support\"?"),
            (
                "applicant.legalFrom = \"x\"",
                "1:11: unknown member \"legalFrom\"; expected one of legalForm, municipality code, employees; did you mean \"legalForm\"?"
            ),
            ("signed + 1", "1:1: \"+\" is not defined for boolean and number"),
            ("profit = \"1\"", "1:1: \"=\" cannot compare number with string; write 1 without quotes"),
            ("signed < true", "1:1: \"<\" cannot order values of type boolean"),
            ("if profit then 1 else 2", "1:4: expected a boolean as condition of \"if\", found number"),
            ("summ(partners.cash)", "1:1: unknown function \"summ\"; did you mean \"sum\"?"),
            ("sum(partners.name)", "1:5: argument \"list\" of \"sum\" must be list<number>, found list<string>"),
            ("contains(\"a\")", "1:1: \"contains\" does not take 1 argument; expected contains(string, match)"),
            (
                "substring(string: \"a\", start: 1)",
                "1:24: \"substring\" has no parameter \"start\"; expected substring(string, start position, length?); did you mean \"start position\"?"
            ),
            ("start.yaer", "1:7: unknown member \"yaer\" of date; expected one of year, month, day, weekday; did you mean \"year\"?"),
            ("@\"2024-02-30\" < start", "1:1: \"2024-02-30\" is not a date, a time, a date and time or a duration"),
            ("partners[cash + 1 > 0 and nme = \"x\"]", "1:27: unknown name \"nme\"; did you mean \"name\"?"),
            ("{a: 1, a: 2}", "1:8: the key \"a\" stands twice in the context"), ("profit()", "1:1: a value of type number cannot be called"),
            ("not(1)", "1:5: argument \"negand\" of \"not\" must be boolean, found number"),
            ("profit in \"x\"", "1:11: a value of type number is never in string"),
            ("for p in partners return p.cahs", "1:28: unknown member \"cahs\"; expected one of name, cash; did you mean \"cash\"?"),
            ("1 +", "1:4: expected a value, found the end of the expression"),
            ("(1", "1:3: expected \")\" to close the \"(\" at 1:1, found the end of the expression"),
            ("1 2", "1:3: expected an operator or the end of the expression, found \"2\""), ("\"a", "1:1: this string is not closed; expected '\"'"),
            ("/* x", "1:1: this comment is not closed; expected \"*/\""),
            ("if signed 1", "1:11: expected \"then\" after the condition of \"if\", found \"1\""),
            (
                "12345678901234567890123456789012345",
                "1:1: the number 12345678901234567890123456789012345 needs more than 34 digits or is out of range"
            ),
            ("", "1:1: expected a value, found the end of the expression"), ("and", "1:1: expected a value, found the keyword \"and\""),
            ("signed instance of nmber", "1:20: expected a type, found \"nmber\"; did you mean \"number\"?"),
            ("\"\\u12\"", "1:2: expected 4 hexadecimal digits after \"\\u\""),
        ])
    func mistakes(_ source: String, _ message: String) {
        #expect(Self.errors(source) == [message])
    }

    @Test("every mistake of an expression is reported at once, at its line and column in the file")
    func severalMistakes() {
        let source = "profitt > 1\nand signed + 1 > 2\nand nothing known"
        #expect(
            Self.errors(source, at: SourcePosition(line: 10, column: 7)) == [
                "10:7: unknown name \"profitt\"; did you mean \"profit\"?",
                "11:11: \"+\" is not defined for boolean and number",
                "12:11: unknown name \"nothing known\"",
            ])
    }

    @Test("the whole must be of the expected type")
    func expectation() {
        #expect(Self.errors("profit", expecting: .boolean) == ["1:1: expected an expression of type boolean, found number"])
        #expect(Self.errors("profit > 1", expecting: .boolean) == [])
        #expect(Self.errors("anything", expecting: .boolean) == [])
    }

    @Test("the longest declared name wins, whatever the blanks in it")
    func names() throws {
        let names = Declarations(["a": .number, "a b": .number, "a+b": .number, "date of birth": .date, "not applicable": .boolean])
        let slots: [Value] = [1, 20, 300, .date(try #require(CalendarDate("2000-01-02"))), true]
        for (source, expected) in [
            ("a   b", Value.number(20)), ("a+b", 300), ("a + b", 300), ("a - a b", -19), ("date of birth.day", 2), ("not applicable", true),
            ("not(not applicable)", false),
        ] {
            #expect(try FEELExpression.compile(source: source, against: names).evaluate(slots: slots) == expected, "\(source)")
        }
        #expect(Declarations.isName("date of birth"))
        #expect(!Declarations.isName("1a"))
        #expect(!Declarations.isName("if"))
    }

    @Test(
        "unary tests are conditions on a value",
        arguments: [
            ("-", true), ("< 100", true), ("[100..200]", false), ("1, 2, 50", true), ("not(50)", false), ("not(1, 2)", true),
            ("? > 49 and ? < 51", true), ("> profit", true), ("(10..50]", true),
        ])
    func unaryTests(_ source: String, _ meets: Bool) throws {
        let names = Declarations(["amount": .number, "profit": .number])
        let tests = try FEELExpression.compileUnaryTests(source: source, of: "amount", against: names)
        #expect(try tests.evaluate(slots: [50, 7]) == .boolean(meets))
    }
}

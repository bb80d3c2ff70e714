import FEEL
import Testing

@Suite("Mistakes and what is said about them")
struct MistakeTests {
    @Test(
        "signs and words of other languages are answered with this one's",
        arguments: [
            ("profit == 1", "1:8: \"==\" is not an operator; write \"=\""), ("profit <> 1", "1:8: \"<>\" is not an operator; write \"!=\""),
            ("profit =< 1", "1:8: \"=<\" is not an operator; write \"<=\""), ("signed && signed", "1:8: \"&&\" is not an operator; write \"and\""),
            ("signed || signed", "1:8: \"||\" is not an operator; write \"or\""), ("!signed", "1:1: \"!\" is not an operator; write \"not(...)\""),
            ("2 ^ 3", "1:3: \"^\" is not an operator; write \"**\""),
            ("profit \u{2264} 5", "1:8: \"\u{2264}\" is not an operator; write \"<=\""),
            ("profit > 50 %", "1:13: \"%\" is not an operator; write 50 % as 0.5, a remainder as \"modulo(a, b)\""),
            ("'text'", "1:1: a text stands in straight double quotes: \"text\""),
            ("\u{201C}text\u{201D}", "1:1: a text stands in straight double quotes: \"text\""),
            ("1,5", "1:2: expected an operator or the end of the expression, found \",\"; a decimal number has a point: 1.5"),
            ("round up(1,5, 2)", "1:1: \"round up\" does not take 3 arguments; expected round up(n, scale); a decimal number has a point: 1.5"),
            ("100 000", "1:5: expected an operator or the end of the expression, found \"000\"; a number has no blanks between its digits: 100000"),
            ("1 < profit < 3", "1:12: comparisons do not chain; write \"a < b and b < c\", or \"b between a and c\""),
            ("profit in 1..5", "1:12: expected an operator or the end of the expression, found \"..\"; a range stands in brackets: [1..5]"),
            ("not signed", "1:5: expected \"(\" after \"not\", found \"signed\"; write \"not(...)\", with parentheses"),
            ("profit is 5", "1:8: expected an operator or the end of the expression, found \"is\"; values are compared with \"=\""),
            ("signed AND signed", "1:8: expected an operator or the end of the expression, found \"AND\"; did you mean \"and\"?"),
            ("NULL", "1:1: unknown name \"NULL\"; did you mean \"null\"?"), ("True", "1:1: unknown name \"True\"; did you mean \"true\"?"),
            ("profit instance of integer", "1:20: expected a type, found \"integer\"; did you mean \"number\"?"),
            ("avg(1, 2)", "1:1: unknown function \"avg\"; did you mean \"mean\"?"),
        ])
    func habits(_ source: String, _ message: String) {
        #expect(CheckingTests.errors(source) == [message])
    }

    @Test(
        "a bracket that is not closed is named with its place",
        arguments: [
            ("(1 + 2", "1:7: expected \")\" to close the \"(\" at 1:1, found the end of the expression"),
            ("[1, 2", "1:6: expected \",\" or \"]\" to close the \"[\" at 1:1, found the end of the expression"),
            ("{a: 1", "1:6: expected \",\" or \"}\" to close the \"{\" at 1:1, found the end of the expression"),
            ("sum([1, 2)", "1:10: expected \",\" or \"]\" to close the \"[\" at 1:5, found \")\""),
            ("partners[cash > 1", "1:18: expected \"]\" to close the \"[\" at 1:9, found the end of the expression"),
            ("sum(1, 2", "1:9: expected \",\" or \")\" to close the \"(\" at 1:4, found the end of the expression"),
            ("[1..5", "1:6: expected \"]\" or \")\" to close the \"[\" at 1:1, found the end of the expression"),
            ("profit in (1,\n 2", "2:3: expected \",\" or \")\" to close the \"(\" at 1:11, found the end of the expression"),
        ])
    func brackets(_ source: String, _ message: String) {
        #expect(CheckingTests.errors(source) == [message])
    }

    @Test(
        "a wrong keyword is answered with the right one",
        arguments: [
            ("if signed than 1 else 2", "1:11: expected \"then\" after the condition of \"if\", found \"than\"; did you mean \"then\"?"),
            ("if signed then 1", "1:17: expected \"else\" after the first branch of \"if\", found the end of the expression"),
            ("for p in partners retrun p", "1:19: expected \"return\" after the iterators of \"for\", found \"retrun\"; did you mean \"return\"?"),
            ("some p in partners satisfy signed", "1:20: expected \"satisfies\" after the iterators of \"some\", found \"satisfy\""),
            ("profit between 1 to 2", "1:18: expected \"and\" between the two ends of \"between\", found \"to\""),
            ("{a = 1}", "1:4: expected \":\" after the name, found \"=\""), ("then", "1:1: expected a value, found the keyword \"then\""),
        ])
    func keywords(_ source: String, _ message: String) {
        #expect(CheckingTests.errors(source) == [message])
    }

    @Test(
        "arguments are checked by number, name and type",
        arguments: [
            ("substring(\"abc\", 1, 2, 3)", "1:1: \"substring\" does not take 4 arguments; expected substring(string, start position, length?)"),
            (
                "substring(string: \"abc\")",
                "1:1: \"substring\" needs the argument \"start position\"; expected substring(string, start position, length?)"
            ),
            (
                "substring(strng: \"abc\", start position: 1)",
                "1:11: \"substring\" has no parameter \"strng\"; expected substring(string, start position, length?); did you mean \"string\"?"
            ),
            ("abs(n: 1, n: 2)", "1:11: the argument \"n\" stands twice"),
            ("abs(\"x\")", "1:5: argument \"n\" of \"abs\" must be number or years and months duration or days and time duration, found string"),
            ("abs(n: \"x\")", "1:8: argument \"n\" of \"abs\" must be number or years and months duration or days and time duration, found string"),
            ("date(2024, 1)", "1:1: \"date\" does not take 2 arguments; expected date(from) or date(year, month, day)"),
            (
                "sort(partners, function(a) a)",
                "1:16: argument \"precedes\" of \"sort\" must be function<Any, Any> -> boolean, found function<Any> -> Any"
            ),
            (
                "contains(1, 2)",
                "1:10: argument \"string\" of \"contains\" must be string, found number\n1:13: argument \"match\" of \"contains\" must be string, found number"
            ),
        ])
    func arguments(_ source: String, _ message: String) {
        #expect(CheckingTests.errors(source).joined(separator: "\n") == message)
    }

    @Test(
        "operands of different types come with what to write instead",
        arguments: [
            ("start = \"2024-01-01\"", "1:1: \"=\" cannot compare date with string; write @\"2024-01-01\""),
            ("profit = \"5\"", "1:1: \"=\" cannot compare number with string; write 5 without quotes"),
            ("signed = \"true\"", "1:1: \"=\" cannot compare boolean with string; write true without quotes"),
            ("\"a\" + profit", "1:1: \"+\" is not defined for string and number; string(...) makes text of a number, number(...) a number of text"),
        ])
    func operands(_ source: String, _ message: String) {
        #expect(CheckingTests.errors(source) == [message])
    }
}

import FEEL
import Testing

@Suite("Patterns")
struct PatternTests {
    @Test(
        "match as in XPath",
        arguments: [
            ("é", "\\\\p{IsLatin-1Supplement}", "", true), ("a", "\\\\p{IsLatin-1Supplement}", "", false), ("α", "\\\\p{IsGreek}", "", true),
            ("ж", "\\\\P{IsCyrillic}", "", false), ("\u{1F600}", "^\\\\p{IsEmoticons}$", "", true), ("A", "\\\\p{Lu}", "", true),
            ("a", "\\\\p{Lu}", "i", false),
            ("a", "\\\\p{L}", "", true), ("5", "\\\\P{N}", "", false), ("k", "[A-Z]", "i", true), ("i", "[A-Z-[IO]]", "i", false),
            ("j", "[A-Z-[IO]]", "i", true),
            ("Å", "å", "i", true), ("k", "\u{212A}", "i", true), ("a_1", "^\\\\w+$", "", false), ("a1", "^\\\\w+$", "", true),
            ("x:y", "^\\\\i\\\\c*$", "", true),
            ("1x", "^\\\\i", "", false), ("a\nb", "a.b", "", false), ("a\nb", "a.b", "s", true), ("a\nb", "^b$", "m", true),
            ("a\nb", "^b$", "", false),
            ("ab", "a b", "x", true), ("a b", "a[ ]b", "x", true), ("a\\\\b", "a\\\\\\\\ b", "x", true), ("a.b", "a.b", "q", true),
            ("axb", "a.b", "q", false),
            ("abab", "^(ab)\\\\1$", "", true), ("aaa", "^a{2,3}$", "", true), ("a", "a{0}", "", true), ("[", "\\\\[", "", true),
        ])
    func matches(_ text: String, _ pattern: String, _ flags: String, _ isMatch: Bool) throws {
        let input = text.replacing("\n", with: "\\n")
        #expect(try value(of: "matches(\"\(input)\", \"\(pattern)\", \"\(flags)\")") == .boolean(isMatch))
    }

    @Test(
        "that are not well-formed give null",
        arguments: [
            "[", "(", ")", "a{2,1}", "*", "[z-a]", "\\\\p{IsNowhere}", "\\\\p{Xx}", "\\\\y", "(a\\\\1)", "\\\\2(a)(b)", "a{1001}", "[]", "[a-[b]",
            "a**",
        ])
    func malformed(_ pattern: String) throws {
        #expect(try value(of: "matches(\"a\", \"\(pattern)\")").isNull)
        #expect(try value(of: "matches(\"a\", \"a\", \"y\")").isNull)
    }

    @Test(
        "replace and split",
        arguments: [
            ("replace(\"abracadabra\", \"a.*?a\", \"*\")", "\"*c*bra\""), ("replace(\"abc\", \"(b)\", \"[$1]\")", "\"a[b]c\""),
            ("replace(\"abc\", \"b\", \"\\\\$\")", "\"a$c\""), ("replace(\"abc\", \"b\", \"$x\")", "null"),
            ("replace(\"aBc\", \"b\", \"\", \"i\")", "\"ac\""),
            ("replace(\"ab\", \"(a)|(b)\", \"<$2>\")", "\"<><b>\""), ("split(\"a1b22c\", \"[0-9]+\")", "[\"a\", \"b\", \"c\"]"),
            ("split(\"John Doe\", \"\\\\s\")", "[\"John\", \"Doe\"]"), ("split(\"\", \",\")", "[\"\"]"),
        ])
    func rewriting(_ source: String, _ expected: String) throws {
        #expect(try value(of: source).description == expected)
    }
}

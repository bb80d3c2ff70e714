import Testing

@Suite("Texts as the standard and other engines publish them")
struct PublishedTextTests {
    /// Source: DMN 1.5 section 10.3.4.3 (Table 74), Drools FEEL handbook, feelin.
    static let functions: [(String, String)] = [
        (#"substring("calendar", 4)"#, #""endar""#), (#"substring("calendar", 4, 3)"#, #""end""#), (#"substring("calendar", -3, 2)"#, #""da""#),
        (#"substring("calendar", -3)"#, #""dar""#), (#"substring("\U01F40Exy", 2)"#, #""xy""#), (#"substring("\U01F40Exy", 1, 1)"#, #""🐎""#),
        (#"substring(string: "calendar", start position: 2, length: 2)"#, #""al""#), ("substring(null, 1)", "null"),
        (#"substring("calendar", 1, 8)"#, #""calendar""#), (#"substring("calendar", 1, 9)"#, "null"), (#"substring("calendar", 9)"#, "null"),
        (#"substring("calendar", -9)"#, "null"), (#"substring("calendar", 0)"#, "null"), (#"substring("calendar", 2, 0)"#, "null"),
        (#"string length("four")"#, "4"), (#"string length("")"#, "0"), (#"string length("\U01F40Exy")"#, "3"), ("string length(null)", "null"),
        (#"upper case("mIx3d")"#, #""MIX3D""#), (#"lower case("mIx3D")"#, #""mix3d""#), (#"substring before("calendar", "end")"#, #""cal""#),
        (#"substring before("calendar", "xyz")"#, #""""#), (#"substring before("cal🐎end", "🐎")"#, #""cal""#),
        (#"substring after("calendar", "end")"#, #""ar""#), (#"substring after("", "a")"#, #""""#),
        (#"substring after("calendar", "xyz")"#, #""""#), (#"substring after("calendar", "")"#, #""calendar""#),
        (#"contains("calendar", "end")"#, "true"), (#"contains("calendar", "dne")"#, "false"), (#"starts with("calendar", "cal")"#, "true"),
        (#"starts with("calendar", "al")"#, "false"), (#"ends with("calendar", "dar")"#, "true"), (#"ends with("", "D")"#, "false"),
        (#"string join(["x", "y", "z"], " and ")"#, #""x and y and z""#), (#"string join(["x", "y", "z"], "")"#, #""xyz""#),
        (#"string join(["x", "y", "z"], null)"#, #""xyz""#), (#"string join(["x", "y", "z"])"#, #""xyz""#),
        (#"string join(["x"], "-")"#, #""x""#), (#"string join(["x", null, "z"], "-")"#, #""x-z""#), (#"string join([], "-")"#, #""""#),
        ("string join([1, 2])", "null"), (#"string join(123, "-")"#, "null"), (#"string join(list: ["p", "q"], delimiter: "/")"#, #""p/q""#),
        (#""šomeÚnicode""#, #""šomeÚnicode""#), (#""横" + "綱""#, #""横綱""#), (#""\u0041\u0042""#, #""AB""#),
        (#""tab\tquote\"end""#, #""tab\tquote\"end""#), (#"string length("\n")"#, "1"),
    ]

    @Test("String functions", arguments: functions)
    func checkFunctions(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 Table 74 (XPath fn:matches, fn:replace, fn:tokenize), W3C Functions and Operators examples, feelin.
    static let patterns: [(String, String)] = [
        (#"matches("heeello", "^he*llo")"#, "true"), (#"matches("xyz", "xyz")"#, "true"), (#"matches("ABC", "abc", "i")"#, "true"),
        (#"matches("ABC", "abc")"#, "false"), (#"matches("\n", ".", "s")"#, "true"), (#"matches("\n", ".")"#, "false"),
        (#"matches("one\ntwo", "^two$", "m")"#, "true"), (#"matches("one\ntwo", "^two$")"#, "false"),
        (#"matches("hello world", "hello\ sworld", "x")"#, "true"), (#"matches("cat or dog", "cat|dog|fish")"#, "true"),
        (#"matches("a1b2c3", "[a-z]\d[a-z]\d")"#, "true"), (#"matches("bad pattern", "[0-9")"#, "null"), (#"matches("abc", "abc", "u")"#, "null"),
        (#"matches("abc", "abc", "g")"#, "null"), (#"matches("abc", "abc", null)"#, "true"), (#"matches("abc", "abc", "")"#, "true"),
        (#"matches("q", "[A-Z-[OI]]", "i")"#, "true"), (#"matches("o", "[A-Z-[OI]]", "i")"#, "false"),
        (#"matches("abracadabra", "bra")"#, "true"), (#"matches("abracadabra", "^a.*a$")"#, "true"),
        (#"matches("abracadabra", "^bra")"#, "false"), (#"replace("abracadabra", "bra", "*")"#, #""a*cada*""#),
        (#"replace("abracadabra", "a.*a", "*")"#, #""*""#), (#"replace("abracadabra", "a.*?a", "*")"#, #""*c*bra""#),
        (#"replace("abracadabra", "a", "")"#, #""brcdbr""#), (#"replace("abracadabra", "a(.)", "a$1$1")"#, #""abbraccaddabbra""#),
        (#"replace("AAAA", "A+", "b")"#, #""b""#), (#"replace("AAAA", "A+?", "b")"#, #""bbbb""#),
        (#"replace("darted", "^(.*?)d(.*)$", "$1c$2")"#, #""carted""#), (#"replace("banana", "n", "l")"#, #""balala""#),
        (#"replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")"#, #""[1=ab][2=]cd""#),
        (#"replace("facetiously", "[iouy]", "[$0]")"#, #""facet[i][o][u]sl[y]""#), (##"replace("abc", "[A-Z]", "#", "i")"##, ####""###""####),
        (#"replace("ab🐎cd", "(b.c)", "___")"#, #""a___d""#), (#"replace(input: "x1y2", pattern: "\d", replacement: "-")"#, #""x-y-""#),
        (#"replace("abracadabra", ".*?", "$1")"#, "null"), (#"split("Jane Roe", "\s")"#, #"["Jane", "Roe"]"#),
        (#"split("p;q;r;;", ";")"#, #"["p", "q", "r", "", ""]"#), (#"split("foo🐎bar", "o.b")"#, #"["fo", "ar"]"#),
        (#"split("The cat sat", "\s+")"#, #"["The", "cat", "sat"]"#), (#"split("1, 15, 24, 50", ",\s*")"#, #"["1", "15", "24", "50"]"#),
        (#"split(string: "a-b", delimiter: "-")"#, #"["a", "b"]"#), (#"split("foo bar", "[a-z")"#, "null"),
    ]

    @Test("Regular expressions", arguments: patterns)
    func checkPatterns(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }
}

import Decimals
import FEEL
import Testing

@Suite("Built-in functions")
struct BuiltinTests {
    static func check(_ source: String, _ expected: String) throws {
        #expect(try value(of: source) == value(of: expected), "\(source)")
    }

    @Test(
        "of numbers",
        arguments: [
            ("decimal(2.5, 0)", "2"), ("decimal(-1.115, 2)", "-1.12"), ("floor(-1.5)", "-2"), ("ceiling(1.234, 1)", "1.3"),
            ("round up(-5.5, 0)", "-6"), ("round down(5.59, 1)", "5.5"), ("round half up(1109707.5, 0)", "1109708"),
            ("round half down(2.5, 0)", "2"), ("round half up(1234, -2)", "1200"), ("abs(-3)", "3"), ("abs(@\"-P1M\")", "@\"P1M\""),
            ("modulo(-12, 5)", "3"), ("modulo(12, -5)", "-3"), ("sqrt(16)", "4"), ("odd(3)", "true"), ("even(-2)", "true"),
            ("number(\"1 000,50\", \" \", \",\")", "1000.5"), ("number(\"1,5\")", "null"), ("number(\"1\", \".\", \".\")", "null"),
            ("number(from: \"1e3\")", "1000"),
            ("exp(1)", "2.718281828459045235360287471352662"), ("exp(0)", "1"), ("exp(1E+6)", "null"),
            ("log(10)", "2.302585092994045684017991454684364"),
            ("log(0)", "null"), ("log(number: 1)", "0"), ("4 ** 0.5", "2"), ("2 ** -1", "0.5"), ("(-8) ** 0.5", "null"), ("floor(null)", "null"),
            ("abs(\"x\")", "null"),
        ])
    func numbers(_ source: String, _ expected: String) throws { try Self.check(source, expected) }

    @Test(
        "of lists",
        arguments: [
            ("count([1, null])", "2"), ("sum([1, 2.5])", "3.5"), ("sum([])", "null"), ("sum(1, 2, 3)", "6"), ("sum([1, null])", "null"),
            ("mean([1, 2])", "1.5"), ("min([3, 1, 2])", "1"), ("max(\"a\", \"b\")", "\"b\""), ("max([])", "null"), ("median([4, 1, 3, 2])", "2.5"),
            ("mode([1, 2, 2, 1, 3])", "[1, 2]"), ("product([2, 3])", "6"), ("stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931"),
            ("all([true, null])", "null"), ("all([false, null])", "false"), ("any([true, null])", "true"), ("all([])", "true"), ("any([])", "false"),
            ("list contains([1, null], null)", "true"), ("append([1], 2, 3)", "[1, 2, 3]"), ("concatenate([1], [2])", "[1, 2]"),
            ("insert before([1, 3], 2, 2)", "[1, 2, 3]"), ("remove([1, 2, 3], -1)", "[1, 2]"), ("reverse([1, 2])", "[2, 1]"),
            ("index of([1, 2, 1], 1)", "[1, 3]"), ("union([1, 2], [2, 3])", "[1, 2, 3]"), ("distinct values([1, 1.0, \"1\"])", "[1, \"1\"]"),
            ("flatten([1, [2, [3]]])", "[1, 2, 3]"), ("sort([3, 1, 2])", "[1, 2, 3]"), ("sort([1, 2, 3], function(a, b) a > b)", "[3, 2, 1]"),
            ("sublist([1, 2, 3], 2)", "[2, 3]"), ("sublist([1, 2, 3], -2, 1)", "[2]"), ("partition([1, 2, 3], 2)", "[[1, 2], [3]]"),
            ("list replace([1, 2], 1, 9)", "[9, 2]"), ("list replace([1, 5], function(item, new) item < new, 3)", "[3, 5]"),
            ("remove([1], 2)", "null"), ("count(5)", "1"), ("sum(list: [1, 2])", "3"),
        ])
    func lists(_ source: String, _ expected: String) throws { try Self.check(source, expected) }

    @Test(
        "of texts",
        arguments: [
            ("substring(\"foobar\", 3)", "\"obar\""), ("substring(\"foobar\", -2, 1)", "\"a\""), ("substring(\"\\U01F600ab\", 2)", "\"ab\""),
            ("string length(\"\\U01F600\")", "1"), ("upper case(\"å\")", "\"Å\""), ("lower case(\"Å\")", "\"å\""),
            ("substring before(\"a-b\", \"-\")", "\"a\""),
            ("substring before(\"ab\", \"-\")", "\"\""), ("substring after(\"a-b\", \"-\")", "\"b\""), ("contains(\"abc\", \"bc\")", "true"),
            ("starts with(\"abc\", \"b\")", "false"), ("ends with(\"abc\", \"bc\")", "true"),
            ("split(\"a;b;;\", \";\")", "[\"a\", \"b\", \"\", \"\"]"),
            ("string join([\"a\", null, \"b\"], \"-\")", "\"a-b\""), ("string(1.50)", "\"1.50\""), ("string([1, \"a\"])", "\"[1, \\\"a\\\"]\""),
            ("string(null)", "null"), ("string(@\"2024-01-01\")", "\"2024-01-01\""), ("matches(\"802-12\", \"^[0-9]{3}-\\\\d+$\")", "true"),
            ("matches(\"ABC\", \"b\", \"i\")", "true"), ("matches(\"a\", \"[\")", "null"), ("replace(\"abcd\", \"(b)(c)\", \"$2$1\")", "\"acbd\""),
            ("replace(\"a.b\", \".\", \"-\", \"q\")", "\"a-b\""), ("replace(\"abc\", \"x*\", \"-\")", "null"),
            ("matches(\"abab\", \"^(ab)\\\\1$\")", "true"),
        ])
    func texts(_ source: String, _ expected: String) throws { try Self.check(source, expected) }

    @Test(
        "of dates and times",
        arguments: [
            ("date(\"2024-02-29\").day", "29"), ("date(2024, 2, 29)", "@\"2024-02-29\""), ("date(@\"2024-02-29T10:00:00\")", "@\"2024-02-29\""),
            ("time(10, 30, 0)", "@\"10:30:00\""), ("time(10, 30, 0, duration(\"PT1H\"))", "@\"10:30:00+01:00\""),
            ("date and time(@\"2024-01-01\", @\"10:00:00\")", "@\"2024-01-01T10:00:00\""), ("duration(\"P1DT2H\").hours", "2"),
            ("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "@\"P1Y8M\""), ("day of week(@\"2024-12-24\")", "\"Tuesday\""),
            ("day of year(@\"2024-12-31\")", "366"), ("week of year(@\"2021-01-03\")", "53"), ("month of year(@\"2024-12-24\")", "\"December\""),
            ("@\"2024-03-31T01:30:00@Europe/Oslo\" + @\"PT1H\"", "@\"2024-03-31T03:30:00@Europe/Oslo\""),
            ("@\"2024-07-01T00:00:00@Europe/Oslo\".time offset", "@\"PT2H\""), ("@\"2023-01-31\" + @\"P1M\" + @\"P1M\"", "@\"2023-03-28\""),
            ("date(\"2024-2-1\")", "null"), ("time(\"25:00:00\")", "null"), ("duration(\"P1M1D\")", "null"),
            ("@\"23:00:00\" + @\"PT2H\"", "@\"01:00:00\""),
            ("today()", "null"), ("is(@\"10:00:00Z\", @\"12:00:00+02:00\")", "false"),
        ])
    func times(_ source: String, _ expected: String) throws { try Self.check(source, expected) }

    @Test(
        "of contexts and ranges",
        arguments: [
            ("get value({a: 1}, \"a\")", "1"), ("get value({a: 1}, \"b\")", "null"), ("get entries({a: 1})[1].key", "\"a\""),
            ("context([{key: \"a\", value: 1}])", "{a: 1}"), ("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"),
            ("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}"), ("context merge([{a: 1, b: 1}, {b: 2}])", "{a: 1, b: 2}"),
            ("before(1, [2..3])", "true"), ("after([5..6], 4)", "true"), ("meets([1..2], [2..3])", "true"), ("meets([1..2), [2..3])", "false"),
            ("met by([2..3], [1..2])", "true"), ("overlaps([1..3], [2..4])", "true"), ("overlaps before([1..3], [2..4])", "true"),
            ("overlaps after([2..4], [1..3])", "true"), ("finishes(10, [1..10])", "true"), ("finished by([1..10], 10)", "true"),
            ("includes([1..10], [2..3])", "true"), ("during(5, (5..10])", "false"), ("starts([1..5], [1..10])", "true"),
            ("started by([1..10], 1)", "true"), ("coincides(1, 1)", "true"), ("coincides([1..2], [1..2))", "false"),
            ("range(\"[1..3]\")", "[1..3]"), ("range(\"[3..1]\")", "null"), ("not(true)", "false"),
        ])
    func contextsAndRanges(_ source: String, _ expected: String) throws { try Self.check(source, expected) }
}

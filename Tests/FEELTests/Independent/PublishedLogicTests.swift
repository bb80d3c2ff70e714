import Testing

@Suite("Logic and control as the standard and other engines publish them")
struct PublishedLogicTests {
    /// Source: DMN 1.5 sections 10.3.2.4 and 10.3.2.15 (Tables 50 and 51), Drools FEELTernaryLogicTest, feel-scala.
    static let threeValues: [(String, String)] = [
        ("true and true", "true"), ("true and false", "false"), ("true and null", "null"), ("false and true", "false"),
        ("false and false", "false"), ("false and null", "false"), ("null and true", "null"), ("null and false", "false"),
        ("null and null", "null"), ("true or true", "true"), ("true or false", "true"), ("true or null", "true"), ("false or true", "true"),
        ("false or false", "false"), ("false or null", "null"), ("null or true", "true"), ("null or false", "null"), ("null or null", "null"),
        ("true and 1", "null"), ("false and 1", "false"), ("1 and false", "false"), ("true or 1", "true"), ("false or 1", "null"),
        (#""x" or true"#, "true"), ("[] and 1", "null"), ("not(true)", "false"), ("not(false)", "true"), ("not(null)", "null"),
        (#"not("x")"#, "null"), ("not(negand: true)", "false"), ("false and false or true", "true"), ("false and (false or true)", "false"),
        ("true or false and false", "true"), ("(true or false) and false", "false"), ("not(10 = 3)", "true"),
    ]

    @Test("Three-valued logic", arguments: threeValues)
    func checkThreeValues(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.2.15 (Tables 52 to 54).
    static let comparison: [(String, String)] = [
        ("1 = 1.0", "true"), ("1 != 2", "true"), (#"1 = "1""#, "null"), (#"1 != "1""#, "null"), ("true = 1", "null"), (#""a" = "a""#, "true"),
        (#""a" = "A""#, "false"), ("true = true", "true"), ("true != false", "true"), ("null = null", "true"), ("null != null", "false"),
        ("1 = null", "false"), ("null = 1", "false"), ("1 != null", "true"), ("5 > 3", "true"), ("5 >= 5", "true"), ("5 < 5", "false"),
        (#""a" < "b""#, "true"), (#""abc" < "abd""#, "true"), (#""Z" < "a""#, "true"), (#"1 < "2""#, "null"), ("1 < null", "null"),
        ("null <= null", "null"), ("true < false", "null"), ("[1] < [2]", "null"), ("{a: 1} = 1", "null"),
    ]

    @Test("Equality and comparison", arguments: comparison)
    func checkComparison(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.2.15 (Table 55), Drools FEELOperatorsTest.
    static let between: [(String, String)] = [
        ("7 between 3 and 9", "true"), ("3 between 3 and 9", "true"), ("9 between 3 and 9", "true"), ("7 between 8 and 9", "false"),
        ("7 between 9 and 3", "false"), (#"7 between 3 and "x""#, "null"), (#"7 between 20 and "x""#, "false"),
        (#"7 between "x" and 3"#, "false"), (#""x" between 3 and 9"#, "null"), (#""m" between "a" and "z""#, "true"),
        (#""m" between null and "z""#, "null"), ("null between 1 and 2", "null"), (#"@"P3Y" between @"P2Y" and @"P4Y""#, "true"),
    ]

    @Test("between", arguments: between)
    func checkBetween(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.2.15 (Table 55), Drools FEELOperatorsTest, feelin.
    static let membership: [(String, String)] = [
        ("5 in (> 3)", "true"), ("5 in > 3", "true"), ("5 in < 0", "false"), ("5 in (> 0, < 10)", "true"), ("5 in (> 50, < 1)", "false"),
        ("5 in ([0..10], [5..15])", "true"), ("10 in (3, 5*2, 20)", "true"), ("10 in [5..20]", "true"), ("10 in [10..20)", "true"),
        ("10 in (10..20)", "false"), ("10 in (5..10)", "false"), ("10 in ]5..10[", "false"), ("10 in (5..10]", "true"),
        ("10 in [5..10[", "false"), (#""b" in ("a".."z"]"#, "true"), (#""b" in ("a", "c")"#, "false"), (#""x" in (10, false, "x")"#, "true"),
        (#"null in (10, "x", null)"#, "true"), ("3 in [2.2, 3.0, 4.0]", "true"), ("2 in 2", "true"), ("47 in 2", "false"),
        ("{l: [1, 2, 3], r: 2 in l}.r", "true"), ("{l: [1, 2, 3], r: 4 in l}.r", "false"), ("{o: {l: [1, 2, 3]}, x: 2, r: x in o.l}.r", "true"),
        ("5 in (!= 5)", "false"), ("5 in (= 5)", "true"), ("{limit: 10, test: > limit, r: 20 in (test)}.r", "true"),
        ("[1, 2, 3] in [[1, 2, 3], [4]]", "true"), ("[1, 2, 3] in ([1, 2, 3], [4])", "true"), (#"@"P1D" in [@"P1Y"..@"P2Y"]"#, "null"),
    ]

    @Test("in and unary tests", arguments: membership)
    func checkMembership(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 sections 10.3.2.14 and 10.3.2.15 (Table 49), Drools, feel-scala.
    static let conditionsAndLoops: [(String, String)] = [
        (#"if 3 > 2 then "yes" else "no""#, #""yes""#), (#"if null then "yes" else "no""#, #""no""#),
        (#"if "text" then "yes" else "no""#, #""no""#), ("if true then if true then 1 else 2 else 3", "1"), ("1 + if true then 1 else 2", "2"),
        ("for x in [10, 20], y in [1, 2] return x + y", "[11, 12, 21, 22]"), ("for x in [1, 2, 3] return x + 1", "[2, 3, 4]"),
        ("for x in 1..3 return x * 2", "[2, 4, 6]"), ("for x in 3..1 return x * 2", "[6, 4, 2]"), ("for x in 4..4 return x", "[4]"),
        ("for x in 1..2, y in 3..4 return [x, y]", "[[1, 3], [1, 4], [2, 3], [2, 4]]"), ("for x in [[1, 2], [3]], y in x return y", "[1, 2, 3]"),
        ("for x in [] return x", "[]"), ("for i in 0..5 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24, 120]"),
        ("for x in 1..5 return if x = 1 then 1 else x + sum(partial)", "[1, 3, 7, 15, 31]"),
        ("for i in 1..8 return if i <= 2 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5, 8, 13, 21]"),
        (#"for d in @"2024-02-28"..@"2024-03-01" return d.day"#, "[28, 29, 1]"), ("for x in [1..3] return x", "[1, 2, 3]"),
        ("count(for x in 1..10000 return x)", "10000"), ("some x in [80, 11, 110] satisfies x > 100", "true"),
        ("some x in [80, 11, 90] satisfies x > 100", "false"), ("some x in [5, 6, 7], y in [10, 11, 6] satisfies x > y", "true"),
        ("some x in [1, null] satisfies x > 5", "null"), ("some x in [null, 9] satisfies x > 5", "true"),
        ("some x in 1..5 satisfies x > 3", "true"), ("every x in [80, 11, 90] satisfies x > 10", "true"),
        ("every x in [80, 11, 90] satisfies x > 70", "false"), ("every x in [1, null] satisfies x > 0", "null"),
        ("every x in [null, 1] satisfies x > 5", "false"), ("every x in [] satisfies false", "true"), ("some x in [] satisfies true", "false"),
        ("every x in [1, 2], y in [2, 3] satisfies x < y", "false"), (#"if every x in [1, 2, 3] satisfies x < 5 then "a" else "b""#, #""a""#),
    ]

    @Test("if, for, some and every", arguments: conditionsAndLoops)
    func checkConditionsAndLoops(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.2.15 (Table 61), Drools FEELOperatorsTest.
    static let types: [(String, String)] = [
        ("10 instance of number", "true"), (#""x" instance of string"#, "true"), (#""x" instance of number"#, "false"),
        ("true instance of boolean", "true"), ("null instance of string", "false"), ("null instance of Any", "false"),
        (#""x" instance of Any"#, "true"), ("[1, 2] instance of list<number>", "true"), (#"[1, "x"] instance of list<number>"#, "false"),
        (#"[1, "x"] instance of list<Any>"#, "true"), (#"{name: "Ida"} instance of context<name: string, age: number>"#, "false"),
        (#"{name: "Ida", age: 47} instance of context<name: string, age: number>"#, "true"),
        (#"{name: "Ida", age: 47, land: "NO"} instance of context<name: string, age: number>"#, "true"),
        (#"{a: "1"} instance of context<a: number>"#, "false"), ("{a: {b: 1}} instance of context<a: context<b: number>>", "true"),
        ("123 instance of context<a: string>", "false"), ("123 instance of list", "null"),
        ("123 instance of function<number> -> boolean", "false"),
    ]

    @Test("instance of", arguments: types)
    func checkTypes(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }
}

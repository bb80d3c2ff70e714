import Testing

@Suite("Numbers as the standard and other engines publish them")
struct PublishedNumberTests {
    /// Source: DMN 1.5 section 10.3.4.5 (Table 76), Drools FEEL handbook, feelin.
    static let functions: [(String, String)] = [
        ("decimal(2/3, 3)", "0.667"), ("decimal(4.5, 0)", "4"), ("decimal(3.5, 0)", "4"), ("decimal(-4.5, 0)", "-4"),
        ("decimal(1.025, 2)", "1.02"), ("decimal(1.075, 2)", "1.08"), ("decimal(0.505, 2)", "0.5"), ("decimal(0.515, 2)", "0.52"),
        ("decimal(1250, -2)", "1200"), ("decimal(1350, -2)", "1400"), ("decimal(7.5, null)", "null"), ("decimal(null, 1)", "null"),
        ("floor(7.9)", "7"), ("floor(-7.1)", "-8"), ("floor(-7.11, 1)", "-7.2"), ("floor(7.19, 1)", "7.1"), ("floor(7.19, null)", "null"),
        ("ceiling(7.1)", "8"), ("ceiling(-7.9)", "-7"), ("ceiling(-7.19, 1)", "-7.1"), ("ceiling(7.11, 1)", "7.2"), ("round up(3.2, 0)", "4"),
        ("round up(-3.2, 0)", "-4"), ("round up(2.341, 2)", "2.35"), ("round up(-2.346, 2)", "-2.35"), ("round up(2.34, 2)", "2.34"),
        ("round down(3.8, 0)", "3"), ("round down(-3.8, 0)", "-3"), ("round down(2.349, 2)", "2.34"), ("round down(-2.349, 2)", "-2.34"),
        ("round half up(4.5, 0)", "5"), ("round half up(-4.5, 0)", "-5"), ("round half up(2.344, 2)", "2.34"),
        ("round half up(-2.346, 2)", "-2.35"), ("round half up(null, 2)", "null"), ("round half down(4.5, 0)", "4"),
        ("round half down(-4.5, 0)", "-4"), ("round half down(2.344, 2)", "2.34"), ("round half down(-2.346, 2)", "-2.35"),
        ("round half down(4.5, null)", "null"), ("round half up(5.5, 6176)", "5.5"), ("abs(-17)", "17"), ("abs(17)", "17"),
        ("abs(n: -0.25)", "0.25"), (#"abs(@"-PT7H")"#, #"@"PT7H""#), (#"abs(@"PT7H")"#, #"@"PT7H""#), (#"abs(@"-P3M")"#, #"@"P3M""#),
        ("modulo(17, 5)", "2"), ("modulo(-17, 5)", "3"), ("modulo(17, -5)", "-3"), ("modulo(-17, -5)", "-2"), ("modulo(9.7, 2.5)", "2.2"),
        ("modulo(-9.7, 2.5)", "0.3"), ("modulo(9.7, -2.5)", "-0.3"), ("modulo(-9.7, -2.5)", "-2.2"), ("modulo(9, 0)", "null"),
        ("sqrt(144)", "12"), ("sqrt(-1)", "null"), ("decimal(log(10), 2)", "2.3"), ("log(0)", "null"), ("log(-2)", "null"),
        ("decimal(exp(5), 2)", "148.41"), ("exp(0)", "1"), ("odd(7)", "true"), ("odd(8)", "false"), ("odd(-3)", "true"), ("even(8)", "true"),
        ("even(7)", "false"), ("even(-3)", "false"),
    ]

    @Test("Numeric functions", arguments: functions)
    func checkFunctions(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 sections 10.3.2.3.1 and 10.3.2.15 (Tables 56 to 62), Drools.
    static let arithmetic: [(String, String)] = [
        ("7 + 5 * 2", "17"), ("(7 + 5) * 2", "24"), ("9 - 4 - 3", "2"), ("48 / 8 / 2", "3"), ("3 ** 4", "81"), ("2 ** -2", "0.25"),
        ("4 ** 0.5", "2"), ("27 ** 0", "1"), ("0 - 2 ** 2", "-4"), ("-(3 + 4)", "-7"), ("-10--4", "-6"), (".75 + .25", "1"),
        ("1 / 3", "0.3333333333333333333333333333333333"), ("2 / 3", "0.6666666666666666666666666666666667"), ("0.1 + 0.2", "0.3"),
        ("1.10 = 1.1", "true"), ("12 / 0", "null"), ("0.0 / 0.0", "null"), ("null - 3", "null"), ("null + null", "null"), (#""a" - "b""#, "null"),
        (#""rain" + "bow""#, #""rainbow""#), (#""n" + 1"#, "null"), (#"1 + "n""#, "null"), ("true + 1", "null"),
        ("9999999999999999999999999999999999 + 1", "10000000000000000000000000000000000"),
        ("{rate: 1, term: -1, r: (12 * rate / 12) / (1 - (1 + rate / 12) ** -term) + 1}.r", "-11.00000000000000000000000000000005"),
        ("{base: 3, times: 4, r: base**times}.r", "81"),
    ]

    @Test("Arithmetic", arguments: arithmetic)
    func checkArithmetic(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.4.4 (Table 75), Drools FEEL handbook, Camunda documentation.
    static let statistics: [(String, String)] = [
        ("median(9, 1, 6, 2, 5)", "5"), ("median([8, 2, 4, 3])", "3.5"), ("median([])", "null"),
        ("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931"), ("stddev([3, 3, 3])", "0"), ("stddev([8])", "null"), ("stddev(8)", "null"),
        ("stddev([])", "null"), ("mode(4, 7, 2, 4, 4)", "[4]"), ("mode([7, 2, 9, 7, 2])", "[2, 7]"), ("mode([])", "[]"),
        ("product([3, 4, 5])", "60"), ("product(3, 4, 5)", "60"), ("product([])", "null"), ("sum([2.5, 3.5])", "6"), ("sum(1, 2, 3, 4)", "10"),
        ("sum(7)", "7"), ("sum([])", "null"), ("sum([1, null])", "null"), (#"sum([1, "2"])"#, "null"), ("mean([3, 4, 8])", "5"),
        ("mean(3, 4, 8)", "5"), ("mean(6)", "6"), ("mean([])", "null"), ("min([5, 3, 9])", "3"), ("min(5, 3, 9)", "3"), ("min(5)", "5"),
        ("min([])", "null"), ("max([5, 3, 9])", "9"), ("max(5, 3, 9)", "9"), ("max([])", "null"), (#"min("b", "a", "c")"#, #""a""#),
        (#"max(@"2024-03-01", @"2025-01-01", @"2023-12-31")"#, #"@"2025-01-01""#), (#"min(@"PT2H", @"PT90M")"#, #"@"PT1H30M""#),
        (#"max([1, "a"])"#, "null"), ("count([4, 5, 6])", "3"), ("count([])", "0"), ("count([4, [5, 6]])", "2"), ("count([null, null])", "2"),
    ]

    @Test("Statistics of lists", arguments: statistics)
    func checkStatistics(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }
}

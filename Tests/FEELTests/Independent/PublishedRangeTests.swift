import Testing

@Suite("Ranges as the standard and other engines publish them")
struct PublishedRangeTests {
    /// Source: DMN 1.5 section 10.3.4.7 (Table 78), Drools FEEL handbook.
    static let beforeAndAfter: [(String, String)] = [
        ("before(2, 20)", "true"), ("before(20, 2)", "false"), ("before(2, 2)", "false"), ("before(2, [2..20])", "false"),
        ("before(2, (2..20])", "true"), ("before(2, [7..20])", "true"), ("before(25, [2..20])", "false"), ("before([2..20], 20)", "false"),
        ("before([2..20), 20)", "true"), ("before([2..20], 25)", "true"), ("before([2..20], [25..30])", "true"),
        ("before([2..20], [20..30])", "false"), ("before([2..20), [20..30])", "true"), ("before([2..20], (20..30])", "true"),
        (#"before("a", "b")"#, "true"), (#"before(@"2024-01-01", [@"2024-02-01"..@"2024-03-01"])"#, "true"),
        (#"before([@"P1D"..@"P5D"], [@"P7D"..@"P9D"])"#, "true"), ("before(point1: 1, point2: 2)", "true"), ("after(20, 7)", "true"),
        ("after(7, 20)", "false"), ("after(22, [2..20])", "true"), ("after(20, [2..20))", "true"), ("after(20, [2..20])", "false"),
        ("after([21..30], 22)", "false"), ("after([21..30], 20)", "true"), ("after((21..30], 21)", "true"), ("after([21..30], 21)", "false"),
        ("after([21..30], [2..20])", "true"), ("after([2..20], [21..30])", "false"), ("after([21..30], [2..21))", "true"),
        ("after((21..30], [2..21])", "true"), ("after([21..30], [2..21])", "false"),
    ]

    @Test("before and after", arguments: beforeAndAfter)
    func checkBeforeAndAfter(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 Table 78, Drools FEEL handbook.
    static let meetsAndOverlaps: [(String, String)] = [
        ("meets([2..6], [6..9])", "true"), ("meets([2..6), [6..9])", "false"), ("meets([2..6], (6..9])", "false"),
        ("meets([2..6], [7..9])", "false"), ("met by([6..9], [2..6])", "true"), ("met by([6..9], [2..6))", "false"),
        ("met by((6..9], [2..6])", "false"), ("met by([7..9], [2..6])", "false"), ("overlaps([2..6], [4..9])", "true"),
        ("overlaps([4..9], [2..6])", "true"), ("overlaps([2..9], [4..6])", "true"), ("overlaps([4..6], [2..9])", "true"),
        ("overlaps([2..6], [7..9])", "false"), ("overlaps([7..9], [2..6])", "false"), ("overlaps([2..6], [6..9])", "true"),
        ("overlaps([2..6], (6..9])", "false"), ("overlaps([2..6), [6..9])", "false"), ("overlaps([2..6), (6..9])", "false"),
        ("overlaps([6..9], [2..6])", "true"), ("overlaps((6..9], [2..6])", "false"), ("overlaps([6..9], [2..6))", "false"),
        ("overlaps((6..9], [2..6))", "false"), ("overlaps before([2..6], [4..9])", "true"), ("overlaps before([2..6], [7..9])", "false"),
        ("overlaps before([2..6], [6..9])", "true"), ("overlaps before([2..6], (6..9])", "false"), ("overlaps before([2..6), [6..9])", "false"),
        ("overlaps before([2..6), (2..6])", "true"), ("overlaps before([2..6], (2..6])", "true"), ("overlaps before([2..6), [2..6])", "false"),
        ("overlaps before([2..6], [2..6])", "false"), ("overlaps after([4..9], [2..6])", "true"), ("overlaps after([7..9], [2..6])", "false"),
        ("overlaps after([6..9], [2..6])", "true"), ("overlaps after((6..9], [2..6])", "false"), ("overlaps after([6..9], [2..6))", "false"),
        ("overlaps after((2..6], [2..6))", "true"), ("overlaps after((2..6], [2..6])", "true"), ("overlaps after([2..6], [2..6))", "false"),
        ("overlaps after([2..6], [2..6])", "false"), ("overlaps after((2..6), [2..6])", "false"), ("overlaps after((2..6], [2..7])", "false"),
        ("overlaps after((2..6], [3..6])", "false"),
    ]

    @Test("meets, met by and the overlaps", arguments: meetsAndOverlaps)
    func checkMeetsAndOverlaps(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 Table 78, Drools FEEL handbook.
    static let containment: [(String, String)] = [
        ("finishes(20, [2..20])", "true"), ("finishes(20, [2..20))", "false"), ("finishes([7..20], [2..20])", "true"),
        ("finishes([7..20), [2..20])", "false"), ("finishes([7..20), [2..20))", "true"), ("finishes([2..20], [2..20])", "true"),
        ("finishes((2..20], [2..20])", "true"), ("finished by([2..20], 20)", "true"), ("finished by([2..20), 20)", "false"),
        ("finished by([2..20], [7..20])", "true"), ("finished by([2..20], [7..20))", "false"), ("finished by([2..20), [7..20))", "true"),
        ("finished by([2..20], (2..20])", "true"), ("includes([2..20], 7)", "true"), ("includes([2..20], 22)", "false"),
        ("includes([2..20], 2)", "true"), ("includes([2..20], 20)", "true"), ("includes((2..20], 2)", "false"),
        ("includes([2..20), 20)", "false"), ("includes([2..20], [4..6])", "true"), ("includes([2..20], [1..6])", "false"),
        ("includes((2..20], (2..7])", "true"), ("includes([2..20], (2..20))", "true"), ("includes((2..20), [2..20])", "false"),
        ("includes([2..20), [7..20))", "true"), (#"includes([@"2024-01-01"..@"2024-12-31"], @"2024-06-15")"#, "true"),
        (#"includes([@"P1D"..@"P10D"], @"P20D")"#, "false"), ("during(7, [2..20])", "true"), ("during(22, [2..20])", "false"),
        ("during(2, (2..20])", "false"), ("during(20, [2..20))", "false"), ("during([4..6], [2..20])", "true"),
        ("during((2..20), [2..20])", "true"), ("during([2..20], (2..20))", "false"), ("starts(2, [2..20])", "true"),
        ("starts(2, (2..20])", "false"), ("starts(3, [2..20])", "false"), ("starts([2..6], [2..20])", "true"),
        ("starts((2..6], (2..20])", "true"), ("starts((2..6], [2..20])", "false"), ("starts([2..6], (2..20])", "false"),
        ("starts([2..20), [2..20])", "true"), ("started by([2..20], 2)", "true"), ("started by((2..20], 2)", "false"),
        ("started by([2..20], [2..6])", "true"), ("started by([2..20], (2..6])", "false"), ("started by([2..20], [2..20))", "true"),
        ("coincides(6, 6)", "true"), ("coincides(6, 7)", "false"), ("coincides([2..6], [2..6])", "true"), ("coincides((2..6), [2..6])", "false"),
        ("coincides([2..6], [3..7])", "false"),
    ]

    @Test("finishes, includes, during, starts, coincides", arguments: containment)
    func checkContainment(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 sections 10.3.2.7 (Table 42) and 10.3.2.15 (Tables 53, 55 and 67), Drools FEELRangesTest.
    static let values: [(String, String)] = [
        ("[3..8].start", "3"), ("[3..8].end", "8"), ("[3..8].start included", "true"), ("[3..8].end included", "true"),
        ("(3..8].start included", "false"), ("(3..8].start", "3"), ("]3..8[.end included", "false"), ("(<= 8).start", "null"),
        ("(<= 8).end", "8"), ("(<= 8).end included", "true"), ("(<= 8).start included", "false"), ("(> 3).start", "3"), ("(> 3).end", "null"),
        ("(> 3).end included", "false"), ("[1+2..4*2]", "[3..8]"), ("[max(1, 2, 3)..8]", "[3..8]"),
        ("{low: 3, high: 8, r: [low..high]}.r", "[3..8]"), (#"[1.."text"]"#, "null"), ("[3..8] = [3..8]", "true"), ("[3..8] = [3..8)", "false"),
        ("[3..8] = [3..9]", "false"), (#"range("[18..65)")"#, "[18..65)"), (#"range("(18..65]")"#, "(18..65]"),
        (#"range("]18..65[")"#, "(18..65)"), (#"range("[@\"2024-01-01\"..@\"2024-12-31\"]")"#, #"[@"2024-01-01"..@"2024-12-31"]"#),
        (#"range("[\"a\"..\"k\"]")"#, #"["a".."k"]"#), (#"range("[65..18]")"#, "null"), (#"range("text")"#, "null"),
        ("[(10..20)][1]", "(10..20)"), ("6 in (5..null]", "null"), ("4 in (5..null]", "false"), ("6 in [null..5]", "false"),
        ("4 in [null..5]", "null"), ("null in [1..5]", "null"), (#""a" in [1..5]"#, "null"), ("[1..3] instance of range<number>", "true"),
        (#"["a".."b"] instance of range<number>"#, "false"),
    ]

    @Test("Ranges as values", arguments: values)
    func checkValues(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }
}

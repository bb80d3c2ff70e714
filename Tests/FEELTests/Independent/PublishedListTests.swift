import Testing

@Suite("Lists as the standard and other engines publish them")
struct PublishedListTests {
    /// Source: DMN 1.5 section 10.3.4.4 (Table 75), Drools FEEL handbook, feelin, Camunda documentation.
    static let functions: [(String, String)] = [
        ("list contains([4, 5, 6], 5)", "true"), ("list contains([4, 5, 6], 7)", "false"), ("list contains([null], null)", "true"),
        ("list contains([4], null)", "false"), ("list contains([[1], [2]], [2])", "true"), ("all([false, null, true])", "false"),
        ("all([true, null])", "null"), ("all([true, true])", "true"), ("all(true, false)", "false"), ("all(true)", "true"), ("all([])", "true"),
        ("all(0)", "null"), ("any([false, null, true])", "true"), ("any([false, null])", "null"), ("any([false, false])", "false"),
        ("any(false, true)", "true"), ("any([])", "false"), ("any(0)", "null"), ("sublist([6, 7, 8, 9], 2)", "[7, 8, 9]"),
        ("sublist([6, 7, 8, 9], 1, 2)", "[6, 7]"), ("sublist([6, 7, 8, 9], -1)", "[9]"), ("sublist([6, 7, 8, 9], 3, 3)", "null"),
        ("sublist([6, 7, 8, 9], 5)", "null"), ("sublist([6, 7, 8, 9], 0)", "null"), ("sublist([6, 7, 8, 9], -3, 2)", "[7, 8]"),
        ("append([6], 7, 8)", "[6, 7, 8]"), ("append([], null)", "[null]"), ("append([6], [7])", "[6, [7]]"),
        ("concatenate([6, 7], [8])", "[6, 7, 8]"), ("concatenate([6], [7], [8])", "[6, 7, 8]"), ("concatenate([6], null)", "null"),
        ("insert before([6, 8], 1, 7)", "[7, 6, 8]"), ("insert before([6, 8], 2, 7)", "[6, 7, 8]"), ("insert before([6, 8], -1, 7)", "[6, 7, 8]"),
        ("insert before([6, 8], 5, 7)", "null"), ("remove([6, 7, 8], 2)", "[6, 8]"), ("remove([6, 7, 8], -1)", "[6, 7]"),
        ("remove([6, 7, 8], 4)", "null"), ("reverse([6, 7, 8])", "[8, 7, 6]"), ("reverse([])", "[]"), ("index of([6, 7, 8, 7], 7)", "[2, 4]"),
        ("index of([6, 7, 8, 7], 5)", "[]"), ("index of([6, null, 8, null], null)", "[2, 4]"), ("union([6, 7], [7, 8])", "[6, 7, 8]"),
        (#"union(["a", "b"], ["a", "c"])"#, #"["a", "b", "c"]"#), ("union([null, {a: 1}], [null, {a: 1}])", "[null, {a: 1}]"),
        ("distinct values([6, 7, 6, 8, 7])", "[6, 7, 8]"), ("distinct values([null, 6, null])", "[null, 6]"),
        ("distinct values([[1], [1], [2]])", "[[1], [2]]"), ("flatten([[6, 7], [[8]], 9])", "[6, 7, 8, 9]"), ("flatten([[], [[]]])", "[]"),
        ("sort([9, 4, 7], function(x, y) x < y)", "[4, 7, 9]"), ("sort(list: [9, 4, 7], precedes: function(x, y) x > y)", "[9, 7, 4]"),
        (#"sort(["b", "c", "a"], function(x, y) x < y)"#, #"["a", "b", "c"]"#),
        (#"sort([{n: "b", v: 2}, {n: "a", v: 1}], function(x, y) x.v < y.v).n"#, #"["a", "b"]"#), ("list replace([3, 5, 7], 2, 6)", "[3, 6, 7]"),
        ("list replace([3, 5, 7], -3, 6)", "[6, 5, 7]"), ("list replace(list: [3, 5, 7], position: 3, newItem: 8)", "[3, 5, 8]"),
        ("list replace([3, 5, 7], 4, 6)", "null"), ("list replace([3, 5, 7, 9], function(item, newItem) item < newItem, 6)", "[6, 6, 7, 9]"),
        ("list replace(list: [3, 9], match: function(item, newItem) item < newItem, newItem: 6)", "[6, 9]"),
        ("list replace([3, 5], function(item, newItem) item + newItem, 6)", "null"),
        (#"list replace(["x", "y", "z"], function(item, newItem) item = "y", null)"#, #"["x", null, "z"]"#), ("sum(list: [1, 2, 3])", "6"),
        ("median(list: [8, 2, 4, 3])", "3.5"), ("mode(list: [7, 2, 7])", "[7]"),
    ]

    @Test("List functions", arguments: functions)
    func checkFunctions(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 sections 10.3.2.5 and 10.3.2.15 (Table 68), Drools FEELListsTest, feel-scala.
    static let filters: [(String, String)] = [
        (#"["p", "q", "r"][1]"#, #""p""#), (#"["p", "q", "r"][-1]"#, #""r""#), (#"["p", "q", "r"][-3]"#, #""p""#),
        (#"["p", "q", "r"][4]"#, "null"), (#"["p", "q", "r"][0]"#, "null"), (#"["p", "q", "r"][-4]"#, "null"), (#""p"[1]"#, #""p""#),
        (#""p"[2]"#, "null"), (#""p"[-1]"#, #""p""#), ("{L: 3, r: L[1]}.r", "3"), ("{L: 3, r: L[2]}.r", "null"),
        ("{my list: [10, 20, 30], r: my list[2]}.r", "20"), ("[1, 2, 3, 4][item = 4]", "[4]"), ("[1, 2, 3, 4][item > 2]", "[3, 4]"),
        ("[1, 2, 3, 4][item > 5]", "[]"), ("[1, 2, 3, 4][item > null]", "[]"), ("[1, 2, null, 4][item > 2]", "[4]"),
        ("[1, 2, null, 4][item = null]", "[null]"), ("[1, 2, 3, 4][odd(item)]", "[1, 3]"), ("[1, 2, 3, 4][abs(-2)]", "2"),
        ("[{x: 1, y: 2}, {x: 2, y: 3}][x = 1]", "[{x: 1, y: 2}]"), ("[{x: 1, y: 2}, {x: 2, y: 3}][x = 0]", "[]"),
        ("[{x: 1, y: 2}, {x: 2, y: 3}][item.x > 1].y", "[3]"), ("[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]"),
        ("{x: false, l: [{x: 1}, {x: 2}], r: l[x]}.r", "[]"), ("{l: [{a: false, b: 2}, {a: true, b: 3}], r: l[a]}.r", "[{a: true, b: 3}]"),
        ("{l: [{a: false}, {a: null}, {b: 4}], r: l[a]}.r", "[]"), (#"{l: ["p", "q", "r"], x: 2, r: l[x]}.r"#, #""q""#),
        (#"{l: [{x: false, y: 2}, {x: true, y: 3}], x: "text", r: l[x]}.r"#, "[{x: true, y: 3}]"),
        (#"{people: [{first: "Ann"}, {first: "Bo"}], r: people[last = null]}.r"#, #"[{first: "Ann"}, {first: "Bo"}]"#), ("3[item > 2]", "[3]"),
        ("3[item > 4]", "[]"), ("[[1]][1][1]", "1"), ("append([], [[1]])[1][1][1]", "1"), ("{x: [[7]]}.x[1][1]", "7"),
        ("[{x: 1, y: 2}, {x: 2, y: 3}].y", "[2, 3]"), ("[{x: 1, y: 2}, {x: 2}].y", "[2, null]"), ("[{x: 1}, {x: 2}].z", "[null, null]"),
        (#"{d: [{v: "A"}, {v: null}], r: d[v != "D"].v}.r"#, #"["A", null]"#),
        (
            #"{staff: [{id: 1, dept: 9}, {id: 2, dept: 8}], depts: [{no: 8, boss: "Eve"}, {no: 9, boss: "Kim"}], r: depts[no = staff[id = 1].dept[1]].boss[1]}.r"#,
            #""Kim""#
        ),
    ]

    @Test("Filters and positions", arguments: filters)
    func checkFilters(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }

    /// Source: DMN 1.5 section 10.3.2.15 (Table 53), feel-scala.
    static let equality: [(String, String)] = [
        ("[] = []", "true"), ("[1] = [1]", "true"), ("[[1]] = [[1]]", "true"), ("[{x: 1}] = [{x: 1}]", "true"), ("[] = [1]", "false"),
        ("[1] = [2]", "false"), ("[1, 2] = [2, 1]", "false"), ("[] = 1", "null"), ("[1] != [2]", "true"), ("[1] != [1]", "false"),
        ("{a: 1, b: 2} = {b: 2, a: 1}", "true"), ("{a: 1} = {a: 2}", "false"), ("{a: 1} = {b: 1}", "false"), ("{a: 1} = {a: 1, b: 2}", "false"),
        ("{} = {}", "true"), ("{a: null} = {a: null}", "true"), ("[null] = [null]", "true"),
    ]

    @Test("Equality of lists and contexts", arguments: equality)
    func checkEquality(_ source: String, _ expected: String) throws { try expectPublished(source, expected) }
}

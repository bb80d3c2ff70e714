/// The constructs and functions of the language by the kind of value that they give: n number, s string, b boolean, d date,
/// t time, w date and time, m years and months, u days and time, N and S lists of numbers and of strings, c context, r range,
/// o anything.
enum ExpressionTemplates {
    static let kinds = all.keys.sorted()

    static let all: [Character: [String]] = [
        "n": [
            "{n} + {n}", "{n} - {n}", "{n} * {n}", "{n} / {n}", "{n} ** {n}", "-{n}", "if {b} then {n} else {n}", "{c}.x", "{N}[{n}]", "{d}.year",
            "{w}.month", "{d} .weekday", "{t}.hour", "{w}.second", "{m}.years", "{u}.hours", "{r}.start", "(function(i: number) ⟨{n}⟩)({n})",
            "{f: function(x, y) x + y * {n}, v: f({n}, {n})}.v", "{f: function(n) if n < 1 then 1 else n * f(n - 1), v: f({n})}.v", "abs({n})",
            "count({N})", "count({S})", "sum({N})", "sum({n}, {n})", "mean({N})", "median({N})", "stddev({N})", "product({N})", "min({N})",
            "max({n}, {n})", "mode({N})[1]", "number({s})", "number({s}, \",\", \".\")", "decimal({n}, {n})", "floor({n})", "ceiling({n}, {n})",
            "round up({n}, {n})", "round down({n}, {n})", "round half up({n}, {n})", "round half down(scale: {n}, n: {n})", "modulo({n}, {n})",
            "sqrt({n})", "log({n})", "exp({n})", "string length({s})", "day of year({d})", "week of year({w})", "{u} / {u}", "{m} / {m}",
            "index of({N}, {n})[1]", "get value({c}, \"x\")", "count(flatten([{N}, [{o}, {S}]]))", "abs(n: {n})",
            "{a: {n}, b: a + {n}, r: b * a}.r",
        ],
        "s": [
            "{s} + {s}", "if {b} then {s} else {s}", "{c}.y", "{S}[{n}]", "string({o})", "substring({s}, {n})", "substring({s}, {n}, {n})",
            "upper case({s})", "lower case({s})", "substring before({s}, {s})", "substring after({s}, {s})", "string join({S}, {s})",
            "string join({S})", "replace({s}, {s}, {s})", "replace({s}, \"([a-z])(.)?\", \"$2$1\", \"i\")", "day of week({d})", "month of year({w})",
            "string(from: {o})", "{w}.timezone", "string({d}) + string({u})",
        ],
        "b": [
            "{b} and {b}", "{b} or {b}", "not({b})", "{n} < {n}", "{n} <= {n}", "{n} = {n}", "{n} != {n}", "{s} = {s}", "{s} > {s}", "{d} < {d}",
            "{w} >= {w}", "{u} = {u}", "{m} > {m}", "{o} = {o}", "{n} between {n} and {n}", "{d} between {d} and {d}", "{n} in {r}",
            "{n} in (< {n}, >= {n}, {n}, [{n}..{n}])", "{s} in ({S})", "some i in {N} satisfies ⟨{b}⟩", "every i in {N}, j in {S} satisfies ⟨{b}⟩",
            "{o} instance of number", "{o} instance of list<string>", "{o} instance of context<x: number, y: string>", "contains({s}, {s})",
            "starts with({s}, {s})", "ends with({s}, {s})", "matches({s}, {s})", "matches({s}, \"^[\\\\p{L}-[aeiou]]+$\", \"ix\")", "odd({n})",
            "even({n})", "list contains({N}, {n})", "all([{b}, {b}])", "any({b}, {b})", "is({t}, {t})", "before({n}, {r})", "after({r}, {n})",
            "meets({r}, {r})", "met by({r}, {r})", "overlaps({r}, {r})", "overlaps before({r}, {r})", "overlaps after({r}, {r})",
            "finishes({n}, {r})", "finished by({r}, {r})", "includes({r}, {n})", "during({n}, {r})", "starts({r}, {r})", "started by({r}, {n})",
            "coincides({r}, {r})", "if {b} then {b} else {b}", "{r}.start included", "is(value1: {o}, value2: {o})",
        ],
        "d": [
            "date({n}, {n}, {n})", "date({s})", "date({w})", "{d} + {m}", "{d} + {u}", "{d} - {m}", "if {b} then {d} else {d}", "today()",
            "min({d}, {d})",
            "date(year: 2024, month: {n}, day: {n})",
        ],
        "t": ["time({s})", "time({n}, {n}, {n})", "time({n}, {n}, {n}, {u})", "time({w})", "{t} + {u}", "{t} - {u}", "{w}.time"],
        "w": [
            "date and time({d}, {t})", "date and time({s})", "date and time({w}, \"Europe/Oslo\")", "{w} + {u}", "{w} - {m}", "now()",
            "if {b} then {w} else {w}", "date and time({w}, {t})",
        ],
        "m": [
            "{m} + {m}", "{m} - {m}", "{m} * {n}", "{m} / {n}", "years and months duration({d}, {d})", "abs({m})", "-{m}",
            "years and months duration({w}, {d})",
        ],
        "u": ["{u} + {u}", "{u} * {n}", "{u} / {n}", "{d} - {d}", "{w} - {w}", "{t} - {t}", "abs({u})", "duration({s})", "{w}.time offset", "-{u}"],
        "N": [
            "[{n}, {n}, {n}]", "for i in {N} return ⟨{n}⟩", "for i in {n}..{n} return ⟨{n}⟩", "for i in [1..4], j in {N} return ⟨i * {n}⟩",
            "for i in 1..5 return if i < 2 then 1 else partial[-1] + {n}", "{N}[item > {n}]", "{N}[⟨{b}⟩]", "append({N}, {n})",
            "concatenate({N}, {N})",
            "union({N}, {N})", "distinct values({N})", "insert before({N}, {n}, {n})", "remove({N}, {n})", "reverse({N})", "index of({N}, {n})",
            "sublist({N}, {n}, {n})", "sort({N}, function(x, y) x < y)", "sort({N})", "mode({N})", "{c}.z z", "list replace({N}, {n}, {n})",
            "list replace({N}, function(i, y) ⟨{b}⟩, {n})", "partition({N}, {n})[1]", "[{c}, {c}].x", "flatten([{N}, [{n}]])", "[]",
        ],
        "S": [
            "[{s}, {s}]", "for i in {S} return ⟨{s}⟩", "split({s}, {s})", "split({s}, \"[,;]\")", "{S}[starts with(item, {s})]",
            "distinct values({S})",
            "for e in get entries({c}) return e.key", "sort({S}, function(x, y) x < y)", "append({S}, {s})", "concatenate({S}, [{s}])",
        ],
        "c": [
            "{x: {n}, y: {s}, z z: {N}}", "{x: {n}, y: string(x), z z: [x]}", "context put({c}, \"x\", {n})", "context put({c}, [\"y\", \"q\"], {o})",
            "context merge([{c}, {c}])", "context(get entries({c}))", "[{c}, {c}][x > {n}][1]", "if {b} then {c} else {c}",
            "context([{key: {s}, value: {o}}])",
        ],
        "r": ["[{n}..{n}]", "({n}..{n}]", "]{n}..{n}[", "(< {n})", "(>= {n})", "range({s})", "range(\"[1..5)\")", "[{d}..{d}]", "(!= {n})"],
        "o": [
            "{n}", "{s}", "{b}", "{d}", "{w}", "{N}", "{S}", "{c}", "{r}", "{u}", "{t}", "{m}", "function(x: number) x + {n}", "[{o}, {o}]",
            "{\"k e\": {o}, \"\": {o}}", "get value({c}, {s})", "get entries({c})", "{o}[{o}]", "{o}.x", "{o} + {o}", "{o} * {o}", "{o} < {o}",
            "partition({N}, {n})", "for i in {o} return ⟨{o}⟩", "if {o} then {o} else {o}", "{o} in {o}", "min({o}, {o})", "string({o})", "-{o}",
            "sort({o}, function(x, y) x < y)", "{o} ** {o}", "count({o})", "({o})({o})", "flatten({o})", "not({o})", "{o} - {o}", "{o} / {o}",
        ],
    ]

    static let leaves: [Character: [String]] = [
        "n": [
            "a", "b", "total cost", "1", "0", "2", "-1", "0.1", ".5", "10", "34", "50.00007", "1E+30", "1e-20",
            "9.999999999999999999999999999999999E+6144",
            "123456789012345678901234567890.1234", "-2147483649", "9223372036854775808",
        ],
        "s": [
            "s", "\"\"", "\"a\"", "\"å\\u0308Ö\"", "\"a,b;c\"", "\"2024-02-29\"", "\"P1DT2H\"", "\"\\U01D11E\"", "\"1 000,5\"", "\"[1..5]\"",
            "\"(a|b)*\"",
            "\"x{0,3}\"", "\"16:15:00@Europe/Oslo\"", "\"\\\\\\\"\\n\"",
        ],
        "b": ["p", "true", "false"],
        "d": ["d", "@\"2024-02-29\"", "@\"-0001-12-31\"", "@\"999999999-12-31\""],
        "t": ["t", "@\"16:15:00\"", "@\"23:59:59.999999999Z\"", "@\"12:00:00@America/New_York\""],
        "w": ["w", "@\"2024-03-31T02:30:00@Europe/Oslo\"", "@\"2019-10-01T16:15:00Z\"", "@\"1999-12-31T23:59:59\""],
        "m": ["m", "@\"P1Y2M\"", "@\"-P13M\"", "@\"P0Y\""],
        "u": ["u", "@\"P1DT2H3M4.5S\"", "@\"-PT1S\"", "@\"P0D\"", "@\"PT0.000000001S\""],
        "N": ["N", "[]", "[1, 2, 3]", "[null, 2]"],
        "S": ["S", "[]", "[\"b\", \"a\"]", "[\"\", null]"],
        "c": ["c", "{}", "{x: 1, y: \"q\", z z: [1, 2]}"],
        "r": ["r", "[1..10]", "(0..1)", "]1..5]"],
        "o": ["o", "a", "s", "null", "[[1], {x: [2]}]", "{x: {x: {x: 1}}}", "function(x) x", "N", "c"],
    ]

    /// What a mistake may put in.
    static let tokens = [
        "(", ")", "[", "]", "{", "}", ",", ":", "..", ".", "?", "@", "\"", "'", "-", "**", "!=", "<=", " and ", " or ", " in ", " between ", " if ",
        " then ",
        " else ", " for ", " return ", " some ", " satisfies ", " instance of ", " function", " null ", "//", "/*", "*/", "\\u", "\u{0}", "\u{301}",
        "\u{1D11E}",
        "1E999999999", " external ", "not(", " item ", " partial ", "list<", ">",
    ]
}

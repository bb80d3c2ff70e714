import FEEL
import Testing

@Suite("Ranges and times compared")
struct RangeTests {
    @Test(
        "a text is read as a range with literal ends",
        arguments: [
            ("[1..3]", "[1..3]"), (" ( 1 .. 3 [ ", "(1..3)"), ("]1..3]", "(1..3]"), ("[-2..-1]", "[-2..-1]"), ("(..2]", "(<= 2)"),
            ("[1..)", "(>= 1)"),
            ("[\\\"a\\\"..\\\"c\\\"]", "[\"a\"..\"c\"]"), ("[@\\\"2024-01-01\\\"..date(\\\"2024-01-02\\\")]", "[@\"2024-01-01\"..@\"2024-01-02\"]"),
            ("[..2]", "null"), ("[1..]", "null"), ("(..)", "null"), ("[3..1]", "null"), ("[1..\\\"b\\\"]", "null"), ("[null..null]", "null"),
            ("[1+1..3]", "null"), ("[x..3]", "null"), ("[date(string(\\\"2024-01-01\\\"))..@\\\"2024-01-02\\\"]", "null"), (">=10", "null"),
            ("", "null"),
            ("[1..3] ", "[1..3]"), ("[1..3]]", "null"), ("[@\\\"2024-01-01\\\"..@\\\"2024-01-02T00:00:00\\\"]", "null"),
        ])
    func reading(_ text: String, _ expected: String) throws {
        #expect(try value(of: "range(\"\(text)\")").description == expected)
    }

    @Test(
        "equal ranges are of one form",
        arguments: [
            ("(=10) = (=10)", "true"), ("(=10) = [10..10]", "false"), ("(!=10) = (!=10)", "true"), ("(!=10) = (=10)", "false"),
            ("(<10) = (<10)", "true"),
            ("(<10) = (<=10)", "false"), ("5 in (!=10)", "true"), ("{r: (!=10), x: [10 in r, 11 in r]}.x", "[false, true]"),
            ("[(=10).start included, (!=10).start included, (!=10).end]", "[true, false, 10]"), ("(!=10)", "(!= 10)"), ("null in (=10)", "false"),
        ])
    func forms(_ source: String, _ expected: String) throws {
        #expect(try value(of: source).description == expected)
    }

    @Test(
        "times are compared by the whole second, and told apart by their fraction only as values",
        arguments: [
            ("@\"10:30:00.1\" = @\"10:30:00.2\"", "true"), ("@\"10:30:00.1\" < @\"10:30:00.2\"", "false"),
            ("@\"10:30:00.9\" <= @\"10:30:00\"", "true"),
            ("@\"10:30:01\" > @\"10:30:00.9\"", "true"), ("is(@\"10:30:00.1\", @\"10:30:00.2\")", "false"),
            ("@\"2024-01-01T00:00:00.9Z\" = @\"2024-01-01T00:00:00Z\"", "true"),
            ("@\"-0001-01-01T23:59:59.9\" = @\"-0001-01-01T23:59:59.1\"", "true"),
            ("@\"10:30:00.25\" - @\"10:30:00\"", "@\"PT0.25S\""),
        ])
    func times(_ source: String, _ expected: String) throws {
        #expect(try value(of: source).description == expected)
    }
}

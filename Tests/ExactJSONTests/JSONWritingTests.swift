import ExactJSON
import Testing

@Suite("Writing JSON")
struct JSONWritingTests {
    private let value: JSON = ["b": [1, true, nil, "x\n"], "a": [:], "c": [], "å": "\u{1}\u{1F}\"\\/\u{7F}😀"]

    @Test("Compact text keeps the members' order and escapes no more than it must")
    func compact() {
        #expect(value.text() == #"{"b":[1,true,null,"x\n"],"a":{},"c":[],"å":"\u0001\u001f\"\\/"# + "\u{7F}😀\"}")
        #expect("\(JSON("\u{8}\t\u{C}\r"))" == #""\b\t\f\r""#)
    }

    @Test("Pretty text has one member or element a line")
    func pretty() {
        #expect(
            (["b": [1, ["x": nil]], "a": [:], "c": []] as JSON).text(.pretty) == """
                {
                  "b": [
                    1,
                    {
                      "x": null
                    }
                  ],
                  "a": {},
                  "c": []
                }
                """)
    }

    @Test("Canonical members stand in UTF-16 order, as in RFC 8785's own example")
    func canonicalOrder() throws {
        let text =
            #"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#
        let canonical = try JSON(parsing: try JSON(parsing: text).canonical)
        #expect(
            canonical.objectValue?.map { $0.value.stringValue } == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh",
            ])
    }

    @Test("A shorter name comes before the longer one that begins with it")
    func prefixes() {
        #expect((["ab": 1, "a": 2, "": 3, "b": 4] as JSON).text(.canonical) == #"{"":3,"a":2,"ab":1,"b":4}"#)
    }

    @Test(
        "Canonical numbers say the value once",
        arguments: [
            ("0", "0"), ("-0", "0"), ("-0.00e5", "0"), ("1.0", "1"), ("1.50", "1.5"), ("100", "100"), ("1e2", "100"), ("1E+02", "100"),
            ("12.30e1", "123"), ("-0.0010", "-0.001"), ("0.000001", "0.000001"), ("0.0000001", "1e-7"), ("1.5e-7", "1.5e-7"),
            ("1e20", "100000000000000000000"), ("1e21", "1e+21"), ("123456789012345678901", "123456789012345678901"),
            ("1234567890123456789012", "1.234567890123456789012e+21"), ("1234567890123456789012.5", "1.2345678901234567890125e+21"),
            ("3697755.00", "3697755"), ("0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"),
            ("61.27845265141485378039", "61.27845265141485378039"), ("10e-1", "1"), ("0.5e1", "5"), ("0.05e1", "0.5"),
            ("1e999999", "1e+999999"), ("333333333.33333329", "333333333.33333329"), ("4.50", "4.5"), ("2e-3", "0.002"), ("1e30", "1e+30"),
        ])
    func canonicalNumbers(text: String, expected: String) throws {
        let number = try #require(JSONNumber(text))
        #expect(number.canonicalText == expected)
        #expect(JSONNumber(expected)?.canonicalText == expected)
        #expect(JSON.number(number).text(.canonical) == expected)
        #expect(JSON.number(number).text() == text)
    }

    @Test("The canonical form does not depend on the order and the layout that came in")
    func canonicalIsOne() throws {
        let first = try JSON(parsing: #"{"a": 1.0, "b": {"y": "\u00e5", "x": [1]}}"#)
        let second = try JSON(parsing: "{\"b\":{\"x\":[ 1e0 ],\"y\":\"å\"},\n\"a\":1}")
        #expect(first.canonical == second.canonical)
        #expect(String(decoding: first.canonical, as: UTF8.self) == #"{"a":1,"b":{"x":[1],"y":"å"}}"#)
    }

    @Test("Writing adds to what the buffer holds")
    func appends() {
        var buffer = Array("data: ".utf8)
        ([1, 2] as JSON).write(into: &buffer)
        #expect(String(decoding: buffer, as: UTF8.self) == "data: [1,2]")
    }
}

import ExactJSON
import Testing

@Suite("Parsing JSON")
struct JSONParsingTests {
    @Test("Every kind of value is read")
    func values() throws {
        let value = try JSON(parsing: #" {"a": [null, true, false, -1.50e+2, "x"], "b": {}, "c": [ ]}"# + "\r\n\t")
        #expect(
            value == [
                "a": [nil, true, false, .number(try #require(JSONNumber("-1.50e+2"))), "x"],
                "b": [:], "c": [],
            ])
        #expect(value["a"]?[3]?.numberValue?.text == "-1.50e+2")
    }

    @Test("A scalar is a document", arguments: ["null", " true ", "0", "\"\""])
    func scalars(text: String) throws {
        #expect(try JSON(parsing: text).objectValue == nil)
    }

    @Test(
        "Number text survives unchanged",
        arguments: ["0", "-0", "0.10", "1e2", "1E+02", "123456789012345678901234567890.123456789", "-9.9E-999999"])
    func numberText(text: String) throws {
        #expect(try JSON(parsing: text).numberValue?.text == text)
        #expect(try JSON(parsing: "[\(text)]").text() == "[\(text)]")
    }

    @Test(
        "What is no JSON number is refused",
        arguments: ["01", "-", "+1", ".5", "1.", "1.e1", "1e", "1e+", "0x10", "NaN", "Infinity", "-01", "1_000", "1,5", "--1", "1e1000000"])
    func badNumbers(text: String) {
        #expect(throws: JSONParseError.self) { try JSON(parsing: text) }
        #expect(JSONNumber(text) == nil)
    }

    @Test("Numbers are made from text only when the whole text is one", arguments: ["", " 1", "1 ", "1\n", "١"])
    func numberFromText(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test(
        "Strings are unescaped",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e5\u00C5""#, "åÅ"), (#""\ud83d\ude00x""#, "😀x"),
            (#""Härnösand 😀""#, "Härnösand 😀"), (#""a\u0000b""#, "a\u{0}b"), (#""\uFFFF""#, "\u{FFFF}"), ("\"\u{7F}\"", "\u{7F}"),
        ])
    func strings(text: String, expected: String) throws {
        let found = try #require(try JSON(parsing: text).stringValue)
        #expect(Array(found.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(
        "A fault is told with its place",
        arguments: [
            ("", 1, 1, "the document is empty"),
            ("  \n ", 2, 2, "the document is empty"),
            ("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", 3, 2, "the member \"a\" is given twice in one object"),
            (#"{"å": 1, "\u00e5": 2}"#, 1, 10, "the member \"å\" is given twice in one object"),
            ("{\"å\": tru}", 1, 7, "expected a value, found 'tru'"),
            ("[nulll]", 1, 2, "expected a value, found 'nulll'"),
            ("[NaN]", 1, 2, "expected a value, found 'N'"),
            ("[1, 2", 1, 6, "expected ',' or ']' after an element, found the end of the document"),
            ("[1 2]", 1, 4, "expected ',' or ']' after an element, found '2'"),
            ("[1,]", 1, 4, "expected a value, found ']'"),
            ("{\"a\":1,}", 1, 8, "expected a member name in quotes, found '}'"),
            ("{a:1}", 1, 2, "expected a member name in quotes, found 'a'"),
            ("{\"a\" 1}", 1, 6, "expected ':' after a member name, found '1'"),
            ("{\"a\":1;}", 1, 7, "expected ',' or '}' after a member, found ';'"),
            ("{\"a\":", 1, 6, "expected a value, found the end of the document"),
            ("{} {}", 1, 4, "expected the end of the document, found '{'"),
            ("[1] // no", 1, 5, "expected the end of the document, found '/'"),
            ("å", 1, 1, "expected a value, found 'å'"),
            ("\u{A0}1", 1, 1, "expected a value, found '\u{A0}'"),
            ("\u{1}", 1, 1, "expected a value, found U+0001"),
            ("\"a\nb\"", 1, 3, "the control character U+000A must be written as an escape in a string"),
            ("[\"abc", 1, 2, "the string that begins here has no closing quote"),
            ("\"\\x\"", 1, 2, "'\\' followed by 'x' is no escape"),
            ("\"\\u12G4\"", 1, 2, "'\\u' takes four hexadecimal digits"),
            ("\"\\u12", 1, 2, "'\\u' takes four hexadecimal digits"),
            ("\"\\", 1, 2, "the document ends inside an escape"),
            ("\"x\\ud800\"", 1, 3, "a surrogate that is not half of a pair stands for no character"),
            ("\"\\ud800\\u0041\"", 1, 2, "a surrogate that is not half of a pair stands for no character"),
            ("\"\\ude00\\ud83d\"", 1, 2, "a surrogate that is not half of a pair stands for no character"),
            ("[-]", 1, 3, "expected a digit after '-'"),
            ("[1.]", 1, 4, "expected a digit after the decimal point"),
            ("[1e]", 1, 4, "expected a digit in the exponent"),
            ("[012]", 1, 3, "a number does not begin with 0 followed by another digit"),
            ("[1e9999999]", 1, 4, "the exponent is beyond 999999"),
            ("\u{FEFF}{}", 1, 1, "the document begins with a byte order mark, which JSON does not allow"),
        ])
    func faults(text: String, line: Int, column: Int, message: String) throws {
        let error = try #require(throws: JSONParseError.self) { try JSON(parsing: text) }
        #expect(error.message == message)
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.description == "line \(line), column \(column): \(message)")
    }

    @Test(
        "Bytes that are no UTF-8 are refused where they stand",
        arguments: [
            ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xC3, 0xA5, 0xED, 0xA0, 0x80, 0x22], 3),
            ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0x5C, 0x6E, 0x80, 0x22], 3), ([0x80], 0),
        ] as [([UInt8], Int)])
    func invalidUTF8(bytes: [UInt8], offset: Int) throws {
        let error = try #require(throws: JSONParseError.self) { try JSON(parsing: bytes) }
        #expect(error.message == "the bytes here are not valid UTF-8")
        #expect(error.offset == offset)
    }

    @Test("Nesting is allowed to the limit and no deeper")
    func depth() throws {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        _ = try JSON(parsing: nested(64))
        let error = try #require(throws: JSONParseError.self) { try JSON(parsing: nested(65)) }
        #expect(error.message == "objects and arrays are nested more than 64 deep")
        #expect(error.column == 65)
        _ = try JSON(parsing: nested(3), maximumDepth: 3)
        #expect(throws: JSONParseError.self) { try JSON(parsing: "{\"a\":[{}]}", maximumDepth: 2) }
        #expect(throws: JSONParseError.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
        #expect(throws: JSONParseError.self) { try JSON(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
    }

    @Test("Names that only look the same are two members")
    func canonicallyEquivalentNames() throws {
        let object = try #require(try JSON(parsing: "{\"\u{E5}\": 1, \"a\u{30A}\": 2}").objectValue)
        #expect(object.count == 2)
        #expect(object["\u{E5}"] == 1)
        #expect(object["a\u{30A}"] == 2)
    }

    @Test("A name given twice is found in a large object too")
    func duplicatesInLargeObjects() throws {
        let members = (0..<500).map { "\"member\($0)\": \($0)" }
        let object = try #require(try JSON(parsing: "{" + members.joined(separator: ",") + "}").objectValue)
        #expect(object["member499"]?.intValue == 499)
        #expect(object.names.first == "member0")
        #expect(throws: JSONParseError.self) {
            try JSON(parsing: "{" + (members + ["\"member250\": 1"]).joined(separator: ",") + "}")
        }
    }

    @Test("No prefix of a document is a document, and none brings the parser down")
    func truncation() throws {
        let bytes = Array(#"{"a":[1.5e-3,"å\u00e5\ud83d\ude00",{"b":null,"c":[true,false]}],"d":-0}"#.utf8)
        _ = try JSON(parsing: bytes)
        for length in 0..<bytes.count {
            #expect(throws: JSONParseError.self) { try JSON(parsing: Array(bytes.prefix(length))) }
        }
    }

    @Test("Documents changed at random are read or refused, and what is read is written back to the same value")
    func randomChanges() throws {
        let bytes = Array(#"{"a":[1.5e-3,"å\u00e5\ud83d\ude00",{"b":null,"c":[true,false]}],"d":-0}"#.utf8)
        let alphabet = Array("{}[]\",:\\u0e9-+. tfn\u{1}".utf8) + [0xFF, 0xC3, 0x80]
        var random = SplitMix64(seed: 20_200_101)
        for _ in 0..<20_000 {
            var changed = bytes
            for _ in 0...Int.random(in: 0...2, using: &random) {
                changed[Int.random(in: changed.indices, using: &random)] = alphabet.randomElement(using: &random) ?? 0
            }
            guard let value = try? JSON(parsing: changed) else { continue }
            for layout in [JSON.Layout.compact, .pretty] {
                #expect(try JSON(parsing: value.bytes(layout)) == value)
            }
            #expect(try JSON(parsing: value.canonical).canonical == value.canonical)
        }
    }
}

struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

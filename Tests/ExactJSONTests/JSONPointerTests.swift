import ExactJSON
import Testing

@Suite("JSON Pointer, RFC 6901")
struct JSONPointerTests {
    private static let document = #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#

    @Test(
        "The RFC's own examples resolve",
        arguments: [
            ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5),
            ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
        ] as [(String, JSON)])
    func examples(text: String, expected: JSON) throws {
        let pointer = try JSONPointer(parsing: text)
        #expect(try JSON(parsing: Self.document)[pointer] == expected)
        #expect(pointer.description == text)
    }

    @Test("The empty pointer is the whole document")
    func whole() throws {
        let document = try JSON(parsing: Self.document)
        #expect(try JSONPointer(parsing: "") == .root)
        #expect(document[.root] == document)
        #expect(JSONPointer.root.description == "")
    }

    @Test(
        "What is not there resolves to nothing",
        arguments: ["/x", "/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/0/x", "/foo/", "/foo/99999999999999999999"])
    func absent(text: String) throws {
        #expect(try JSON(parsing: Self.document)[JSONPointer(parsing: text)] == nil)
    }

    @Test("Text that is no pointer is refused", arguments: ["a", "#/a", "/a~", "/a~2", "/~/b"])
    func malformed(text: String) {
        #expect(throws: JSONPointer.ParseError.self) { try JSONPointer(parsing: text) }
    }

    @Test("Names and indices are appended and escaped")
    func appending() throws {
        let pointer = JSONPointer("budget", "lines").appending(0).appending("a/b~c").appending(JSONPointer("x", ""))
        #expect(pointer.description == "/budget/lines/0/a~1b~0c/x/")
        #expect(try JSONPointer(parsing: pointer.description) == pointer)
        #expect(try JSONPointer(parsing: "/~01").tokens == ["~1"])
    }
}

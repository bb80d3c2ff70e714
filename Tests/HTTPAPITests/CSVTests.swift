import HTTPAPI
import Testing

@Suite("Files of comma-separated values")
struct CSVTests {
    @Test(
        "hold texts as they are, quoted where they must be and never a formula, whatever mark follows",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\r\nb", "\"a\r\nb\""),
            ("a\"\u{308},b", "\"a\"\"\u{308},b\""), ("a,\u{308}b", "\"a,\u{308}b\""), ("a\n\u{308}b", "\"a\n\u{308}b\""),
            ("=1+1", "'=1+1"), ("=\u{308}1+1", "'=\u{308}1+1"), ("\"=1\"", "\"\"\"=1\"\"\""), ("", ""),
        ])
    func texts(text: String, written: String) {
        // Strings are the same to Swift where their characters are, so bytes are compared.
        #expect(Array(CSV.row([.text(text), .plain("1")]).utf8) == Array((written + ",1\r\n").utf8))
    }
}

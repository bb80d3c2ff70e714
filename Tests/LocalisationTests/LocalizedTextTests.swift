import Localisation
import Testing

@Suite("Texts in several languages")
struct LocalizedTextTests {
    @Test("A text is given in the language, or in its nearest neighbour")
    func nearest() {
        let text: LocalizedText = [.nb: "støtte", .sv: "stöd", .en: "support"]
        #expect(text.text(in: .sv) == "stöd")
        #expect(text.text(in: .nn) == "støtte")
        #expect(text.text(in: .fi) == "support")
        #expect(LocalizedText([.fi: "tuki"]).text(in: .nb) == "tuki")
        #expect(LocalizedText([:]).text(in: .en) == "")
    }

    @Test("A verbatim text is the same in every language", arguments: Language.allCases)
    func verbatim(language: Language) {
        #expect(LocalizedText(verbatim: "Digitaliseringsguiden").text(in: language) == "Digitaliseringsguiden")
    }

    @Test(
        "Names in braces are filled, unknown ones and stray braces stay",
        arguments: [
            ("{requested} of {permitted}", "10 of 20"), ("{other}", "{other}"), ("a {requested", "a {requested"), ("} {requested}", "} 10"), ("", ""),
            ("{requested}{permitted}", "1020"), ("å{requested}ö", "å10ö"), ("{}", "{}"),
        ])
    func filling(template: String, expected: String) {
        let values = ["requested": "10", "permitted": "20"]
        #expect(LocalizedText([.en: template]).text(in: .en) { values[$0] } == expected)
    }

    @Test("A filled value is not filled again")
    func once() {
        #expect(LocalizedText([.en: "{a}"]).text(in: .en) { _ in "{a}" } == "{a}")
    }

    @Test("The placeholders of all languages are known")
    func placeholders() {
        #expect(LocalizedText([.en: "{a} and {b}", .sv: "{b} och {c}"]).placeholders == ["a", "b", "c"])
        #expect(LocalizedText([.en: "none"]).placeholders.isEmpty)
    }

    @Test("Of a language written twice in a literal the last text holds")
    func literal() {
        let text: LocalizedText = [.en: "first", .en: "second"]
        #expect(text.text(in: .en) == "second")
    }
}

import DMN
import FEEL
import Testing

@Suite("Hostile XML")
struct HostileXMLTests {
    private typealias Text = ModelText

    private func refusal(_ bytes: [UInt8], limits: ModelLimits = .standard) -> String? {
        do {
            _ = try DecisionModel(xml: bytes, limits: limits)
            return nil
        } catch {
            return error.errors.first?.description
        }
    }

    private func refusal(_ text: String) -> String? { refusal(Array(text.utf8)) }

    @Test(
        "document types are refused before anything is parsed",
        arguments: [
            "<!DOCTYPE definitions><definitions/>",
            "<?xml version=\"1.0\"?>\n<!-- c --><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><definitions>&lol2;</definitions>",
            "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>",
            "<d/><!DOCTYPE d>", "<d><!ENTITY x \"y\"></d>",
        ])
    func documentTypes(_ text: String) {
        #expect(refusal(text)?.hasSuffix("document type declarations and entities are not read") == true)
    }

    @Test(
        "processing instructions are passed over, whatever they hold",
        arguments: ["<?a?>", "<?a ?>", "<?a b?>", "<?a\n\n?>", "<?xml-stylesheet href=\"a.css\"?>", "<?a <b> ]]> --> ?>", "<?å?>"])
    func instructions(_ instruction: String) {
        let expression = "<literalExpression><text>1 +\(instruction) 2</text></literalExpression>"
        let model = Text.definitions(Text.decision("a", expression), instruction)
        #expect(refusal(model) == nil)
        #expect(refusal(model + instruction) == nil)
        let unknown = "<description>&lol;</description>"
        let comment = "<!--" + instruction.filter { $0 == "\n" } + "-->"
        #expect(refusal(Text.definitions(instruction + unknown))?.contains("not well-formed") == true)
        #expect(refusal(Text.definitions(instruction + unknown)) == refusal(Text.definitions(comment + unknown)))
    }

    @Test("a declaration that is none is refused, not a crash", arguments: ["<?xml?>", "<?xmlx?>", "<?xml ?>", " <?xml version='1.0'?>", "<?XML?>"])
    func declarations(_ declaration: String) {
        // What is no declaration is an instruction.
        #expect(refusal(declaration + "<a/>") != nil)
        #expect(refusal("&am<?x?>p;") != nil)
        #expect(refusal(Text.definitions("<description>&am<?x?>p;</description>")) != nil)
    }

    @Test("entities that XML does not know are refused")
    func entities() {
        #expect(refusal(Text.definitions("<description>&lol;</description>"))?.contains("not well-formed") == true)
        #expect(refusal(Text.definitions("<description>&#0;</description>"))?.contains("not well-formed") == true)
        #expect(refusal(Text.definitions("<description>&#x41; &amp; &lt;</description>")) == nil)
    }

    @Test("only UTF-8 is read")
    func encodings() {
        let text = Text.definitions(Text.decision("a", Text.feel("\"å\"")))
        #expect(refusal([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == nil)
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [[0xFF, 0xFE] + little, little, Array(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })] {
            #expect(refusal(bytes) == "1:1: the file is not text in UTF-8, the only encoding that is read")
        }
        for name in ["ISO-8859-1", "UTF-16", "UTF-7"] {
            #expect(
                refusal(text.replacing("encoding=\"UTF-8\"", with: "encoding='\(name)'"))
                    == "1:1: the file says it is in \(name); only UTF-8 is read")
        }
    }

    @Test("depth, size, tags and the number of elements are limited")
    func limits() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(refusal(deep)?.hasSuffix("the elements are nested more than 100 levels deep") == true)
        let lists = String(repeating: "<list>", count: 90) + Text.feel("1") + String(repeating: "</list>", count: 90)
        #expect(refusal(Text.definitions(Text.decision("a", lists))) == nil)
        #expect(refusal("<a b=\"" + String(repeating: "x", count: 100_000) + "\"/>")?.contains("this tag is longer than 65536 bytes") == true)
        #expect(refusal("<a>" + String(repeating: "<b/>", count: 100_001) + "</a>")?.contains("more than 100000 elements") == true)
        #expect(refusal(String(repeating: " ", count: 5_000_000))?.contains("longer than 4194304 bytes") == true)
        let many = (0..<5001).map { "<itemDefinition name=\"t\($0)\"/>" }.joined()
        #expect(refusal(Text.definitions(many))?.contains("more than 5000 definitions") == true)
    }

    @Test("many names to each of many expressions are too much")
    func work() {
        func context(_ count: Int) -> [UInt8] {
            let entries = (0..<count).map { Text.entry("n\($0)", Text.feel("\($0)")) }.joined()
            return Array(Text.definitions(Text.decision("a", "<context>\(entries)</context>")).utf8)
        }
        var limits = ModelLimits()
        limits.visibleNames = 1000
        #expect(refusal(context(40), limits: limits) == nil)
        #expect(refusal(context(50), limits: limits)?.contains("the model has too many names for so many expressions") == true)
    }

    @Test(
        "malformed files are refused with a place",
        arguments: [
            "", " ", "<", "<a", "<a b", "<a b=", "<a b='", "<a></b>", "<a/><b/>", "<a b='1' b='2'/>", "<a b='<'/>", "text", "<p:a/>", "<a>]]></a>",
            "<!--", "<?", "<![CDATA[", "</a>", "<a/></a>", "\u{1}<a/>", "<a>\u{1}</a>",
        ])
    func malformed(_ text: String) {
        #expect(refusal(text)?.contains(": ") == true)
    }

    @Test("every beginning of a model is a model or a mistake")
    func beginnings() {
        let text = Text.definitions(
            "<!-- a comment --><itemDefinition name=\"tA\"><typeRef>number</typeRef><allowedValues><text>&gt; 1</text></allowedValues></itemDefinition>",
            Text.input("cost", "tA"), Text.function("f", [("n", "number")], Text.feel("n < 2")),
            Text.decision(
                "Result", needs: ["cost"], knows: ["f"],
                "<context>" + Text.entry("x", "<literalExpression><text><![CDATA[f(cost)]]></text></literalExpression>")
                    + Text.entry(nil, "<list>\(Text.feel("x"))</list>") + "</context>"),
            Text.service("s", outputs: ["Result"], data: ["cost"]))
        let bytes = Array(text.utf8)
        var taken = 0
        for end in bytes.indices where refusal(Array(bytes[..<end])) == nil { taken += 1 }
        #expect(taken == 0)
        #expect(refusal(bytes) == nil)
    }

    @Test("a model with any byte changed is a model or a mistake")
    func changedBytes() throws {
        let text = Text.definitions(
            Text.input("cost", "number"), Text.function("f", [("n", "number")], Text.feel("n < 2 or f(n - 1)")),
            Text.decision("Result", needs: ["cost"], knows: ["f"], Text.feel("if f(cost) then [cost] else null")))
        let bytes = Array(text.utf8)
        var generator = SplitMix(state: 20_240_506)
        var models = 0
        for _ in 0..<1500 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0..<changed.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: changed[place] = UInt8.random(in: 32...126, using: &generator)
                case 1: changed.remove(at: place)
                default: changed.insert(contentsOf: bytes.dropFirst(place).prefix(20), at: place)
                }
            }
            guard let model = try? DecisionModel(xml: changed, checking: .lenient) else { continue }
            models += 1
            for decision in model.decisions { _ = try? model.evaluate(decision.name, inputs: ["cost": 3]) }
        }
        #expect(models > 100)
    }
}

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

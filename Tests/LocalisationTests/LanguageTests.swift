import Localisation
import Testing

@Suite("Choosing a language")
struct LanguageTests {
    @Test(
        "Accept-Language is read as RFC 9110 says",
        arguments: [
            (nil, .en), ("", .en), ("sv", .sv), ("sv-SE", .sv), ("SV-fi", .sv), ("no", .nb), ("no-NO", .nb), ("nn-NO, nb;q=0.9", .nn),
            ("da, fi;q=0.5", .fi), ("de", .en),
            ("*", .en), ("fi;q=0.5, sv;q=0.8, nb;q=0.7", .sv), ("fi; q=0.5 , sv ;q=0.8", .sv), ("sv;q=0, fi;q=0.001", .fi), ("sv;q=0", .en),
            ("fi, sv", .fi), ("fi;q=0.8, sv;q=0.80", .fi), ("fi;q=0.9, sv;q=1.5", .sv), ("sv;q=x, fi;q=0.1", .fi), ("sv;q=0.1234, fi;q=0.1", .fi),
            ("sv;Q=0.2, fi;q=0.3", .fi),
            ("sv;q=1.000", .sv), (",, ;q=1, nb", .nb), ("svenska", .en),
        ] as [(String?, Language)])
    func acceptLanguage(header: String?, expected: Language) {
        #expect(Language(acceptLanguage: header) == expected)
    }

    @Test(
        "A tag is known by its primary part",
        arguments: [("nb-NO", .nb), ("NN", .nn), ("no", .nb), ("en-GB", .en), ("da", nil), ("", nil), ("-sv", .sv)] as [(String, Language?)])
    func tags(tag: String, expected: Language?) {
        #expect(Language(tag: tag) == expected)
    }

    @Test("Every language falls back on every other, itself first", arguments: Language.allCases)
    func fallbacks(language: Language) {
        #expect(language.fallbacks.first == language)
        #expect(Set(language.fallbacks) == Set(Language.allCases))
        #expect(language.fallbacks.count == Language.allCases.count)
    }
}

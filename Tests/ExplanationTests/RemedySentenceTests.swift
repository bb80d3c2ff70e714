import Explanation
import FEEL
import Localisation
import Testing

/// A rule and the sentences on its first remedy; `~` stands for a no-break space.
struct RemedySentence: Sendable, CustomTestStringConvertible {
    let source: String
    let texts: [Language: String]

    init(_ source: String, nb: String, nn: String, sv: String, fi: String, en: String) {
        self.source = source
        texts = [.nb: nb, .nn: nn, .sv: sv, .fi: fi, .en: en]
    }

    var testDescription: String { source }
}

@Suite("Remedies in words")
struct RemedySentenceTests {
    @Test(
        "a remedy is a sentence in each language",
        arguments: [
            RemedySentence(
                "finance.requested <= 0.5 * finance.total",
                nb: "Senk omsøkt støtte med 5 til 3~697~750.",
                nn: "Senk søkt støtte med 5 til 3~697~750.",
                sv: "Sänk sökt stöd med 5 till 3~697~750.",
                fi: "Vähennä 5 kohdasta haettu tuki, jolloin uusi arvo on 3~697~750.",
                en: "Lower requested support by 5 to 3,697,750."),
            RemedySentence(
                "share >= 62",
                nb: "Øk støtteandel med 0,72 til 62.",
                nn: "Auk støttedel med 0,72 til 62.",
                sv: "Höj stödandel med 0,72 till 62.",
                fi: "Lisää 0,72 kohtaan tukiosuus, jolloin uusi arvo on 62.",
                en: "Raise aid rate by 0.72 to 62."),
            RemedySentence(
                "start >= @\"2019-10-03\"",
                nb: "Sett start til tidligst 03.10.2019.",
                nn: "Set start til tidlegast 03.10.2019.",
                sv: "Sätt start till tidigast 2019-10-03.",
                fi: "Muuta kohta alku: aikaisintaan 3.10.2019.",
                en: "Set start to 3 October 2019 at the earliest."),
            RemedySentence(
                "start <= end",
                nb: "Sett start til senest 14.01.2018.",
                nn: "Set start til seinast 14.01.2018.",
                sv: "Sätt start till senast 2018-01-14.",
                fi: "Muuta kohta alku: viimeistään 14.1.2018.",
                en: "Set start to 14 January 2018 at the latest."),
            RemedySentence(
                "start = end",
                nb: "Sett start til 14.01.2018.",
                nn: "Set start til 14.01.2018.",
                sv: "Sätt start till 2018-01-14.",
                fi: "Muuta kohta alku: 14.1.2018.",
                en: "Set start to 14 January 2018."),
            RemedySentence(
                "count(partners) >= 5",
                nb: "partnere: minst 5, 2 flere enn nå.",
                nn: "partnarar: minst 5, 2 fleire enn no.",
                sv: "partner: minst 5, 2 fler än nu.",
                fi: "kumppanit: vähintään 5, eli 2 enemmän kuin nyt.",
                en: "partners: at least 5, 2 more than now."),
            RemedySentence(
                "count(partners) < 2",
                nb: "partnere: høyst 1, 2 færre enn nå.",
                nn: "partnarar: høgst 1, 2 færre enn no.",
                sv: "partner: högst 1, 2 färre än nu.",
                fi: "kumppanit: enintään 1, eli 2 vähemmän kuin nyt.",
                en: "partners: at most 1, 2 fewer than now."),
            RemedySentence(
                "share <= 20 and start <= end",
                nb: "Senk støtteandel med 41,28 til 20. Sett start til senest 14.01.2018.",
                nn: "Senk støttedel med 41,28 til 20. Set start til seinast 14.01.2018.",
                sv: "Sänk stödandel med 41,28 till 20. Sätt start till senast 2018-01-14.",
                fi: "Vähennä 41,28 kohdasta tukiosuus, jolloin uusi arvo on 20. Muuta kohta alku: viimeistään 14.1.2018.",
                en: "Lower aid rate by 41.28 to 20. Set start to 14 January 2018 at the latest."),
        ])
    func sentences(_ sentence: RemedySentence) throws {
        let remedies = try RemedyTests.finder(sentence.source).remedies(changing: RemedyTests.facts)
        let remedy = try #require(remedies.first)
        for language in Language.allCases {
            let text = remedy.text(in: language, labels: Example.labels).replacing("\u{a0}", with: "~")
            #expect(text == sentence.texts[language], "in \(language)")
        }
    }
}

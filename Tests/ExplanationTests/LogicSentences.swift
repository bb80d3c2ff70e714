import Testing

@Suite("Sentences on several conditions")
struct LogicSentences {
    static let cases: [Sentence] = [
        Sentence(
            #"share > 70 and start <= end and code = "company""#,
            nb: "støtteandel (61,28) er 8,72 mindre enn 70; og start (17.01.2018) er 3 dager senere enn slutt (14.01.2018)",
            nn: "støttedel (61,28) er 8,72 mindre enn 70; og start (17.01.2018) er 3 dagar seinare enn slutt (14.01.2018)",
            sv: "stödandel (61,28) är 8,72 mindre än 70; och start (2018-01-17) är 3 dagar senare än slut (2018-01-14)",
            fi: "tukiosuus (61,28) on 8,72 vähemmän kuin 70; ja alku (17.1.2018) on 3 päivää myöhemmin kuin loppu (14.1.2018)",
            en: "aid rate (61.28) is less than 70 by 8.72; and start (17 January 2018) is later than end (14 January 2018) by 3 days"),
        Sentence(
            #"share > 70 or code = "b""#,
            nb: "ingen av mulighetene er oppfylt: støtteandel (61,28) er 8,72 mindre enn 70; eller selskapsform («company») er ikke «b»",
            nn: "ingen av moglegheitene er oppfylte: støttedel (61,28) er 8,72 mindre enn 70; eller selskapsform («company») er ikkje «b»",
            sv: "inget av alternativen är uppfyllt: stödandel (61,28) är 8,72 mindre än 70; eller bolagsform (”company”) är inte ”b”",
            fi: "mikään vaihtoehto ei täyty: tukiosuus (61,28) on 8,72 vähemmän kuin 70; tai yhtiömuoto (”company”) ei ole ”b”",
            en: "none of the alternatives holds: aid rate (61.28) is less than 70 by 8.72; or legal form (“company”) is not “b”"),
        Sentence(
            #"not(share > 50 and code = "company")"#,
            nb: "ingen av mulighetene er oppfylt: støtteandel (61,28) er 11,28 mer enn 50; eller selskapsform er «company», og det er ikke tillatt",
            nn:
                "ingen av moglegheitene er oppfylte: støttedel (61,28) er 11,28 meir enn 50; eller selskapsform er «company», og det er ikkje tillate",
            sv: "inget av alternativen är uppfyllt: stödandel (61,28) är 11,28 mer än 50; eller bolagsform är ”company”, vilket inte är tillåtet",
            fi: "mikään vaihtoehto ei täyty: tukiosuus (61,28) on 11,28 enemmän kuin 50; tai yhtiömuoto on ”company”, mikä ei ole sallittua",
            en: "none of the alternatives holds: aid rate (61.28) is more than 50 by 11.28; or legal form is “company”, which is not allowed"),
        Sentence(
            #"not(share > 50 or code = "company")"#,
            nb: "støtteandel (61,28) er 11,28 mer enn 50; og selskapsform er «company», og det er ikke tillatt",
            nn: "støttedel (61,28) er 11,28 meir enn 50; og selskapsform er «company», og det er ikkje tillate",
            sv: "stödandel (61,28) är 11,28 mer än 50; och bolagsform är ”company”, vilket inte är tillåtet",
            fi: "tukiosuus (61,28) on 11,28 enemmän kuin 50; ja yhtiömuoto on ”company”, mikä ei ole sallittua",
            en: "aid rate (61.28) is more than 50 by 11.28; and legal form is “company”, which is not allowed"),
        Sentence(
            #"not(approved or code != "b")"#,
            nb: "selskapsform («company») er ikke «b»",
            nn: "selskapsform («company») er ikkje «b»",
            sv: "bolagsform (”company”) är inte ”b”",
            fi: "yhtiömuoto (”company”) ei ole ”b”",
            en: "legal form (“company”) is not “b”"),
        Sentence(
            #"(share > 70 or code = "b") and approved"#,
            nb:
                "(ingen av mulighetene er oppfylt: støtteandel (61,28) er 8,72 mindre enn 70; eller selskapsform («company») er ikke «b»); og vedtaket foreligger: nei, men må være ja",
            nn:
                "(ingen av moglegheitene er oppfylte: støttedel (61,28) er 8,72 mindre enn 70; eller selskapsform («company») er ikkje «b»); og vedtaket ligg føre: nei, men må vere ja",
            sv:
                "(inget av alternativen är uppfyllt: stödandel (61,28) är 8,72 mindre än 70; eller bolagsform (”company”) är inte ”b”); och beslut finns: nej, men måste vara ja",
            fi:
                "(mikään vaihtoehto ei täyty: tukiosuus (61,28) on 8,72 vähemmän kuin 70; tai yhtiömuoto (”company”) ei ole ”b”); ja päätös on tehty: ei, mutta pitäisi olla kyllä",
            en:
                "(none of the alternatives holds: aid rate (61.28) is less than 70 by 8.72; or legal form (“company”) is not “b”); and decided: no, but must be yes"
        ),
        Sentence(
            #"if code = "company" then share <= 50 else share <= 10"#,
            nb: "støtteandel (61,28) er 11,28 mer enn 50",
            nn: "støttedel (61,28) er 11,28 meir enn 50",
            sv: "stödandel (61,28) är 11,28 mer än 50",
            fi: "tukiosuus (61,28) on 11,28 enemmän kuin 50",
            en: "aid rate (61.28) is more than 50 by 11.28"),
        Sentence(
            "missing > 5 and share > 70",
            nb: "støtteandel (61,28) er 8,72 mindre enn 70",
            nn: "støttedel (61,28) er 8,72 mindre enn 70",
            sv: "stödandel (61,28) är 8,72 mindre än 70",
            fi: "tukiosuus (61,28) on 8,72 vähemmän kuin 70",
            en: "aid rate (61.28) is less than 70 by 8.72"),
        Sentence(
            "every p in partners satisfies p.cash >= 0",
            nb: "for «Timrå»: bidrag (-1) er 1 mindre enn 0; og for «Ånge»: bidrag (-20) er 20 mindre enn 0",
            nn: "for «Timrå»: bidrag (-1) er 1 mindre enn 0; og for «Ånge»: bidrag (-20) er 20 mindre enn 0",
            sv: "för ”Timrå”: bidrag (-1) är 1 mindre än 0; och för ”Ånge”: bidrag (-20) är 20 mindre än 0",
            fi: "kohdassa ”Timrå”: osuus (-1) on 1 vähemmän kuin 0; ja kohdassa ”Ånge”: osuus (-20) on 20 vähemmän kuin 0",
            en: "for “Timrå”: contribution (-1) is less than 0 by 1; and for “Ånge”: contribution (-20) is less than 0 by 20"),
        Sentence(
            #"every p in partners satisfies p.cash >= -1 and p.name != "Ånge""#,
            nb: "for «Ånge»: bidrag (-20) er 19 mindre enn -1; og partners.name er «Ånge», og det er ikke tillatt",
            nn: "for «Ånge»: bidrag (-20) er 19 mindre enn -1; og partners.name er «Ånge», og det er ikkje tillate",
            sv: "för ”Ånge”: bidrag (-20) är 19 mindre än -1; och partners.name är ”Ånge”, vilket inte är tillåtet",
            fi: "kohdassa ”Ånge”: osuus (-20) on 19 vähemmän kuin -1; ja partners.name on ”Ånge”, mikä ei ole sallittua",
            en: "for “Ånge”: contribution (-20) is less than -1 by 19; and partners.name is “Ånge”, which is not allowed"),
        Sentence(
            "every x in 1..5 satisfies x < 3",
            nb: "x (3) er det samme som 3, men må være mindre",
            nn: "x (3) er det same som 3, men må vere mindre",
            sv: "x (3) är lika med 3, men måste vara mindre",
            fi: "x (3) on sama kuin 3, mutta pitäisi olla vähemmän",
            en: "x (3) is equal to 3, but must be less"),
        Sentence(
            "every x in [1, 2, 3, 4, 5, 6, 7, 8, 9] satisfies x > 8",
            nb:
                "for 1: x (1) er 7 mindre enn 8; for 2: x (2) er 6 mindre enn 8; for 3: x (3) er 5 mindre enn 8; for 4: x (4) er 4 mindre enn 8; for 5: x (5) er 3 mindre enn 8; og 3 til",
            nn:
                "for 1: x (1) er 7 mindre enn 8; for 2: x (2) er 6 mindre enn 8; for 3: x (3) er 5 mindre enn 8; for 4: x (4) er 4 mindre enn 8; for 5: x (5) er 3 mindre enn 8; og 3 til",
            sv:
                "för 1: x (1) är 7 mindre än 8; för 2: x (2) är 6 mindre än 8; för 3: x (3) är 5 mindre än 8; för 4: x (4) är 4 mindre än 8; för 5: x (5) är 3 mindre än 8; och 3 till",
            fi:
                "kohdassa 1: x (1) on 7 vähemmän kuin 8; kohdassa 2: x (2) on 6 vähemmän kuin 8; kohdassa 3: x (3) on 5 vähemmän kuin 8; kohdassa 4: x (4) on 4 vähemmän kuin 8; kohdassa 5: x (5) on 3 vähemmän kuin 8; ja 3 muuta",
            en:
                "for 1: x (1) is less than 8 by 7; for 2: x (2) is less than 8 by 6; for 3: x (3) is less than 8 by 5; for 4: x (4) is less than 8 by 4; for 5: x (5) is less than 8 by 3; and 3 more"
        ),
        Sentence(
            "some p in partners satisfies p.cash > 1000",
            nb: "partnere: ingen oppfyller bidrag > 1~000",
            nn: "partnarar: ingen oppfyller bidrag > 1~000",
            sv: "partner: ingen uppfyller bidrag > 1~000",
            fi: "kumppanit: mikään ei täytä ehtoa osuus > 1~000",
            en: "partners: none meets contribution > 1,000"),
        Sentence(
            "not(some p in partners satisfies p.cash < -5)",
            nb: "for «Ånge»: bidrag (-20) er 15 mindre enn -5",
            nn: "for «Ånge»: bidrag (-20) er 15 mindre enn -5",
            sv: "för ”Ånge”: bidrag (-20) är 15 mindre än -5",
            fi: "kohdassa ”Ånge”: osuus (-20) on 15 vähemmän kuin -5",
            en: "for “Ånge”: contribution (-20) is less than -5 by 15"),
        Sentence(
            "not(every p in partners satisfies p.cash > -100)",
            nb: "partnere: alle oppfyller bidrag > -100, og det er ikke tillatt",
            nn: "partnarar: alle oppfyller bidrag > -100, og det er ikkje tillate",
            sv: "partner: alla uppfyller bidrag > -100, vilket inte är tillåtet",
            fi: "kumppanit: kaikki täyttävät ehdon osuus > -100, mikä ei ole sallittua",
            en: "partners: all meet contribution > -100, which is not allowed"),
        Sentence(
            "every y in [{year: 2021, sum: 5}, {year: 2022, sum: 5000}] satisfies y.sum < 6",
            nb: "for 2022: y.sum (5~000) er 4~994 mer enn 6",
            nn: "for 2022: y.sum (5~000) er 4~994 meir enn 6",
            sv: "för 2022: y.sum (5~000) är 4~994 mer än 6",
            fi: "kohdassa 2022: y.sum (5~000) on 4~994 enemmän kuin 6",
            en: "for 2022: y.sum (5,000) is more than 6 by 4,994"),
        Sentence(
            "some p in [] satisfies p > 1",
            nb: "[]: ingen oppfyller p > 1",
            nn: "[]: ingen oppfyller p > 1",
            sv: "[]: ingen uppfyller p > 1",
            fi: "[]: mikään ei täytä ehtoa p > 1",
            en: "[]: none meets p > 1"),
    ]

    @Test("of several conditions exactly those that failed are named", arguments: cases)
    func sentences(_ sentence: Sentence) throws {
        try sentence.check()
    }
}

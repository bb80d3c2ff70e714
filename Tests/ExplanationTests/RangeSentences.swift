import Testing

@Suite("Sentences on ranges and lists")
struct RangeSentences {
    static let cases: [Sentence] = [
        Sentence(
            "share between 10 and 50",
            nb: "støtteandel (61,28) er 11,28 mer enn 50",
            nn: "støttedel (61,28) er 11,28 meir enn 50",
            sv: "stödandel (61,28) är 11,28 mer än 50",
            fi: "tukiosuus (61,28) on 11,28 enemmän kuin 50",
            en: "aid rate (61.28) is more than 50 by 11.28"),
        Sentence(
            "not(share between 50 and 70)",
            nb: "støtteandel (61,28) er mellom 50 og 70, og det er ikke tillatt",
            nn: "støttedel (61,28) er mellom 50 og 70, og det er ikkje tillate",
            sv: "stödandel (61,28) är mellan 50 och 70, vilket inte är tillåtet",
            fi: "tukiosuus (61,28) on välillä 50 – 70, mikä ei ole sallittua",
            en: "aid rate (61.28) is between 50 and 70, which is not allowed"),
        Sentence(
            "share in [10..50]",
            nb: "støtteandel (61,28) er 11,28 mer enn 50",
            nn: "støttedel (61,28) er 11,28 meir enn 50",
            sv: "stödandel (61,28) är 11,28 mer än 50",
            fi: "tukiosuus (61,28) on 11,28 enemmän kuin 50",
            en: "aid rate (61.28) is more than 50 by 11.28"),
        Sentence(
            "share in (61.28..70]",
            nb: "støtteandel (61,28) er det samme som 61,28, men må være mer",
            nn: "støttedel (61,28) er det same som 61,28, men må vere meir",
            sv: "stödandel (61,28) är lika med 61,28, men måste vara mer",
            fi: "tukiosuus (61,28) on sama kuin 61,28, mutta pitäisi olla enemmän",
            en: "aid rate (61.28) is equal to 61.28, but must be more"),
        Sentence(
            "share in > 70",
            nb: "støtteandel (61,28) er 8,72 mindre enn 70",
            nn: "støttedel (61,28) er 8,72 mindre enn 70",
            sv: "stödandel (61,28) är 8,72 mindre än 70",
            fi: "tukiosuus (61,28) on 8,72 vähemmän kuin 70",
            en: "aid rate (61.28) is less than 70 by 8.72"),
        Sentence(
            "share + 1 in [1..3]",
            nb: "støtteandel + 1 (62,28) er 59,28 mer enn 3",
            nn: "støttedel + 1 (62,28) er 59,28 meir enn 3",
            sv: "stödandel + 1 (62,28) är 59,28 mer än 3",
            fi: "tukiosuus + 1 (62,28) on 59,28 enemmän kuin 3",
            en: "aid rate + 1 (62.28) is more than 3 by 59.28"),
        Sentence(
            "share in (<10, [20..30])",
            nb: "ingen av mulighetene er oppfylt: støtteandel (61,28) er 51,28 mer enn 10; eller støtteandel (61,28) er 31,28 mer enn 30",
            nn: "ingen av moglegheitene er oppfylte: støttedel (61,28) er 51,28 meir enn 10; eller støttedel (61,28) er 31,28 meir enn 30",
            sv: "inget av alternativen är uppfyllt: stödandel (61,28) är 51,28 mer än 10; eller stödandel (61,28) är 31,28 mer än 30",
            fi: "mikään vaihtoehto ei täyty: tukiosuus (61,28) on 51,28 enemmän kuin 10; tai tukiosuus (61,28) on 31,28 enemmän kuin 30",
            en: "none of the alternatives holds: aid rate (61.28) is more than 10 by 51.28; or aid rate (61.28) is more than 30 by 31.28"),
        Sentence(
            "share in (? > 70 and ? < 90)",
            nb: "støtteandel (61,28) er 8,72 mindre enn 70",
            nn: "støttedel (61,28) er 8,72 mindre enn 70",
            sv: "stödandel (61,28) är 8,72 mindre än 70",
            fi: "tukiosuus (61,28) on 8,72 vähemmän kuin 70",
            en: "aid rate (61.28) is less than 70 by 8.72"),
        Sentence(
            "not(share in [50..70])",
            nb: "støtteandel (61,28) er mellom 50 og 70, og det er ikke tillatt",
            nn: "støttedel (61,28) er mellom 50 og 70, og det er ikkje tillate",
            sv: "stödandel (61,28) är mellan 50 och 70, vilket inte är tillåtet",
            fi: "tukiosuus (61,28) on välillä 50 – 70, mikä ei ole sallittua",
            en: "aid rate (61.28) is between 50 and 70, which is not allowed"),
        Sentence(
            "not(share in (50..70])",
            nb: "støtteandel (61,28) er i intervallet > 50, ≤ 70, og det er ikke tillatt",
            nn: "støttedel (61,28) er i intervallet > 50, ≤ 70, og det er ikkje tillate",
            sv: "stödandel (61,28) är i intervallet > 50, ≤ 70, vilket inte är tillåtet",
            fi: "tukiosuus (61,28) on välillä > 50, ≤ 70, mikä ei ole sallittua",
            en: "aid rate (61.28) is in the range > 50, ≤ 70, which is not allowed"),
        Sentence(
            "not(share in > 50)",
            nb: "støtteandel (61,28) er 11,28 mer enn 50",
            nn: "støttedel (61,28) er 11,28 meir enn 50",
            sv: "stödandel (61,28) är 11,28 mer än 50",
            fi: "tukiosuus (61,28) on 11,28 enemmän kuin 50",
            en: "aid rate (61.28) is more than 50 by 11.28"),
        Sentence(
            "not(share in < 70)",
            nb: "støtteandel (61,28) er 8,72 mindre enn 70",
            nn: "støttedel (61,28) er 8,72 mindre enn 70",
            sv: "stödandel (61,28) är 8,72 mindre än 70",
            fi: "tukiosuus (61,28) on 8,72 vähemmän kuin 70",
            en: "aid rate (61.28) is less than 70 by 8.72"),
        Sentence(
            #"code in ("a", "b")"#,
            nb: "selskapsform («company») er ikke blant: «a», «b»",
            nn: "selskapsform («company») er ikkje blant: «a», «b»",
            sv: "bolagsform (”company”) finns inte bland: ”a”, ”b”",
            fi: "yhtiömuoto (”company”) ei ole joukossa: ”a”, ”b”",
            en: "legal form (“company”) is not among: “a”, “b”"),
        Sentence(
            #"code in ["a", "b"]"#,
            nb: "selskapsform («company») er ikke blant: «a», «b»",
            nn: "selskapsform («company») er ikkje blant: «a», «b»",
            sv: "bolagsform (”company”) finns inte bland: ”a”, ”b”",
            fi: "yhtiömuoto (”company”) ei ole joukossa: ”a”, ”b”",
            en: "legal form (“company”) is not among: “a”, “b”"),
        Sentence(
            #"code in "a""#,
            nb: "selskapsform («company») er ikke «a»",
            nn: "selskapsform («company») er ikkje «a»",
            sv: "bolagsform (”company”) är inte ”a”",
            fi: "yhtiömuoto (”company”) ei ole ”a”",
            en: "legal form (“company”) is not “a”"),
        Sentence(
            #"not(code in ("company", "b"))"#,
            nb: "selskapsform er «company», og det er ikke tillatt",
            nn: "selskapsform er «company», og det er ikkje tillate",
            sv: "bolagsform är ”company”, vilket inte är tillåtet",
            fi: "yhtiömuoto on ”company”, mikä ei ole sallittua",
            en: "legal form is “company”, which is not allowed"),
        Sentence(
            "share in [missing, 5]",
            nb: "støtteandel (61,28) er ikke blant: –, 5",
            nn: "støttedel (61,28) er ikkje blant: –, 5",
            sv: "stödandel (61,28) finns inte bland: –, 5",
            fi: "tukiosuus (61,28) ei ole joukossa: –, 5",
            en: "aid rate (61.28) is not among: –, 5"),
        Sentence(
            "before(share, [10..20])",
            nb: "støtteandel (61,28) er ikke før 10–20",
            nn: "støttedel (61,28) er ikkje før 10–20",
            sv: "stödandel (61,28) är inte före 10–20",
            fi: "tukiosuus (61,28) ei edellä arvoa 10–20",
            en: "aid rate (61.28) is not before 10–20"),
        Sentence(
            "not(before(share, [70..80]))",
            nb: "støtteandel (61,28) er før 70–80, og det er ikke tillatt",
            nn: "støttedel (61,28) er før 70–80, og det er ikkje tillate",
            sv: "stödandel (61,28) är före 70–80, vilket inte är tillåtet",
            fi: "tukiosuus (61,28) edeltää arvoa 70–80, mikä ei ole sallittua",
            en: "aid rate (61.28) is before 70–80, which is not allowed"),
        Sentence(
            "after(share, [60..80])",
            nb: "støtteandel (61,28) er ikke etter 60–80",
            nn: "støttedel (61,28) er ikkje etter 60–80",
            sv: "stödandel (61,28) är inte efter 60–80",
            fi: "tukiosuus (61,28) ei seuraa arvoa 60–80",
            en: "aid rate (61.28) is not after 60–80"),
        Sentence(
            "count(kinds) = 1",
            nb: "count(typer) (2) er 1 mer enn 1, men de skal være like",
            nn: "count(typar) (2) er 1 meir enn 1, men dei skal vere like",
            sv: "count(slag) (2) är 1 mer än 1, men de ska vara lika",
            fi: "count(lajit) (2) on 1 enemmän kuin 1, mutta niiden pitäisi olla samat",
            en: "count(kinds) (2) is more than 1 by 1, but they must be equal"),
        Sentence(
            "count(kinds) = 0",
            nb: "typer: ingen er tillatt, men det er 2: «training», «travel»",
            nn: "typar: ingen er tillatne, men det er 2: «training», «travel»",
            sv: "slag: inga är tillåtna, men det finns 2: ”training”, ”travel”",
            fi: "lajit: yhtään ei sallita, mutta niitä on 2: ”training”, ”travel”",
            en: "kinds: none is allowed, found 2: “training”, “travel”"),
        Sentence(
            "count(partners[cash < 0]) = 0",
            nb: "partnere[bidrag < 0]: ingen er tillatt, men det er 2: «Timrå», «Ånge»",
            nn: "partnarar[bidrag < 0]: ingen er tillatne, men det er 2: «Timrå», «Ånge»",
            sv: "partner[bidrag < 0]: inga är tillåtna, men det finns 2: ”Timrå”, ”Ånge”",
            fi: "kumppanit[osuus < 0]: yhtään ei sallita, mutta niitä on 2: ”Timrå”, ”Ånge”",
            en: "partners[contribution < 0]: none is allowed, found 2: “Timrå”, “Ånge”"),
        Sentence(
            "count(for p in partners return 2000 + p.cash) = 0",
            nb: "for p in partnere return 2~000 + bidrag: ingen er tillatt, men det er 3: 2100, 1999, 1980",
            nn: "for p in partnarar return 2~000 + bidrag: ingen er tillatne, men det er 3: 2100, 1999, 1980",
            sv: "for p in partner return 2~000 + bidrag: inga är tillåtna, men det finns 3: 2100, 1999, 1980",
            fi: "for p in kumppanit return 2~000 + osuus: yhtään ei sallita, mutta niitä on 3: 2100, 1999, 1980",
            en: "for p in partners return 2,000 + contribution: none is allowed, found 3: 2100, 1999, 1980"),
        Sentence(
            "not(after([70..80], share))",
            nb: "70–80 er etter støtteandel (61,28), og det er ikke tillatt",
            nn: "70–80 er etter støttedel (61,28), og det er ikkje tillate",
            sv: "70–80 är efter stödandel (61,28), vilket inte är tillåtet",
            fi: "70–80 seuraa arvoa tukiosuus (61,28), mikä ei ole sallittua",
            en: "70–80 is after aid rate (61.28), which is not allowed"),
    ]

    @Test("a value outside a range or a list says which end it breaks, or what it is not among", arguments: cases)
    func sentences(_ sentence: Sentence) throws {
        try sentence.check()
    }
}

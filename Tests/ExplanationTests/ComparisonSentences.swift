import Testing

@Suite("Sentences on comparisons")
struct ComparisonSentences {
    static let cases: [Sentence] = [
        Sentence(
            "finance.requested <= 0.5 * finance.total",
            nb: "omsøkt støtte (3~697~755) er 5 mer enn 0,5 * samlet finansiering (3~697~750)",
            nn: "søkt støtte (3~697~755) er 5 meir enn 0,5 * samla finansiering (3~697~750)",
            sv: "sökt stöd (3~697~755) är 5 mer än 0,5 * total finansiering (3~697~750)",
            fi: "haettu tuki (3~697~755) on 5 enemmän kuin 0,5 * kokonaisrahoitus (3~697~750)",
            en: "requested support (3,697,755) is more than 0.5 * total financing (3,697,750) by 5"),
        Sentence(
            "finance.requested < finance.requested",
            nb: "omsøkt støtte (3~697~755) er det samme som omsøkt støtte (3~697~755), men må være mindre",
            nn: "søkt støtte (3~697~755) er det same som søkt støtte (3~697~755), men må vere mindre",
            sv: "sökt stöd (3~697~755) är lika med sökt stöd (3~697~755), men måste vara mindre",
            fi: "haettu tuki (3~697~755) on sama kuin haettu tuki (3~697~755), mutta pitäisi olla vähemmän",
            en: "requested support (3,697,755) is equal to requested support (3,697,755), but must be less"),
        Sentence(
            "finance.requested >= finance.total",
            nb: "omsøkt støtte (3~697~755) er 3~697~745 mindre enn samlet finansiering (7~395~500)",
            nn: "søkt støtte (3~697~755) er 3~697~745 mindre enn samla finansiering (7~395~500)",
            sv: "sökt stöd (3~697~755) är 3~697~745 mindre än total finansiering (7~395~500)",
            fi: "haettu tuki (3~697~755) on 3~697~745 vähemmän kuin kokonaisrahoitus (7~395~500)",
            en: "requested support (3,697,755) is less than total financing (7,395,500) by 3,697,745"),
        Sentence(
            "finance.total > 2 * finance.requested + 3e6",
            nb: "samlet finansiering (7~395~500) er 3~000~010 mindre enn 2 * omsøkt støtte + 3~000~000 (10~395~510)",
            nn: "samla finansiering (7~395~500) er 3~000~010 mindre enn 2 * søkt støtte + 3~000~000 (10~395~510)",
            sv: "total finansiering (7~395~500) är 3~000~010 mindre än 2 * sökt stöd + 3~000~000 (10~395~510)",
            fi: "kokonaisrahoitus (7~395~500) on 3~000~010 vähemmän kuin 2 * haettu tuki + 3~000~000 (10~395~510)",
            en: "total financing (7,395,500) is less than 2 * requested support + 3,000,000 (10,395,510) by 3,000,010"),
        Sentence(
            "share = 50",
            nb: "støtteandel (61,28) er 11,28 mer enn 50, men de skal være like",
            nn: "støttedel (61,28) er 11,28 meir enn 50, men dei skal vere like",
            sv: "stödandel (61,28) är 11,28 mer än 50, men de ska vara lika",
            fi: "tukiosuus (61,28) on 11,28 enemmän kuin 50, mutta niiden pitäisi olla samat",
            en: "aid rate (61.28) is more than 50 by 11.28, but they must be equal"),
        Sentence(
            "share != 61.28",
            nb: "støtteandel er 61,28, og det er ikke tillatt",
            nn: "støttedel er 61,28, og det er ikkje tillate",
            sv: "stödandel är 61,28, vilket inte är tillåtet",
            fi: "tukiosuus on 61,28, mikä ei ole sallittua",
            en: "aid rate is 61.28, which is not allowed"),
        Sentence(
            "0 > share",
            nb: "støtteandel (61,28) er 61,28 mer enn 0",
            nn: "støttedel (61,28) er 61,28 meir enn 0",
            sv: "stödandel (61,28) är 61,28 mer än 0",
            fi: "tukiosuus (61,28) on 61,28 enemmän kuin 0",
            en: "aid rate (61.28) is more than 0 by 61.28"),
        Sentence(
            "share = 1 / 3 * 100",
            nb: "støtteandel (61,28) er ≈ 27,94666667 mer enn 1 / 3 * 100 (≈ 33,33333333), men de skal være like",
            nn: "støttedel (61,28) er ≈ 27,94666667 meir enn 1 / 3 * 100 (≈ 33,33333333), men dei skal vere like",
            sv: "stödandel (61,28) är ≈ 27,94666667 mer än 1 / 3 * 100 (≈ 33,33333333), men de ska vara lika",
            fi: "tukiosuus (61,28) on ≈ 27,94666667 enemmän kuin 1 / 3 * 100 (≈ 33,33333333), mutta niiden pitäisi olla samat",
            en: "aid rate (61.28) is more than 1 / 3 * 100 (≈ 33.33333333) by ≈ 27.94666667, but they must be equal"),
        Sentence(
            "(share + 1) * 2 < 5",
            nb: "(støtteandel + 1) * 2 (124,56) er 119,56 mer enn 5",
            nn: "(støttedel + 1) * 2 (124,56) er 119,56 meir enn 5",
            sv: "(stödandel + 1) * 2 (124,56) är 119,56 mer än 5",
            fi: "(tukiosuus + 1) * 2 (124,56) on 119,56 enemmän kuin 5",
            en: "(aid rate + 1) * 2 (124.56) is more than 5 by 119.56"),
        Sentence(
            "share > -5 and share < -5.50",
            nb: "støtteandel (61,28) er 66,78 mer enn -5,50",
            nn: "støttedel (61,28) er 66,78 meir enn -5,50",
            sv: "stödandel (61,28) är 66,78 mer än -5,50",
            fi: "tukiosuus (61,28) on 66,78 enemmän kuin -5,50",
            en: "aid rate (61.28) is more than -5.50 by 66.78"),
        Sentence(
            #"code = "association""#,
            nb: "selskapsform («company») er ikke «association»",
            nn: "selskapsform («company») er ikkje «association»",
            sv: "bolagsform (”company”) är inte ”association”",
            fi: "yhtiömuoto (”company”) ei ole ”association”",
            en: "legal form (“company”) is not “association”"),
        Sentence(
            #"code != "company""#,
            nb: "selskapsform er «company», og det er ikke tillatt",
            nn: "selskapsform er «company», og det er ikkje tillate",
            sv: "bolagsform är ”company”, vilket inte är tillåtet",
            fi: "yhtiömuoto on ”company”, mikä ei ole sallittua",
            en: "legal form is “company”, which is not allowed"),
        Sentence(
            #"code < "b""#,
            nb: "selskapsform («company») er senere i alfabetet enn «b»",
            nn: "selskapsform («company») er seinare i alfabetet enn «b»",
            sv: "bolagsform (”company”) är senare i alfabetet än ”b”",
            fi: "yhtiömuoto (”company”) on aakkosissa myöhemmin kuin ”b”",
            en: "legal form (“company”) is later in the alphabet than “b”"),
        Sentence(
            #"kinds = ["a"]"#,
            nb: "typer («training», «travel») er ikke «a»",
            nn: "typar («training», «travel») er ikkje «a»",
            sv: "slag (”training”, ”travel”) är inte ”a”",
            fi: "lajit (”training”, ”travel”) ei ole ”a”",
            en: "kinds (“training”, “travel”) is not “a”"),
        Sentence(
            "finance = {requested: 1, total: 2}",
            nb: "finance ({requested: 3~697~755, total: 7~395~500}) er ikke {requested: 1, total: 2}",
            nn: "finance ({requested: 3~697~755, total: 7~395~500}) er ikkje {requested: 1, total: 2}",
            sv: "finance ({requested: 3~697~755, total: 7~395~500}) är inte {requested: 1, total: 2}",
            fi: "finance ({requested: 3~697~755, total: 7~395~500}) ei ole {requested: 1, total: 2}",
            en: "finance ({requested: 3,697,755, total: 7,395,500}) is not {requested: 1, total: 2}"),
        Sentence(
            "missing = 5",
            nb: "inntekt mangler, men skal være 5",
            nn: "inntekt manglar, men skal vere 5",
            sv: "inkomst saknas, men ska vara 5",
            fi: "tulo puuttuu, mutta pitäisi olla 5",
            en: "income is missing, but must be 5"),
        Sentence(
            "missing != null",
            nb: "inntekt mangler",
            nn: "inntekt manglar",
            sv: "inkomst saknas",
            fi: "tulo puuttuu",
            en: "income is missing"),
        Sentence(
            "not(missing = null)",
            nb: "inntekt mangler",
            nn: "inntekt manglar",
            sv: "inkomst saknas",
            fi: "tulo puuttuu",
            en: "income is missing"),
        Sentence(
            "code = null",
            nb: "feltet selskapsform («company») er fylt ut, men skal være tomt",
            nn: "feltet selskapsform («company») er fylt ut, men skal vere tomt",
            sv: "fältet bolagsform (”company”) är ifyllt, men ska vara tomt",
            fi: "kohta yhtiömuoto (”company”) on täytetty, mutta sen pitäisi olla tyhjä",
            en: "legal form (“company”) is given, but must be empty"),
        Sentence(
            "code = kinds[1]",
            nb: "selskapsform («company») er ikke typer[1] («training»)",
            nn: "selskapsform («company») er ikkje typar[1] («training»)",
            sv: "bolagsform (”company”) är inte slag[1] (”training”)",
            fi: "yhtiömuoto (”company”) ei ole lajit[1] (”training”)",
            en: "legal form (“company”) is not kinds[1] (“training”)"),
        Sentence(
            "count(partners[cash > 50]) >= 2",
            nb: "count(partnere[bidrag > 50]) (1) er 1 mindre enn 2",
            nn: "count(partnarar[bidrag > 50]) (1) er 1 mindre enn 2",
            sv: "count(partner[bidrag > 50]) (1) är 1 mindre än 2",
            fi: "count(kumppanit[osuus > 50]) (1) on 1 vähemmän kuin 2",
            en: "count(partners[contribution > 50]) (1) is less than 2 by 1"),
        Sentence(
            "(for p in partners return p.cash)[1] > 500",
            nb: "(for p in partnere return bidrag)[1] (100) er 400 mindre enn 500",
            nn: "(for p in partnarar return bidrag)[1] (100) er 400 mindre enn 500",
            sv: "(for p in partner return bidrag)[1] (100) är 400 mindre än 500",
            fi: "(for p in kumppanit return osuus)[1] (100) on 400 vähemmän kuin 500",
            en: "(for p in partners return contribution)[1] (100) is less than 500 by 400"),
    ]

    @Test("a failed comparison says by how much it failed", arguments: cases)
    func sentences(_ sentence: Sentence) throws {
        try sentence.check()
    }
}

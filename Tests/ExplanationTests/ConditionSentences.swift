import Testing

@Suite("Sentences on conditions")
struct ConditionSentences {
    static let cases: [Sentence] = [
        Sentence(
            "approved",
            nb: "vedtaket foreligger: nei, men må være ja",
            nn: "vedtaket ligg føre: nei, men må vere ja",
            sv: "beslut finns: nej, men måste vara ja",
            fi: "päätös on tehty: ei, mutta pitäisi olla kyllä",
            en: "decided: no, but must be yes"),
        Sentence(
            "not(not(approved))",
            nb: "vedtaket foreligger: nei, men må være ja",
            nn: "vedtaket ligg føre: nei, men må vere ja",
            sv: "beslut finns: nej, men måste vara ja",
            fi: "päätös on tehty: ei, mutta pitäisi olla kyllä",
            en: "decided: no, but must be yes"),
        Sentence(
            "approved = true",
            nb: "vedtaket foreligger: nei, men må være ja",
            nn: "vedtaket ligg føre: nei, men må vere ja",
            sv: "beslut finns: nej, men måste vara ja",
            fi: "päätös on tehty: ei, mutta pitäisi olla kyllä",
            en: "decided: no, but must be yes"),
        Sentence(
            "not(approved = false)",
            nb: "vedtaket foreligger: nei, men må være ja",
            nn: "vedtaket ligg føre: nei, men må vere ja",
            sv: "beslut finns: nej, men måste vara ja",
            fi: "päätös on tehty: ei, mutta pitäisi olla kyllä",
            en: "decided: no, but must be yes"),
        Sentence(
            #"contains(code, "x")"#,
            nb: "selskapsform («company») inneholder ikke «x»",
            nn: "selskapsform («company») inneheld ikkje «x»",
            sv: "bolagsform (”company”) innehåller inte ”x”",
            fi: "yhtiömuoto (”company”) ei sisällä tekstiä ”x”",
            en: "legal form (“company”) does not contain “x”"),
        Sentence(
            #"not(contains(code, "comp"))"#,
            nb: "selskapsform («company») inneholder «comp», og det er ikke tillatt",
            nn: "selskapsform («company») inneheld «comp», og det er ikkje tillate",
            sv: "bolagsform (”company”) innehåller ”comp”, vilket inte är tillåtet",
            fi: "yhtiömuoto (”company”) sisältää tekstin ”comp”, mikä ei ole sallittua",
            en: "legal form (“company”) contains “comp”, which is not allowed"),
        Sentence(
            #"starts with(code, "x")"#,
            nb: "selskapsform («company») begynner ikke med «x»",
            nn: "selskapsform («company») byrjar ikkje med «x»",
            sv: "bolagsform (”company”) börjar inte med ”x”",
            fi: "yhtiömuoto (”company”) ei ala tekstillä ”x”",
            en: "legal form (“company”) does not start with “x”"),
        Sentence(
            #"not(starts with(code, "c"))"#,
            nb: "selskapsform («company») begynner med «c», og det er ikke tillatt",
            nn: "selskapsform («company») byrjar med «c», og det er ikkje tillate",
            sv: "bolagsform (”company”) börjar med ”c”, vilket inte är tillåtet",
            fi: "yhtiömuoto (”company”) alkaa tekstillä ”c”, mikä ei ole sallittua",
            en: "legal form (“company”) starts with “c”, which is not allowed"),
        Sentence(
            #"ends with(code, "x")"#,
            nb: "selskapsform («company») slutter ikke med «x»",
            nn: "selskapsform («company») sluttar ikkje med «x»",
            sv: "bolagsform (”company”) slutar inte med ”x”",
            fi: "yhtiömuoto (”company”) ei pääty tekstiin ”x”",
            en: "legal form (“company”) does not end with “x”"),
        Sentence(
            #"not(ends with(code, "y"))"#,
            nb: "selskapsform («company») slutter med «y», og det er ikke tillatt",
            nn: "selskapsform («company») sluttar med «y», og det er ikkje tillate",
            sv: "bolagsform (”company”) slutar med ”y”, vilket inte är tillåtet",
            fi: "yhtiömuoto (”company”) päättyy tekstiin ”y”, mikä ei ole sallittua",
            en: "legal form (“company”) ends with “y”, which is not allowed"),
        Sentence(
            #"matches(code, "^x")"#,
            nb: "selskapsform («company») passer ikke med mønsteret «^x»",
            nn: "selskapsform («company») passar ikkje med mønsteret «^x»",
            sv: "bolagsform (”company”) stämmer inte med mönstret ”^x”",
            fi: "yhtiömuoto (”company”) ei vastaa mallia ”^x”",
            en: "legal form (“company”) does not match the pattern “^x”"),
        Sentence(
            #"not(matches(code, "^c"))"#,
            nb: "selskapsform («company») passer med mønsteret «^c», og det er ikke tillatt",
            nn: "selskapsform («company») passar med mønsteret «^c», og det er ikkje tillate",
            sv: "bolagsform (”company”) stämmer med mönstret ”^c”, vilket inte är tillåtet",
            fi: "yhtiömuoto (”company”) vastaa mallia ”^c”, mikä ei ole sallittua",
            en: "legal form (“company”) matches the pattern “^c”, which is not allowed"),
        Sentence(
            #"list contains(kinds, "wages")"#,
            nb: "typer («training», «travel») inneholder ikke «wages»",
            nn: "typar («training», «travel») inneheld ikkje «wages»",
            sv: "slag (”training”, ”travel”) innehåller inte ”wages”",
            fi: "lajit (”training”, ”travel”) ei sisällä arvoa ”wages”",
            en: "kinds (“training”, “travel”) does not include “wages”"),
        Sentence(
            #"not(list contains(kinds, "travel"))"#,
            nb: "typer («training», «travel») inneholder «travel», og det er ikke tillatt",
            nn: "typar («training», «travel») inneheld «travel», og det er ikkje tillate",
            sv: "slag (”training”, ”travel”) innehåller ”travel”, vilket inte är tillåtet",
            fi: "lajit (”training”, ”travel”) sisältää arvon ”travel”, mikä ei ole sallittua",
            en: "kinds (“training”, “travel”) includes “travel”, which is not allowed"),
        Sentence(
            "code instance of number",
            nb: "selskapsform («company») er ikke av typen «tall»",
            nn: "selskapsform («company») er ikkje av typen «tal»",
            sv: "bolagsform (”company”) är inte av typen ”tal”",
            fi: "yhtiömuoto (”company”) ei ole tyyppiä ”luku”",
            en: "legal form (“company”) is not of the type “number”"),
        Sentence(
            "not(code instance of string)",
            nb: "selskapsform («company») er av typen «tekst», og det er ikke tillatt",
            nn: "selskapsform («company») er av typen «tekst», og det er ikkje tillate",
            sv: "bolagsform (”company”) är av typen ”text”, vilket inte är tillåtet",
            fi: "yhtiömuoto (”company”) on tyyppiä ”teksti”, mikä ei ole sallittua",
            en: "legal form (“company”) is of the type “text”, which is not allowed"),
        Sentence(
            "odd(count(kinds))",
            nb: "odd(count(typer)) stemmer ikke (typer: «training», «travel»)",
            nn: "odd(count(typar)) stemmer ikkje (typar: «training», «travel»)",
            sv: "odd(count(slag)) stämmer inte (slag: ”training”, ”travel”)",
            fi: "odd(count(lajit)) ei pidä paikkaansa (lajit: ”training”, ”travel”)",
            en: "odd(count(kinds)) is not true (kinds: “training”, “travel”)"),
        Sentence(
            "not(odd(count(partners)))",
            nb: "odd(count(partnere)) stemmer (partnere: «Sundsvall», «Timrå», «Ånge»), og det er ikke tillatt",
            nn: "odd(count(partnarar)) stemmer (partnarar: «Sundsvall», «Timrå», «Ånge»), og det er ikkje tillate",
            sv: "odd(count(partner)) stämmer (partner: ”Sundsvall”, ”Timrå”, ”Ånge”), vilket inte är tillåtet",
            fi: "odd(count(kumppanit)) pitää paikkansa (kumppanit: ”Sundsvall”, ”Timrå”, ”Ånge”), mikä ei ole sallittua",
            en: "odd(count(partners)) is true (partners: “Sundsvall”, “Timrå”, “Ånge”), which is not allowed"),
        Sentence(
            "is(share, 5)",
            nb: "is(støtteandel, 5) stemmer ikke (støtteandel: 61,28)",
            nn: "is(støttedel, 5) stemmer ikkje (støttedel: 61,28)",
            sv: "is(stödandel, 5) stämmer inte (stödandel: 61,28)",
            fi: "is(tukiosuus, 5) ei pidä paikkaansa (tukiosuus: 61,28)",
            en: "is(aid rate, 5) is not true (aid rate: 61.28)"),
        Sentence(
            "(function(x) x > 70)(share)",
            nb: "(function(x) x > 70)(støtteandel) stemmer ikke (støtteandel: 61,28)",
            nn: "(function(x) x > 70)(støttedel) stemmer ikkje (støttedel: 61,28)",
            sv: "(function(x) x > 70)(stödandel) stämmer inte (stödandel: 61,28)",
            fi: "(function(x) x > 70)(tukiosuus) ei pidä paikkaansa (tukiosuus: 61,28)",
            en: "(function(x) x > 70)(aid rate) is not true (aid rate: 61.28)"),
        Sentence(
            "false",
            nb: "false stemmer ikke",
            nn: "false stemmer ikkje",
            sv: "false stämmer inte",
            fi: "false ei pidä paikkaansa",
            en: "false is not true"),
        Sentence(
            "1 = 2",
            nb: "1 = 2 stemmer ikke",
            nn: "1 = 2 stemmer ikkje",
            sv: "1 = 2 stämmer inte",
            fi: "1 = 2 ei pidä paikkaansa",
            en: "1 = 2 is not true"),
    ]

    @Test("a failed condition says what does not hold", arguments: cases)
    func sentences(_ sentence: Sentence) throws {
        try sentence.check()
    }
}

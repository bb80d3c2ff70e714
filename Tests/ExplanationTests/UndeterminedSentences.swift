import Testing

@Suite("Sentences on undetermined conditions")
struct UndeterminedSentences {
    static let cases: [Sentence] = [
        Sentence(
            "missing > 5",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "missing > 5 and share > 5",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "not(start > end and share > missing)",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "(missing > 1 or start > end) and missing < 3 and finance.total > share",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "if missing > 3 then approved else missing < 2",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "sum(partners.cash) + missing > 3",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "share + missing in [1..3]",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "every x in [1, missing] satisfies x > 0",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "open.foo > 3",
            nb: "kan ikke avgjøres; opplysninger som mangler: open.foo",
            nn: "kan ikkje avgjerast; opplysningar som manglar: open.foo",
            sv: "kan inte avgöras; uppgifter som saknas: open.foo",
            fi: "ei voida ratkaista; puuttuvat tiedot: open.foo",
            en: "cannot be decided; missing information: open.foo"),
        Sentence(
            "if missing = null and share > 5 then null else share < 5",
            nb: "kan ikke avgjøres; opplysninger som mangler: inntekt",
            nn: "kan ikkje avgjerast; opplysningar som manglar: inntekt",
            sv: "kan inte avgöras; uppgifter som saknas: inkomst",
            fi: "ei voida ratkaista; puuttuvat tiedot: tulo",
            en: "cannot be decided; missing information: income"),
        Sentence(
            "if share > 5 and start > end then null else share < 5",
            nb: "kan ikke avgjøres: støtteandel > 5 and start > slutt stemmer (støtteandel: 61,28, start: 17.01.2018, slutt: 14.01.2018)",
            nn: "kan ikkje avgjerast: støttedel > 5 and start > slutt stemmer (støttedel: 61,28, start: 17.01.2018, slutt: 14.01.2018)",
            sv: "kan inte avgöras: stödandel > 5 and start > slut stämmer (stödandel: 61,28, start: 2018-01-17, slut: 2018-01-14)",
            fi: "ei voida ratkaista: tukiosuus > 5 and alku > loppu pitää paikkansa (tukiosuus: 61,28, alku: 17.1.2018, loppu: 14.1.2018)",
            en: "cannot be decided: aid rate > 5 and start > end is true (aid rate: 61.28, start: 17 January 2018, end: 14 January 2018)"),
        Sentence(
            "if approved then share < 5 else null",
            nb: "kan ikke avgjøres: vedtaket foreligger: nei",
            nn: "kan ikkje avgjerast: vedtaket ligg føre: nei",
            sv: "kan inte avgöras: beslut finns: nej",
            fi: "ei voida ratkaista: päätös on tehty: ei",
            en: "cannot be decided: decided: no"),
        Sentence(
            "share / 0 > 5",
            nb: "kan ikke avgjøres; uten verdi: støtteandel / 0",
            nn: "kan ikkje avgjerast; utan verdi: støttedel / 0",
            sv: "kan inte avgöras; utan värde: stödandel / 0",
            fi: "ei voida ratkaista; ilman arvoa: tukiosuus / 0",
            en: "cannot be decided; without a value: aid rate / 0"),
        Sentence(
            #"time("10:00:00") > time(sent)"#,
            nb: "kan ikke avgjøres; uten verdi: 10:00 > time(innsendt)",
            nn: "kan ikkje avgjerast; utan verdi: 10:00 > time(innsendt)",
            sv: "kan inte avgöras; utan värde: 10:00 > time(inskickad)",
            fi: "ei voida ratkaista; ilman arvoa: 10.00 > time(lähetetty)",
            en: "cannot be decided; without a value: 10:00 > time(sent)"),
        Sentence(
            "1 + 1",
            nb: "kan ikke avgjøres; verken sant eller usant: 1 + 1 (2)",
            nn: "kan ikkje avgjerast; verken sant eller usant: 1 + 1 (2)",
            sv: "kan inte avgöras; varken sant eller falskt: 1 + 1 (2)",
            fi: "ei voida ratkaista; ei tosi eikä epätosi: 1 + 1 (2)",
            en: "cannot be decided; neither true nor false: 1 + 1 (2)"),
        Sentence(
            "for x in [1] return x",
            nb: "kan ikke avgjøres; verken sant eller usant: for x in [1] return x (1)",
            nn: "kan ikkje avgjerast; verken sant eller usant: for x in [1] return x (1)",
            sv: "kan inte avgöras; varken sant eller falskt: for x in [1] return x (1)",
            fi: "ei voida ratkaista; ei tosi eikä epätosi: for x in [1] return x (1)",
            en: "cannot be decided; neither true nor false: for x in [1] return x (1)"),
        Sentence(
            "null",
            nb: "kan ikke avgjøres; uten verdi: –",
            nn: "kan ikkje avgjerast; utan verdi: –",
            sv: "kan inte avgöras; utan värde: –",
            fi: "ei voida ratkaista; ilman arvoa: –",
            en: "cannot be decided; without a value: –"),
    ]

    @Test("an undetermined condition names exactly what was missing and mattered", arguments: cases)
    func sentences(_ sentence: Sentence) throws {
        try sentence.check()
    }
}

import Testing

@Suite("Sentences on dates and times")
struct TemporalSentences {
    static let cases: [Sentence] = [
        Sentence(
            "start <= end",
            nb: "start (17.01.2018) er 3 dager senere enn slutt (14.01.2018)",
            nn: "start (17.01.2018) er 3 dagar seinare enn slutt (14.01.2018)",
            sv: "start (2018-01-17) är 3 dagar senare än slut (2018-01-14)",
            fi: "alku (17.1.2018) on 3 päivää myöhemmin kuin loppu (14.1.2018)",
            en: "start (17 January 2018) is later than end (14 January 2018) by 3 days"),
        Sentence(
            "start = end",
            nb: "start (17.01.2018) er 3 dager senere enn slutt (14.01.2018), men de skal være like",
            nn: "start (17.01.2018) er 3 dagar seinare enn slutt (14.01.2018), men dei skal vere like",
            sv: "start (2018-01-17) är 3 dagar senare än slut (2018-01-14), men de ska vara lika",
            fi: "alku (17.1.2018) on 3 päivää myöhemmin kuin loppu (14.1.2018), mutta niiden pitäisi olla samat",
            en: "start (17 January 2018) is later than end (14 January 2018) by 3 days, but they must be equal"),
        Sentence(
            "start < start",
            nb: "start (17.01.2018) er det samme som start (17.01.2018), men må være tidligere",
            nn: "start (17.01.2018) er det same som start (17.01.2018), men må vere tidlegare",
            sv: "start (2018-01-17) är lika med start (2018-01-17), men måste vara tidigare",
            fi: "alku (17.1.2018) on sama kuin alku (17.1.2018), mutta pitäisi olla aikaisemmin",
            en: "start (17 January 2018) is equal to start (17 January 2018), but must be earlier"),
        Sentence(
            #"sent > @"2018-02-01T00:00:00Z""#,
            nb: "innsendt (17.01.2018 kl. 12:00 (UTC+01:00)) er 14 dager 13 timer tidligere enn 01.02.2018 kl. 00:00 (UTC)",
            nn: "innsendt (17.01.2018 kl. 12:00 (UTC+01:00)) er 14 dagar 13 timar tidlegare enn 01.02.2018 kl. 00:00 (UTC)",
            sv: "inskickad (2018-01-17 kl. 12:00 (UTC+01:00)) är 14 dagar 13 timmar tidigare än 2018-02-01 kl. 00:00 (UTC)",
            fi: "lähetetty (17.1.2018 klo 12.00 (UTC+01:00)) on 14 päivää 13 tuntia aikaisemmin kuin 1.2.2018 klo 00.00 (UTC)",
            en: "sent (17 January 2018 at 12:00 (UTC+01:00)) is earlier than 1 February 2018 at 00:00 (UTC) by 14 days 13 hours"),
        Sentence(
            #"sent in [@"2018-02-01T08:30:15.5@Europe/Oslo"..@"2018-03-01T00:00:00@Europe/Oslo"]"#,
            nb:
                "innsendt (17.01.2018 kl. 12:00 (UTC+01:00)) er 14 dager 20 timer 30 minutter 15,5 sekunder tidligere enn 01.02.2018 kl. 08:30:15,5 (Europe/Oslo)",
            nn:
                "innsendt (17.01.2018 kl. 12:00 (UTC+01:00)) er 14 dagar 20 timar 30 minutt 15,5 sekund tidlegare enn 01.02.2018 kl. 08:30:15,5 (Europe/Oslo)",
            sv:
                "inskickad (2018-01-17 kl. 12:00 (UTC+01:00)) är 14 dagar 20 timmar 30 minuter 15,5 sekunder tidigare än 2018-02-01 kl. 08:30:15,5 (Europe/Oslo)",
            fi:
                "lähetetty (17.1.2018 klo 12.00 (UTC+01:00)) on 14 päivää 20 tuntia 30 minuuttia 15,5 sekuntia aikaisemmin kuin 1.2.2018 klo 08.30.15,5 (Europe/Oslo)",
            en:
                "sent (17 January 2018 at 12:00 (UTC+01:00)) is earlier than 1 February 2018 at 08:30:15.5 (Europe/Oslo) by 14 days 20 hours 30 minutes 15.5 seconds"
        ),
        Sentence(
            #"length <= @"P1Y""#,
            nb: "varighet (1 år 6 måneder) er 6 måneder lengre enn 1 år",
            nn: "lengd (1 år 6 månader) er 6 månader lengre enn 1 år",
            sv: "längd (1 år 6 månader) är 6 månader längre än 1 år",
            fi: "kesto (1 vuosi 6 kuukautta) on 6 kuukautta pidempi kuin 1 vuosi",
            en: "duration (1 year 6 months) is longer than 1 year by 6 months"),
        Sentence(
            #"lead > @"P3D""#,
            nb: "frist (2 dager 3 timer) er 21 timer kortere enn 3 dager",
            nn: "frist (2 dagar 3 timar) er 21 timar kortare enn 3 dagar",
            sv: "frist (2 dagar 3 timmar) är 21 timmar kortare än 3 dagar",
            fi: "määräaika (2 päivää 3 tuntia) on 21 tuntia lyhyempi kuin 3 päivää",
            en: "notice (2 days 3 hours) is shorter than 3 days by 21 hours"),
        Sentence(
            #"lead = @"P3DT0.5S""#,
            nb: "frist (2 dager 3 timer) er 21 timer 0,5 sekunder kortere enn 3 dager 0,5 sekunder, men de skal være like",
            nn: "frist (2 dagar 3 timar) er 21 timar 0,5 sekund kortare enn 3 dagar 0,5 sekund, men dei skal vere like",
            sv: "frist (2 dagar 3 timmar) är 21 timmar 0,5 sekunder kortare än 3 dagar 0,5 sekunder, men de ska vara lika",
            fi: "määräaika (2 päivää 3 tuntia) on 21 tuntia 0,5 sekuntia lyhyempi kuin 3 päivää 0,5 sekuntia, mutta niiden pitäisi olla samat",
            en: "notice (2 days 3 hours) is shorter than 3 days 0.5 seconds by 21 hours 0.5 seconds, but they must be equal"),
        Sentence(
            #"length - @"P3Y" > @"P0M""#,
            nb: "varighet - 3 år (minus 1 år 6 måneder) er 1 år 6 måneder kortere enn 0 måneder",
            nn: "lengd - 3 år (minus 1 år 6 månader) er 1 år 6 månader kortare enn 0 månader",
            sv: "längd - 3 år (minus 1 år 6 månader) är 1 år 6 månader kortare än 0 månader",
            fi: "kesto - 3 vuotta (miinus 1 vuosi 6 kuukautta) on 1 vuosi 6 kuukautta lyhyempi kuin 0 kuukautta",
            en: "duration - 3 years (minus 1 year 6 months) is shorter than 0 months by 1 year 6 months"),
        Sentence(
            #"@"PT1H" - lead > @"PT0S""#,
            nb: "1 time - frist (minus 2 dager 2 timer) er 2 dager 2 timer kortere enn 0 dager",
            nn: "1 time - frist (minus 2 dagar 2 timar) er 2 dagar 2 timar kortare enn 0 dagar",
            sv: "1 timme - frist (minus 2 dagar 2 timmar) är 2 dagar 2 timmar kortare än 0 dagar",
            fi: "1 tunti - määräaika (miinus 2 päivää 2 tuntia) on 2 päivää 2 tuntia lyhyempi kuin 0 päivää",
            en: "1 hour - notice (minus 2 days 2 hours) is shorter than 0 days by 2 days 2 hours"),
        Sentence(
            #"start in [@"2018-02-01"..@"2018-03-01"]"#,
            nb: "start (17.01.2018) er 15 dager tidligere enn 01.02.2018",
            nn: "start (17.01.2018) er 15 dagar tidlegare enn 01.02.2018",
            sv: "start (2018-01-17) är 15 dagar tidigare än 2018-02-01",
            fi: "alku (17.1.2018) on 15 päivää aikaisemmin kuin 1.2.2018",
            en: "start (17 January 2018) is earlier than 1 February 2018 by 15 days"),
        Sentence(
            #"not(start in [@"2018-01-01"..@"2018-02-01"])"#,
            nb: "start (17.01.2018) er mellom 01.01.2018 og 01.02.2018, og det er ikke tillatt",
            nn: "start (17.01.2018) er mellom 01.01.2018 og 01.02.2018, og det er ikkje tillate",
            sv: "start (2018-01-17) är mellan 2018-01-01 och 2018-02-01, vilket inte är tillåtet",
            fi: "alku (17.1.2018) on välillä 1.1.2018 – 1.2.2018, mikä ei ole sallittua",
            en: "start (17 January 2018) is between 1 January 2018 and 1 February 2018, which is not allowed"),
        Sentence(
            "before(start, end)",
            nb: "start (17.01.2018) er 3 dager senere enn slutt (14.01.2018)",
            nn: "start (17.01.2018) er 3 dagar seinare enn slutt (14.01.2018)",
            sv: "start (2018-01-17) är 3 dagar senare än slut (2018-01-14)",
            fi: "alku (17.1.2018) on 3 päivää myöhemmin kuin loppu (14.1.2018)",
            en: "start (17 January 2018) is later than end (14 January 2018) by 3 days"),
        Sentence(
            "after(end, start)",
            nb: "slutt (14.01.2018) er 3 dager tidligere enn start (17.01.2018)",
            nn: "slutt (14.01.2018) er 3 dagar tidlegare enn start (17.01.2018)",
            sv: "slut (2018-01-14) är 3 dagar tidigare än start (2018-01-17)",
            fi: "loppu (14.1.2018) on 3 päivää aikaisemmin kuin alku (17.1.2018)",
            en: "end (14 January 2018) is earlier than start (17 January 2018) by 3 days"),
    ]

    @Test("dates, instants and durations are written as people of the language write them", arguments: cases)
    func sentences(_ sentence: Sentence) throws {
        try sentence.check()
    }
}

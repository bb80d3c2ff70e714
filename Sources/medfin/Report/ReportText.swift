import Localisation

/// The report's own words.
enum ReportText {
    static let financeTable = text(en: "Finance table", nb: "Finanstabell", nn: "Finanstabell", sv: "Finansieringstabell", fi: "Rahoitustaulukko")
    static let total = text(en: "Total", nb: "Totalt", nn: "Totalt", sv: "Totalt", fi: "Yhteensä")
    static let shares = text(en: "Shares", nb: "Andeler", nn: "Delar", sv: "Andelar", fi: "Osuudet")
    static let exact = text(en: "exact", nb: "eksakt", nn: "eksakt", sv: "exakt", fi: "tarkka")
    static let limits = text(
        en: "Limits of the support", nb: "Grenser for støtten", nn: "Grenser for stønaden", sv: "Gränser för stödet", fi: "Tuen rajat")
    static let binding = text(en: "binding", nb: "avgjørende", nn: "avgjerande", sv: "avgörande", fi: "ratkaiseva")
    static let discounted = text(
        en: "Discounted to {year} by {rate} % a year.", nb: "Neddiskontert til {year} med {rate} % per år.",
        nn: "Neddiskontert til {year} med {rate} % per år.", sv: "Diskonterat till {year} med {rate} % per år.",
        fi: "Diskontattu vuoteen {year}, {rate} % vuodessa.")
    static let computedScores = text(
        en: "Computed scores", nb: "Beregnede poeng", nn: "Utrekna poeng", sv: "Beräknade poäng", fi: "Lasketut pisteet")
    static let outsideScale = text(
        en: "outside the scale", nb: "utenfor skalaen", nn: "utanfor skalaen", sv: "utanför skalan", fi: "asteikon ulkopuolella")
    static let rankedBy = text(en: "Ranked by", nb: "Rangeres etter", nn: "Rangerast etter", sv: "Rangordnas efter", fi: "Järjestysperuste")
    static let requested = text(
        en: "Requested support", nb: "Søkt støtte", nn: "Søkt stønad", sv: "Sökt stöd", fi: "Haettu tuki")
    static let permitted = text(
        en: "Permitted support", nb: "Høyeste støtte", nn: "Høgaste stønad", sv: "Högsta möjliga stöd", fi: "Tuki enintään")
    static let headroom = text(en: "Headroom", nb: "Margin", nn: "Margin", sv: "Marginal", fi: "Liikkumavara")
    static let undetermined = text(en: "unknown", nb: "ukjent", nn: "ukjent", sv: "okänt", fi: "tuntematon")
    static let verdict = text(en: "Verdict", nb: "Resultat", nn: "Resultat", sv: "Bedömning", fi: "Tulos")
    static let evaluatedAt = text(
        en: "evaluated as of {at}", nb: "vurdert per {at}", nn: "vurdert per {at}", sv: "bedömd per {at}", fi: "arvioitu hetkellä {at}")
    static let call = text(en: "Call {call}", nb: "Utlysning {call}", nn: "Utlysing {call}", sv: "Utlysning {call}", fi: "Haku {call}")
    static let passed = text(
        en: "{count} rules hold, {other} do not apply.", nb: "{count} regler er oppfylt, {other} gjelder ikke.",
        nn: "{count} reglar er oppfylte, {other} gjeld ikkje.", sv: "{count} regler är uppfyllda, {other} gäller inte.",
        fi: "{count} sääntöä täyttyy, {other} ei sovellu.")
    static let why = text(en: "Why", nb: "Hvorfor", nn: "Kvifor", sv: "Varför", fi: "Miksi")
    static let remedy = text(
        en: "What would meet it", nb: "Dette oppfyller den", nn: "Dette oppfyller den", sv: "Detta uppfyller den", fi: "Näin se täyttyy")
    static let otherRemedy = text(en: "Or", nb: "Eller", nn: "Eller", sv: "Eller", fi: "Tai")
    static let searchCutShort = text(
        en: "Not everything that may help was tried.", nb: "Ikke alt som kan hjelpe, ble prøvd.", nn: "Ikkje alt som kan hjelpe, vart prøvd.",
        sv: "Allt som kan hjälpa prövades inte.", fi: "Kaikkea, mikä voi auttaa, ei kokeiltu.")
    static let wholeRemedy = text(
        en: "With these changes it would be {verdict}", nb: "Med disse endringene blir den {verdict}",
        nn: "Med desse endringane blir han {verdict}", sv: "Med dessa ändringar blir den {verdict}",
        fi: "Näillä muutoksilla tulos olisi: {verdict}")
    static let remaining = text(
        en: "What else must be done", nb: "Dette må gjøres i tillegg", nn: "Dette må gjerast i tillegg", sv: "Detta måste göras utöver det",
        fi: "Lisäksi on tehtävä")
    static let source = text(en: "Source", nb: "Kilde", nn: "Kjelde", sv: "Källa", fi: "Lähde")
    static let missingBeforeSubmission = text(
        en: "To be filled in or mended before submission", nb: "Må fylles ut eller rettes før innsending",
        nn: "Må fyllast ut eller rettast før innsending", sv: "Måste fyllas i eller rättas före inlämning",
        fi: "Täydennettävä tai korjattava ennen lähettämistä")
    static let payoutSchedule = text(
        en: "Payout schedule", nb: "Utbetalingsplan", nn: "Utbetalingsplan", sv: "Utbetalningsplan", fi: "Maksuaikataulu")
    static let due = text(en: "Due", nb: "Forfall", nn: "Forfall", sv: "Förfaller", fi: "Eräpäivä")
    static let period = text(en: "For", nb: "For", nn: "For", sv: "Avser", fi: "Ajalta")
    static let amount = text(en: "Amount", nb: "Beløp", nn: "Beløp", sv: "Belopp", fi: "Määrä")

    static let applications = text(en: "Applications", nb: "Søknader", nn: "Søknader", sv: "Ansökningar", fi: "Hakemukset")
    static let applicantKind = text(
        en: "Kind of applicant", nb: "Type søker", nn: "Type søkjar", sv: "Typ av sökande", fi: "Hakijan laji")
    static let year = text(en: "Year", nb: "År", nn: "År", sv: "År", fi: "Vuosi")
    static let area = text(en: "Area", nb: "Område", nn: "Område", sv: "Område", fi: "Alue")
    static let rule = text(en: "Rule", nb: "Regel", nn: "Regel", sv: "Regel", fi: "Sääntö")
    static let areasLeftOut = text(
        en: "{count} more areas: --json or --csv lists them.", nb: "{count} områder til: --json eller --csv viser dem.",
        nn: "{count} område til: --json eller --csv viser dei.", sv: "{count} områden till: --json eller --csv visar dem.",
        fi: "{count} aluetta lisää: --json tai --csv näyttää ne.")

    static func outcome(_ outcome: String) -> LocalizedText {
        switch outcome {
        case "pass": text(en: "met", nb: "oppfylt", nn: "oppfylt", sv: "uppfylld", fi: "täyttyy")
        case "fail": text(en: "not met", nb: "ikke oppfylt", nn: "ikkje oppfylt", sv: "inte uppfylld", fi: "ei täyty")
        case "undetermined": text(en: "unknown", nb: "ukjent", nn: "ukjent", sv: "okänt", fi: "tuntematon")
        case "notApplicable": text(en: "does not apply", nb: "gjelder ikke", nn: "gjeld ikkje", sv: "gäller inte", fi: "ei sovellu")
        default: LocalizedText(verbatim: outcome)
        }
    }

    static func verdict(_ verdict: String) -> LocalizedText {
        switch verdict {
        case "eligible": text(en: "eligible", nb: "støtteberettiget", nn: "stønadsrettkomen", sv: "stödberättigande", fi: "tukikelpoinen")
        case "eligibleWithConditions":
            text(
                en: "eligible with conditions", nb: "støtteberettiget med vilkår", nn: "stønadsrettkomen med vilkår",
                sv: "stödberättigande med villkor", fi: "tukikelpoinen ehdoin")
        case "notEligible":
            text(en: "not eligible", nb: "ikke støtteberettiget", nn: "ikkje stønadsrettkomen", sv: "inte stödberättigande", fi: "ei tukikelpoinen")
        case "undetermined": text(en: "undetermined", nb: "ikke avgjort", nn: "ikkje avgjort", sv: "inte avgjord", fi: "ratkaisematta")
        default: LocalizedText(verbatim: verdict)
        }
    }

    /// The heading over the rules of a severity that do not hold.
    static func severity(_ severity: String) -> LocalizedText {
        switch severity {
        case "blocking": text(en: "Stands in the way", nb: "Hindrer støtte", nn: "Hindrar stønad", sv: "Hindrar stöd", fi: "Estää tuen")
        case "condition":
            text(
                en: "Must be complemented before the decision", nb: "Må suppleres før vedtak", nn: "Må supplerast før vedtak",
                sv: "Måste kompletteras före beslut", fi: "Täydennettävä ennen päätöstä")
        case "remark": text(en: "Remarks", nb: "Merknader", nn: "Merknader", sv: "Anmärkningar", fi: "Huomautukset")
        case "advice": text(en: "Advice", nb: "Råd", nn: "Råd", sv: "Råd", fi: "Neuvot")
        case "obligation": text(en: "Obligations", nb: "Forpliktelser", nn: "Plikter", sv: "Skyldigheter", fi: "Velvoitteet")
        default: LocalizedText(verbatim: severity)
        }
    }

    private static func text(en: String, nb: String, nn: String, sv: String, fi: String) -> LocalizedText {
        [.en: en, .nb: nb, .nn: nn, .sv: sv, .fi: fi]
    }
}

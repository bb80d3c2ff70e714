import Localisation

/// What the members of a programme file's entries are called in sentences.
enum AspectWords {
    static let name: LocalizedText = [.nb: "navn", .nn: "namn", .sv: "namn", .fi: "nimi", .en: "name"]
    static let authority: LocalizedText = [.nb: "myndighet", .nn: "myndigheit", .sv: "myndighet", .fi: "viranomainen", .en: "authority"]
    static let country: LocalizedText = [.nb: "land", .nn: "land", .sv: "land", .fi: "maa", .en: "country"]
    static let currency: LocalizedText = [.nb: "valuta", .nn: "valuta", .sv: "valuta", .fi: "valuutta", .en: "currency"]
    static let languages: LocalizedText = [.nb: "språk", .nn: "språk", .sv: "språk", .fi: "kielet", .en: "languages"]
    static let id: LocalizedText = [.nb: "id", .nn: "id", .sv: "id", .fi: "tunnus", .en: "id"]
    static let label: LocalizedText = [.nb: "betegnelse", .nn: "nemning", .sv: "benämning", .fi: "nimitys", .en: "label"]
    static let title: LocalizedText = [.nb: "tittel", .nn: "tittel", .sv: "rubrik", .fi: "otsikko", .en: "title"]
    static let help: LocalizedText = [.nb: "hjelpetekst", .nn: "hjelpetekst", .sv: "hjälptext", .fi: "ohjeteksti", .en: "help text"]
    static let source: LocalizedText = [.nb: "kilde", .nn: "kjelde", .sv: "källa", .fi: "lähde", .en: "source"]
    static let reference: LocalizedText = [.nb: "henvisning", .nn: "tilvising", .sv: "hänvisning", .fi: "viittaus", .en: "reference"]
    static let kind: LocalizedText = [.nb: "type", .nn: "type", .sv: "typ", .fi: "tyyppi", .en: "type"]
    static let required: LocalizedText = [.nb: "obligatorisk", .nn: "obligatorisk", .sv: "obligatorisk", .fi: "pakollinen", .en: "required"]
    static let choices: LocalizedText = [.nb: "valg", .nn: "val", .sv: "alternativ", .fi: "vaihtoehdot", .en: "choices"]
    static let items: LocalizedText = [.nb: "kolonne", .nn: "kolonne", .sv: "kolumn", .fi: "sarake", .en: "column"]
    static let maximumLength: LocalizedText = [
        .nb: "største lengde", .nn: "største lengd", .sv: "största längd", .fi: "enimmäispituus", .en: "maximum length",
    ]
    static let assumption: LocalizedText = [.nb: "en antakelse", .nn: "ei antaking", .sv: "ett antagande", .fi: "oletus", .en: "an assumption"]
    static let assumptions: LocalizedText = [
        .nb: "antakelser", .nn: "antakingar", .sv: "antaganden", .fi: "oletukset", .en: "assumptions",
    ]
    static let value: LocalizedText = [.nb: "verdi", .nn: "verdi", .sv: "värde", .fi: "arvo", .en: "value"]
    static let rate: LocalizedText = [.nb: "sats", .nn: "sats", .sv: "sats", .fi: "prosentti", .en: "rate"]
    static let bases: LocalizedText = [.nb: "grunnlag", .nn: "grunnlag", .sv: "underlag", .fi: "peruste", .en: "bases"]
    static let condition: LocalizedText = [.nb: "vilkår", .nn: "vilkår", .sv: "villkor", .fi: "ehto", .en: "condition"]
    static let rounding: LocalizedText = [.nb: "avrunding", .nn: "avrunding", .sv: "avrundning", .fi: "pyöristys", .en: "rounding"]
    static let numerator: LocalizedText = [.nb: "teller", .nn: "teljar", .sv: "täljare", .fi: "osoittaja", .en: "numerator"]
    static let base: LocalizedText = [.nb: "grunnlag", .nn: "grunnlag", .sv: "bas", .fi: "perusta", .en: "base"]
    static let display: LocalizedText = [.nb: "visning", .nn: "vising", .sv: "visning", .fi: "esitystapa", .en: "display"]
    static let amount: LocalizedText = [.nb: "beløp", .nn: "beløp", .sv: "belopp", .fi: "määrä", .en: "amount"]
    static let hitPolicy: LocalizedText = [.nb: "treffregel", .nn: "treffregel", .sv: "träffregel", .fi: "osumasääntö", .en: "hit policy"]
    static let aggregation: LocalizedText = [.nb: "sammenlegging", .nn: "samanlegging", .sv: "aggregering", .fi: "yhdistäminen", .en: "aggregation"]
    static let incomplete: LocalizedText = [
        .nb: "ment å ha hull", .nn: "meint å ha hol", .sv: "avsedd att ha luckor", .fi: "tarkoituksella aukollinen", .en: "meant to have gaps",
    ]
    static let input: LocalizedText = [.nb: "inndata", .nn: "inndata", .sv: "indata", .fi: "syöte", .en: "input"]
    static let allowed: LocalizedText = [
        .nb: "tillatte verdier", .nn: "tillatne verdiar", .sv: "tillåtna värden", .fi: "sallitut arvot", .en: "allowed values",
    ]
    static let output: LocalizedText = [.nb: "utdata", .nn: "utdata", .sv: "utdata", .fi: "tulos", .en: "output"]
    static let otherwise: LocalizedText = [
        .nb: "verdi ellers", .nn: "verdi elles", .sv: "värde annars", .fi: "arvo muuten", .en: "value otherwise",
    ]
    static let note: LocalizedText = [.nb: "merknad", .nn: "merknad", .sv: "anmärkning", .fi: "huomautus", .en: "note"]
    static let model: LocalizedText = [.nb: "modell", .nn: "modell", .sv: "modell", .fi: "malli", .en: "model"]
    static let decision: LocalizedText = [.nb: "beslutning", .nn: "avgjerd", .sv: "beslut", .fi: "päätös", .en: "decision"]
    static let file: LocalizedText = [.nb: "fil", .nn: "fil", .sv: "fil", .fi: "tiedosto", .en: "file"]
    static let hash: LocalizedText = [
        .nb: "innhold (sha256)", .nn: "innhald (sha256)", .sv: "innehåll (sha256)", .fi: "sisältö (sha256)", .en: "content (sha256)",
    ]
    static let formula: LocalizedText = [.nb: "formel", .nn: "formel", .sv: "formel", .fi: "kaava", .en: "formula"]
    static let requirement: LocalizedText = [.nb: "krav", .nn: "krav", .sv: "krav", .fi: "vaatimus", .en: "requirement"]
    static let gates: LocalizedText = [.nb: "prøves ved", .nn: "blir prøvd ved", .sv: "prövas vid", .fi: "tarkistetaan vaiheessa", .en: "run at"]
    static let shownValue: LocalizedText = [.nb: "vist verdi", .nn: "vist verdi", .sv: "visat värde", .fi: "näytettävä arvo", .en: "shown value"]
    static let pointer: LocalizedText = [.nb: "felt", .nn: "felt", .sv: "fält", .fi: "kenttä", .en: "field"]
    static let message: LocalizedText = [.nb: "melding", .nn: "melding", .sv: "meddelande", .fi: "viesti", .en: "message"]
    static let undetermined: LocalizedText = [
        .nb: "tekst når opplysninger mangler", .nn: "tekst når opplysningar manglar", .sv: "text när uppgifter saknas",
        .fi: "teksti, kun tietoja puuttuu", .en: "text where facts are missing",
    ]
    static let remedy: LocalizedText = [.nb: "råd om retting", .nn: "råd om retting", .sv: "råd om rättelse", .fi: "korjausneuvo", .en: "remedy"]
    static let period: LocalizedText = [.nb: "periode", .nn: "periode", .sv: "period", .fi: "jakso", .en: "period"]
    static let due: LocalizedText = [.nb: "forfall", .nn: "forfall", .sv: "förfallodag", .fi: "eräpäivä", .en: "due"]
    static let daysAfterDecision: LocalizedText = [
        .nb: "dager etter vedtaket", .nn: "dagar etter vedtaket", .sv: "dagar efter beslutet", .fi: "päivää päätöksestä",
        .en: "days after the decision",
    ]
    static let from: LocalizedText = [.nb: "fra", .nn: "frå", .sv: "från", .fi: "alkaen", .en: "from"]
    static let until: LocalizedText = [.nb: "til og med", .nn: "til og med", .sv: "till och med", .fi: "viimeinen päivä", .en: "until"]
    static let sum: LocalizedText = [.nb: "sum av", .nn: "sum av", .sv: "summa av", .fi: "summa", .en: "sum of"]
    static let less: LocalizedText = [.nb: "minus", .nn: "minus", .sv: "minus", .fi: "miinus", .en: "less"]
    static let plan: LocalizedText = [.nb: "spørsmål", .nn: "spørsmål", .sv: "fråga", .fi: "kysymys", .en: "question"]
    static let parties: LocalizedText = [.nb: "part", .nn: "part", .sv: "part", .fi: "osapuoli", .en: "party"]
    static let gross: LocalizedText = [.nb: "brutto gevinst", .nn: "brutto gevinst", .sv: "bruttonytta", .fi: "bruttohyöty", .en: "gross gain"]
    static let lastingCost: LocalizedText = [
        .nb: "varig kostnad", .nn: "varig kostnad", .sv: "varaktig kostnad", .fi: "pysyvä kustannus", .en: "lasting cost",
    ]
    static let budgetCut: LocalizedText = [
        .nb: "budsjettreduksjon", .nn: "budsjettreduksjon", .sv: "budgetminskning", .fi: "määrärahan leikkaus", .en: "budget cut",
    ]
    static let presentValue: LocalizedText = [.nb: "nåverdi", .nn: "noverdi", .sv: "nuvärde", .fi: "nykyarvo", .en: "present value"]
    static let baseYear: LocalizedText = [.nb: "basisår", .nn: "basisår", .sv: "basår", .fi: "perusvuosi", .en: "base year"]
    static let weight: LocalizedText = [.nb: "vekt", .nn: "vekt", .sv: "vikt", .fi: "painoarvo", .en: "weight"]
    static let scale: LocalizedText = [.nb: "skala", .nn: "skala", .sv: "skala", .fi: "asteikko", .en: "scale"]
    static let threshold: LocalizedText = [.nb: "terskel", .nn: "terskel", .sv: "tröskel", .fi: "kynnys", .en: "threshold"]
    static let score: LocalizedText = [.nb: "poeng", .nn: "poeng", .sv: "poäng", .fi: "pisteet", .en: "score"]
    static let questions: LocalizedText = [.nb: "spørsmål", .nn: "spørsmål", .sv: "frågor", .fi: "kysymykset", .en: "questions"]
    static let firstCondition: LocalizedText = [
        .nb: "vilkår for første del", .nn: "vilkår for første del", .sv: "villkor för första delen", .fi: "ensimmäisen erän ehto",
        .en: "condition of the first part",
    ]
    static let years: LocalizedText = [.nb: "år", .nn: "år", .sv: "år", .fi: "vuodet", .en: "years"]
    static let maximumCarryOvers: LocalizedText = [
        .nb: "høyeste antall overføringer", .nn: "høgaste tal på overføringar", .sv: "högsta antal överföringar", .fi: "siirtojen enimmäismäärä",
        .en: "highest number of carry-overs",
    ]
    static let acceptWithinDays: LocalizedText = [
        .nb: "dager til å godta vilkårene", .nn: "dagar til å godta vilkåra", .sv: "dagar för att godta villkoren",
        .fi: "päivää ehtojen hyväksymiseen", .en: "days to accept the terms",
    ]
    static let advance: LocalizedText = [.nb: "forskudd", .nn: "forskot", .sv: "förskott", .fi: "ennakko", .en: "advance"]
    static let onRequest: LocalizedText = [
        .nb: "bare etter vedtak", .nn: "berre etter vedtak", .sv: "bara efter beslut", .fi: "vain päätöksen mukaan", .en: "only if decided",
    ]
    static let retention: LocalizedText = [
        .nb: "tilbakeholdt", .nn: "halde tilbake", .sv: "innehållet", .fi: "pidätetty", .en: "held back",
    ]
    static let daysAfterEnd: LocalizedText = [
        .nb: "dager etter prosjektets slutt", .nn: "dagar etter at prosjektet er slutt", .sv: "dagar efter projektets slut",
        .fi: "päivää hankkeen päättymisestä", .en: "days after the project's end",
    ]
    static let dueDaysAfter: LocalizedText = [
        .nb: "dager etter perioden", .nn: "dagar etter perioden", .sv: "dagar efter perioden", .fi: "päivää jakson päättymisestä",
        .en: "days after the period",
    ]
    static let part: LocalizedText = [.nb: "del", .nn: "del", .sv: "del", .fi: "erä", .en: "part"]
    static let residual: LocalizedText = [
        .nb: "avrundingsrest i del", .nn: "avrundingsrest i del", .sv: "avrundningsrest i del", .fi: "pyöristyksen jäännös erässä",
        .en: "rounding residual in part",
    ]
    static let roll: LocalizedText = [
        .nb: "flytting til virkedag", .nn: "flytting til yrkedag", .sv: "flyttning till bankdag", .fi: "siirto pankkipäivään",
        .en: "move to a business day",
    ]
}

/// What the codes of programme files are called in sentences.
enum CodeWords {
    static func severity(_ severity: Rule.Severity) -> LocalizedText {
        switch severity {
        case .blocking: [.nb: "blokkerende", .nn: "blokkerande", .sv: "blockerande", .fi: "esto", .en: "blocking"]
        case .condition: [.nb: "et vilkår", .nn: "eit vilkår", .sv: "ett villkor", .fi: "ehto", .en: "a condition"]
        case .remark: [.nb: "en merknad", .nn: "ein merknad", .sv: "en anmärkning", .fi: "huomautus", .en: "a remark"]
        case .advice: [.nb: "et råd", .nn: "eit råd", .sv: "ett råd", .fi: "neuvo", .en: "advice"]
        case .obligation: [.nb: "en forpliktelse", .nn: "ei plikt", .sv: "en förpliktelse", .fi: "velvoite", .en: "an obligation"]
        }
    }

    static func gate(_ gate: Gate) -> LocalizedText {
        switch gate {
        case .draft: [.nb: "utkast", .nn: "utkast", .sv: "utkast", .fi: "luonnos", .en: "draft"]
        case .submission: [.nb: "innsending", .nn: "innsending", .sv: "inlämning", .fi: "jättäminen", .en: "submission"]
        case .assessment: [.nb: "vurdering", .nn: "vurdering", .sv: "bedömning", .fi: "arviointi", .en: "assessment"]
        case .decision: [.nb: "vedtak", .nn: "vedtak", .sv: "beslut", .fi: "päätös", .en: "decision"]
        case .claim: [.nb: "utbetalingsanmodning", .nn: "utbetalingsoppmoding", .sv: "ansökan om utbetalning", .fi: "maksatushakemus", .en: "claim"]
        case .closure: [.nb: "avslutning", .nn: "avslutting", .sv: "avslut", .fi: "päättäminen", .en: "closure"]
        }
    }

    static func applicant(_ kind: OrganisationKind) -> LocalizedText {
        switch kind {
        case .municipality: [.nb: "kommune", .nn: "kommune", .sv: "kommun", .fi: "kunta", .en: "municipality"]
        case .county: [.nb: "fylkeskommune", .nn: "fylkeskommune", .sv: "region", .fi: "maakunta", .en: "county"]
        case .stateAgency: [.nb: "statlig virksomhet", .nn: "statleg verksemd", .sv: "statlig myndighet", .fi: "valtion virasto", .en: "state body"]
        case .municipalAssociation:
            [
                .nb: "interkommunalt samarbeid", .nn: "interkommunalt samarbeid", .sv: "kommunalförbund", .fi: "kuntayhtymä",
                .en: "association of municipalities",
            ]
        case .university:
            [
                .nb: "universitet eller høyskole", .nn: "universitet eller høgskule", .sv: "universitet eller högskola", .fi: "korkeakoulu",
                .en: "university",
            ]
        case .company: [.nb: "foretak", .nn: "føretak", .sv: "företag", .fi: "yritys", .en: "company"]
        case .association: [.nb: "forening", .nn: "foreining", .sv: "förening", .fi: "yhdistys", .en: "association"]
        case .foundation: [.nb: "stiftelse", .nn: "stifting", .sv: "stiftelse", .fi: "säätiö", .en: "foundation"]
        }
    }

    static func question(_ kind: Question.Kind) -> LocalizedText {
        switch kind {
        case .boolean: [.nb: "ja eller nei", .nn: "ja eller nei", .sv: "ja eller nej", .fi: "kyllä tai ei", .en: "yes or no"]
        case .number: [.nb: "tall", .nn: "tal", .sv: "tal", .fi: "luku", .en: "number"]
        case .amount: [.nb: "beløp", .nn: "beløp", .sv: "belopp", .fi: "rahamäärä", .en: "amount"]
        case .percentage: [.nb: "prosent", .nn: "prosent", .sv: "procent", .fi: "prosentti", .en: "percentage"]
        case .text: [.nb: "tekst", .nn: "tekst", .sv: "text", .fi: "teksti", .en: "text"]
        case .date: [.nb: "dato", .nn: "dato", .sv: "datum", .fi: "päivämäärä", .en: "date"]
        case .choice: [.nb: "ett valg", .nn: "eitt val", .sv: "ett val", .fi: "yksi vaihtoehto", .en: "one choice"]
        case .choices: [.nb: "flere valg", .nn: "fleire val", .sv: "flera val", .fi: "useita vaihtoehtoja", .en: "several choices"]
        case .list: [.nb: "liste", .nn: "liste", .sv: "lista", .fi: "luettelo", .en: "list"]
        }
    }

    static func parameter(_ kind: Parameter.Kind) -> LocalizedText {
        switch kind {
        case .percentage: question(.percentage)
        case .amount: question(.amount)
        case .number: question(.number)
        case .text: question(.text)
        case .date: question(.date)
        case .boolean: question(.boolean)
        case .duration: [.nb: "varighet", .nn: "varigheit", .sv: "varaktighet", .fi: "kesto", .en: "duration"]
        }
    }

    static func payout(_ kind: PayoutPlan.Kind) -> ChangedValue {
        switch kind {
        case .claims:
            .word(
                "claims",
                [
                    .nb: "etterskuddsvis mot kostnader", .nn: "etterskotsvis mot kostnader", .sv: "i efterskott mot kostnader",
                    .fi: "jälkikäteen kustannuksia vastaan", .en: "in arrears against costs",
                ])
        case .annualTranches:
            .word(
                "annualTranches",
                [.nb: "årlige deler", .nn: "årlege delar", .sv: "årliga delar", .fi: "vuotuiset erät", .en: "yearly tranches"])
        case .instalments:
            .word(
                "instalments",
                [.nb: "avdrag på datoer", .nn: "avdrag på datoar", .sv: "delbetalningar", .fi: "maksuerät", .en: "instalments"])
        }
    }

    static func condition(_ condition: PayoutCondition) -> LocalizedText {
        switch condition {
        case .acceptedAgreement:
            [.nb: "godtatte vilkår", .nn: "godtekne vilkår", .sv: "godtagna villkor", .fi: "hyväksytyt ehdot", .en: "accepted terms"]
        case .approvedPlan: [.nb: "godkjent plan", .nn: "godkjend plan", .sv: "godkänd plan", .fi: "hyväksytty suunnitelma", .en: "approved plan"]
        case .approvedReport:
            [.nb: "godkjent rapport", .nn: "godkjend rapport", .sv: "godkänd rapport", .fi: "hyväksytty raportti", .en: "approved report"]
        case .approvedClaim:
            [
                .nb: "godkjent utbetalingsanmodning", .nn: "godkjend utbetalingsoppmoding", .sv: "godkänd ansökan om utbetalning",
                .fi: "hyväksytty maksatushakemus", .en: "approved claim",
            ]
        case .approvedFinalReport:
            [
                .nb: "godkjent sluttrapport", .nn: "godkjend sluttrapport", .sv: "godkänd slutrapport", .fi: "hyväksytty loppuraportti",
                .en: "approved final report",
            ]
        }
    }
}

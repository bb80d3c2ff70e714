import Localisation

extension FactLabels {
    /// The facts of every document, its call and the instant, and what follows from every programme's limits.
    static let document: [String: LocalizedText] = [
        "title": text(en: "title", nb: "tittel", nn: "tittel", sv: "titel", fi: "otsikko"),
        "summary": text(en: "summary", nb: "sammendrag", nn: "samandrag", sv: "sammanfattning", fi: "tiivistelmä"),
        "previousApplication": text(
            en: "earlier application", nb: "tidligere søknad", nn: "tidlegare søknad", sv: "tidigare ansökan", fi: "aiempi hakemus"),
        "applicant": text(en: "applicant", nb: "søker", nn: "søkjar", sv: "sökande", fi: "hakija"),
        "applicant.register": text(
            en: "register of the applicant", nb: "søkerens register", nn: "søkjaren sitt register", sv: "sökandens register", fi: "hakijan rekisteri"),
        "applicant.number": text(
            en: "organisation number of the applicant", nb: "søkerens organisasjonsnummer", nn: "søkjaren sitt organisasjonsnummer",
            sv: "sökandens organisationsnummer", fi: "hakijan yritys- ja yhteisötunnus"),
        "applicant.name": text(en: "name of the applicant", nb: "søkerens navn", nn: "søkjaren sitt namn", sv: "sökandens namn", fi: "hakijan nimi"),
        "applicant.kind": text(
            en: "kind of organisation of the applicant", nb: "søkerens organisasjonstype", nn: "søkjaren sin organisasjonstype",
            sv: "sökandens organisationstyp", fi: "hakijan organisaatiotyyppi"),
        "applicant.legalForm": text(
            en: "legal form of the applicant", nb: "søkerens organisasjonsform", nn: "søkjaren si organisasjonsform", sv: "sökandens juridiska form",
            fi: "hakijan oikeudellinen muoto"),
        "applicant.vatLiable": text(
            en: "liability for value added tax", nb: "merverdiavgiftsplikt", nn: "meirverdiavgiftsplikt", sv: "momsplikt",
            fi: "arvonlisäverovelvollisuus"),
        "applicant.publicProcurement": text(
            en: "duty to follow the rules of public procurement", nb: "plikt til å følge reglene om offentlige anskaffelser",
            nn: "plikt til å følgje reglane om offentlege innkjøp", sv: "skyldighet att följa reglerna om offentlig upphandling",
            fi: "velvollisuus noudattaa julkisten hankintojen sääntöjä"),
        "applicant.account": text(
            en: "account of the applicant", nb: "søkerens konto", nn: "søkjaren sin konto", sv: "sökandens konto", fi: "hakijan tili"),
        "applicant.account.type": text(en: "type of account", nb: "kontotype", nn: "kontotype", sv: "kontotyp", fi: "tilin tyyppi"),
        "applicant.account.number": text(en: "account number", nb: "kontonummer", nn: "kontonummer", sv: "kontonummer", fi: "tilinumero"),
        "applicant.contacts": text(en: "contact persons", nb: "kontaktpersoner", nn: "kontaktpersonar", sv: "kontaktpersoner", fi: "yhteyshenkilöt"),
        "period": text(en: "project period", nb: "prosjektperiode", nn: "prosjektperiode", sv: "projektperiod", fi: "hankekausi"),
        "period.start": text(
            en: "start date of the project", nb: "prosjektets startdato", nn: "startdatoen til prosjektet", sv: "projektets startdatum",
            fi: "hankkeen aloituspäivä"),
        "period.end": text(
            en: "end date of the project", nb: "prosjektets sluttdato", nn: "sluttdatoen til prosjektet", sv: "projektets slutdatum",
            fi: "hankkeen päättymispäivä"),
        "period.start.year": text(
            en: "start year of the project", nb: "prosjektets startår", nn: "startåret til prosjektet", sv: "projektets startår",
            fi: "hankkeen aloitusvuosi"),
        "period.end.year": text(
            en: "end year of the project", nb: "prosjektets sluttår", nn: "sluttåret til prosjektet", sv: "projektets slutår",
            fi: "hankkeen päättymisvuosi"),
        "areas": text(
            en: "geographical areas", nb: "geografiske områder", nn: "geografiske område", sv: "geografiska områden", fi: "maantieteelliset alueet"),
        "partners": text(en: "partners", nb: "samarbeidspartnere", nn: "samarbeidspartnarar", sv: "samverkansparter", fi: "yhteistyökumppanit"),
        "activities": text(en: "activities", nb: "aktiviteter", nn: "aktivitetar", sv: "aktiviteter", fi: "toimenpiteet"),
        "activities.start": text(
            en: "start dates of the activities", nb: "aktivitetenes startdatoer", nn: "startdatoane til aktivitetane",
            sv: "aktiviteternas startdatum", fi: "toimenpiteiden aloituspäivät"),
        "activities.end": text(
            en: "end dates of the activities", nb: "aktivitetenes sluttdatoer", nn: "sluttdatoane til aktivitetane", sv: "aktiviteternas slutdatum",
            fi: "toimenpiteiden päättymispäivät"),
        "activities.cost": text(
            en: "costs of the activities", nb: "aktivitetenes kostnader", nn: "kostnadene til aktivitetane", sv: "aktiviteternas kostnader",
            fi: "toimenpiteiden kustannukset"),
        "indicators": text(en: "indicators", nb: "indikatorer", nn: "indikatorar", sv: "indikatorer", fi: "indikaattorit"),
        "indicators.target": text(
            en: "targets of the indicators", nb: "indikatorenes mål", nn: "måla til indikatorane", sv: "indikatorernas mål",
            fi: "indikaattorien tavoitteet"),
        "lines": text(en: "budget lines", nb: "budsjettlinjer", nn: "budsjettlinjer", sv: "budgetrader", fi: "budjettirivit"),
        "budget": text(en: "budget", nb: "budsjett", nn: "budsjett", sv: "budget", fi: "budjetti"),
        "budget.lines": text(en: "budget lines", nb: "budsjettlinjer", nn: "budsjettlinjer", sv: "budgetrader", fi: "budjettirivit"),
        "financing": text(en: "financing", nb: "finansiering", nn: "finansiering", sv: "finansiering", fi: "rahoitus"),
        "financing.requestedSupport": text(en: "requested support", nb: "søkt støtte", nn: "søkt stønad", sv: "sökt stöd", fi: "haettu tuki"),
        "financing.coFinanciers": text(en: "co-financiers", nb: "medfinansiører", nn: "medfinansiørar", sv: "medfinansiärer", fi: "osarahoittajat"),
        "coFinanciers": text(en: "co-financiers", nb: "medfinansiører", nn: "medfinansiørar", sv: "medfinansiärer", fi: "osarahoittajat"),
        "coFinanciers.certificate": text(
            en: "certificates of the co-financiers", nb: "medfinansiørenes bekreftelser", nn: "stadfestingane til medfinansiørane",
            sv: "medfinansiärernas intyg", fi: "osarahoittajien todistukset"),
        "coFinanciers.cash": text(
            en: "cash of the co-financiers", nb: "medfinansiørenes kontante bidrag", nn: "kontante bidrag frå medfinansiørane",
            sv: "medfinansiärernas kontanta bidrag", fi: "osarahoittajien rahoitus"),
        "coFinanciers.inKind": text(
            en: "co-financing in kind", nb: "medfinansiørenes egeninnsats", nn: "eigeninnsatsen til medfinansiørane",
            sv: "medfinansiärernas bidrag i annat än pengar", fi: "osarahoittajien luontoissuoritukset"),
        "coFinanciers.total": text(
            en: "contributions of the co-financiers", nb: "medfinansiørenes bidrag", nn: "bidraga frå medfinansiørane",
            sv: "medfinansiärernas bidrag", fi: "osarahoittajien osuudet"),
        "answers": text(en: "answers", nb: "svar", nn: "svar", sv: "svar", fi: "vastaukset"),
        "signature": text(en: "signature", nb: "signatur", nn: "signatur", sv: "underskrift", fi: "allekirjoitus"),
        "signature.status": text(en: "signature", nb: "signatur", nn: "signatur", sv: "underskrift", fi: "allekirjoitus"),
        "call": text(en: "call", nb: "utlysning", nn: "utlysing", sv: "utlysning", fi: "haku"),
        "call.code": text(en: "code of the call", nb: "utlysningens kode", nn: "koden til utlysinga", sv: "utlysningens kod", fi: "haun tunnus"),
        "call.opens": text(
            en: "opening of the call", nb: "utlysningens åpning", nn: "opninga av utlysinga", sv: "utlysningens öppning", fi: "haun alkaminen"),
        "call.closes": text(
            en: "deadline of the call", nb: "utlysningens frist", nn: "fristen for utlysinga", sv: "utlysningens sista ansökningstid",
            fi: "haun määräaika"),
        "call.envelope": text(
            en: "envelope of the call", nb: "utlysningens ramme", nn: "ramma for utlysinga", sv: "utlysningens ram", fi: "haun määräraha"),
        "at": text(
            en: "time of the evaluation", nb: "vurderingstidspunkt", nn: "vurderingstidspunkt", sv: "tidpunkt för bedömningen",
            fi: "arvioinnin ajankohta"),
        "asOf": text(en: "day of the evaluation", nb: "vurderingsdag", nn: "vurderingsdag", sv: "dag för bedömningen", fi: "arvioinnin päivä"),
        "years": text(en: "years", nb: "år", nn: "år", sv: "år", fi: "vuodet"),
        "requested": text(en: "requested support", nb: "søkt støtte", nn: "søkt stønad", sv: "sökt stöd", fi: "haettu tuki"),
        "permitted": text(en: "permitted support", nb: "høyeste støtte", nn: "høgaste stønad", sv: "högsta möjliga stöd", fi: "tuen enimmäismäärä"),
        "headroom": text(en: "headroom", nb: "margin", nn: "margin", sv: "marginal", fi: "liikkumavara"),
        "bindingLimit": text(en: "binding limit", nb: "avgjørende grense", nn: "avgjerande grense", sv: "avgörande gräns", fi: "ratkaiseva raja"),
    ]

    private static func text(en: String, nb: String, nn: String, sv: String, fi: String) -> LocalizedText {
        [.en: en, .nb: nb, .nn: nn, .sv: sv, .fi: fi]
    }
}

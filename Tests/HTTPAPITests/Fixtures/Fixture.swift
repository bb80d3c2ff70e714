import ExactJSON

/// A scheme, two calls and an application that are nobody's: two years, øre, one co-financier, one in-kind share.
enum Fixture {
    static let authority = "0192:991825827"
    static let applicant = "0192:958935420"
    static let other = "0192:974760673"
    static let call = "no-fixture-2026"
    static let closedCall = "no-fixture-2025"
    /// What the server's clock shows.
    static let now = "2026-06-01T10:00:00Z"

    static let programme = """
        code: no-fixture
        version: 1
        name: {nb: Prøveordningen, en: The fixture scheme}
        authority: {register: "0192", number: "991825827", name: Prøveetaten}
        country: "NO"
        currency: NOK
        languages: [nb, en]
        sources:
          text: {title: Utlysningsteksten, reference: punkt 1}
        applicantKinds: [municipality, stateAgency]
        categories:
          - {id: staff, label: {nb: Lønn, en: Staff}}
          - {id: externalServices, label: {nb: Kjøp av tjenester, en: External services}}
        questions:
          - id: publicBenefit
            type: boolean
            required: true
            label: {nb: "Er nytten offentlig?", en: "Is the benefit public?"}
          - id: method
            type: choice
            label: {nb: Metode, en: Method}
            choices:
              - {id: agile, label: {nb: Smidig, en: Agile}}
              - {id: planned, label: {nb: Planstyrt, en: Planned}}
        parameters:
          - id: maximumShare
            type: percentage
            label: {nb: Høyeste andel, en: Highest share}
            values:
              - {from: 2020-01-01, value: "50", source: text}
          - id: overheadRate
            type: percentage
            label: {nb: Påslag, en: Overhead}
            values:
              - {from: 2020-01-01, value: "20", source: text}
          - id: maximumSupport
            type: amount
            label: {nb: Høyeste støtte, en: Highest support}
            values:
              - {value: "15000000", source: text}
        flatRates:
          - id: overhead
            label: {nb: Påslag, en: Overhead}
            rate: overheadRate
            on: [staff]
            rounding: {unit: "1", mode: halfUp, per: year}
            source: text
        decisionTables:
          - id: size
            label: {nb: Størrelse, en: Size}
            hitPolicy: unique
            inputs:
              - {value: totalCosts, label: {nb: Kostnad, en: Cost}}
            outputs:
              - {allowed: '"small", "large"'}
            rules:
              - {when: ['< 10000000'], then: ['"small"']}
              - {when: ['>= 10000000'], then: ['"large"'], note: {nb: Tilbud om råd, en: Advice is offered}}
            source: text
        shares:
          - id: supportOfTotalFinancing
            label: {nb: Andel støtte, en: Share of support}
            numerator: support
            base: totalFinancing
            display: {digits: 2, mode: halfUp}
            source: text
        limits:
          - id: maxShare
            label: {nb: Høyeste andel, en: Highest share}
            amount: maximumShare / 100 * totalFinancing
            rounding: {unit: "1", mode: floor}
            source: text
          - id: maxSupport
            label: {nb: Høyeste støtte, en: Highest support}
            amount: maximumSupport
            source: text
        derived:
          - {id: uncertified, value: 'coFinanciers[not(item.certificate = "attached" or item.certificate = "notRequired")]'}
        rules:
          - id: supportShare
            title: {nb: Andel støtte, en: Share of support}
            gates: [submission, decision]
            severity: blocking
            require: support <= permitted
            values: {requested: support, permitted: permitted}
            pointer: /financing/requestedSupport
            message: {nb: "{requested} er mer enn {permitted}.", en: "{requested} is more than {permitted}."}
            source: text
          - id: fullyFinanced
            title: {nb: Full finansiering, en: Full financing}
            severity: condition
            require: financingGap = 0
            values: {gap: financingGap}
            pointer: /financing
            message: {nb: "Det mangler {gap}.", en: "{gap} is lacking."}
            source: text
          - id: certificates
            title: {nb: Bekreftelser, en: Certificates}
            severity: condition
            require: count(uncertified) = 0
            values: {names: uncertified.name}
            pointer: /financing/coFinanciers
            message: {nb: "Bekreftelse mangler fra {names}.", en: "A certificate is missing from {names}."}
            source: text
          - id: publicBenefit
            title: {nb: Offentlig nytte, en: Public benefit}
            severity: blocking
            require: answers.publicBenefit
            pointer: /answers/publicBenefit
            message: {nb: Nytten må være offentlig., en: The benefit must be public.}
            source: text
        payout:
          kind: claims
          period: halfYear
          rounding: {unit: "1"}
          residual: last
          dueDaysAfter: 0
        tests:
          - name: nothing but an answer
            at: 2026-06-01T12:00:00+02:00
            application: {answers: {publicBenefit: true}}
            expect: {verdict: eligible}

        """

    static let calls = [
        """
        code: no-fixture-2026
        programme: no-fixture
        programmeVersion: 1
        name: {nb: Prøveutlysningen, en: The fixture call}
        opens: {at: "2026-01-01T00:00:00", zone: Europe/Oslo}
        closes: {at: "2026-12-31T23:59:59", zone: Europe/Oslo}
        envelope: "2000000"
        currency: NOK

        """,
        """
        code: no-fixture-2025
        programme: no-fixture
        programmeVersion: 1
        name: {nb: Den forrige utlysningen, en: The call before}
        opens: {at: "2025-01-01T00:00:00", zone: Europe/Oslo}
        closes: {at: "2025-12-31T23:59:59", zone: Europe/Oslo}
        currency: NOK

        """,
    ]

    /// 2 850 000.75 of actual costs, 100 000 in kind, 1 475 000 asked for: all of 50 % of 2 950 000.75, rounded down.
    static let application: JSON = [
        "call": "no-fixture-2026", "title": "Digital byggesak", "summary": "Felles løsning for tre kommuner.",
        "applicant": [
            "organisation": ["register": "0192", "number": "958935420", "name": "Prøve kommune", "kind": "municipality"],
            "vatLiable": false, "publicProcurement": true, "contacts": [["role": "contact", "email": "kontakt@example.org"]],
        ],
        "period": ["start": "2026-02-01", "end": "2027-11-30"],
        "areas": [["country": "NO", "code": "0301", "name": "Oslo"]],
        "activities": [["id": "1", "title": "Utvikling", "start": "2026-02-01", "end": "2027-11-30", "cost": "2850000.75"]],
        "budget": [
            "lines": [
                ["category": "staff", "description": "Utviklere", "amounts": ["2026": "1200000", "2027": "800000.50"]],
                ["category": "externalServices", "description": "Brukertesting", "amounts": ["2026": "300000.25", "2027": "150000"]],
            ]
        ],
        "financing": [
            "requestedSupport": ["2026": "920000", "2027": "555000"],
            "coFinanciers": [
                [
                    "organisation": ["register": "0192", "number": "974760673", "name": "Naboetaten", "kind": "stateAgency"],
                    "sector": "public", "insideProgrammeArea": true, "certificate": "missing",
                    "cash": ["2026": "820000.25", "2027": "555000.50"], "inKind": ["2026": "100000"],
                ]
            ],
        ],
        "answers": ["publicBenefit": true, "method": "agile"],
        "signature": ["status": "signed"],
    ]
}

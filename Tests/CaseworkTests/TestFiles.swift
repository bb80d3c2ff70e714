import ExactJSON
import Grants

/// A small programme, its calls, and documents that apply to them.
enum TestFiles {
    static let programme = """
        code: test
        version: 1
        name: {sv: Prov, en: Test}
        authority: {register: "0007", number: "202100-6198", name: Tillväxtverket}
        country: SE
        currency: SEK
        languages: [sv, en]
        categories:
          - {id: staff, label: {sv: Personal, en: Staff}}
          - {id: travel, label: {sv: Resor, en: Travel}}
        questions:
          - {id: comment, type: text, label: {sv: Kommentar, en: Comment}}
        parameters:
          - id: maximumShare
            type: percentage
            label: {sv: Högsta andel, en: Highest share}
            values: [{value: "50", source: Rules}]
        shares:
          - {id: supportShare, label: {sv: Andel, en: Share}, numerator: support, base: totalFinancing, display: {digits: 2, mode: halfUp}, source: Rules}
        limits:
          - {id: maxShare, label: {sv: Högst, en: Most}, amount: maximumShare / 100 * totalFinancing, source: Rules}
        rules:
          - id: share
            title: {sv: Andel, en: Share}
            gates: [submission, decision]
            severity: blocking
            require: supportShare.displayed <= maximumShare
            values: {requested: support}
            pointer: /financing/requestedSupport
            message: {sv: "{requested} är för mycket.", en: "{requested} is too much."}
            source: Rules
          - id: smallest
            title: {sv: Minsta stöd, en: Smallest grant}
            gates: [decision]
            severity: blocking
            require: support >= 100
            values: {granted: support}
            pointer: /financing/requestedSupport
            message: {sv: "{granted} är för lite.", en: "{granted} is too little."}
            source: Rules
          - id: certificates
            title: {sv: Intyg, en: Certificates}
            severity: condition
            require: count(coFinanciers[certificate = "missing"]) = 0
            values: {missing: 'count(coFinanciers[certificate = "missing"])'}
            pointer: /financing/coFinanciers
            message: {sv: "{missing} intyg saknas.", en: "{missing} certificates are missing."}
            source: Rules
        payout: {kind: claims, period: halfYear, rounding: {unit: "1"}, residual: last, dueDaysAfter: 0}
        """

    static let model = DecisionModelFile(
        name: "size.dmn",
        text: """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="Size" namespace="urn:test:size">
              <inputData id="cost" name="Cost"><variable name="Cost" typeRef="number"/></inputData>
              <decision id="size" name="Size">
                <variable name="Size" typeRef="string"/>
                <informationRequirement><requiredInput href="#cost"/></informationRequirement>
                <literalExpression><text>if Cost &lt; 1000 then "small" else "large"</text></literalExpression>
              </decision>
            </definitions>
            """)

    /// The keys of a programme file that take the model's decision.
    static func decision(_ hash: String) -> String {
        """
        models:
          - {id: sizes, file: size.dmn, sha256: \(hash)}
        decisions:
          - {id: size, model: sizes, decision: Size, inputs: {Cost: totalCosts}, source: Rules}
        """
    }

    static func call(_ code: String = "test-2020", year: Int = 2020, envelope: Int = 1000) -> String {
        """
        code: \(code)
        programme: test
        programmeVersion: 1
        name: {sv: Utlysning, en: Call}
        opens: {at: \(year)-01-01T00:00:00, zone: Europe/Stockholm}
        closes: {at: \(year)-06-30T23:59:59, zone: Europe/Stockholm}
        envelope: "\(envelope)"
        currency: SEK
        """
    }

    /// A complete application of two calendar years for `support` of twice as much, with `lines` budget lines in all.
    static func document(
        call: String? = World.call, number: String = "222000-0638", support: Int = 400, certificate: String = "attached", lines: Int = 2
    ) -> JSON {
        let extra = (0..<(lines - 1)).map { index -> JSON in
            ["category": "travel", "description": .string("Journey \(index)"), "amounts": ["2021": "0.00"]]
        }
        let half = JSON(String(support / 2))
        var document: JSON = [
            "title": "Guide",
            "applicant": [
                "organisation": ["register": "0007", "number": .string(number), "name": "Applicant", "kind": "municipality"],
                "account": ["type": "bankgiro", "number": "5781-4857"],
                "contacts": [["role": "contact", "email": "contact@example.org"]],
            ],
            "period": ["start": "2021-01-01", "end": "2022-06-30"],
            "areas": [["country": "SE", "code": "2280", "name": "Härnösand"]],
            "activities": [["id": "1", "title": "Work", "start": "2021-01-01", "end": "2022-06-30", "cost": "10"]],
            "indicators": [["code": "organisations", "target": "8"]],
            "budget": [
                "lines": .array(
                    [["category": "staff", "description": "Leader", "amounts": ["2021": JSON(String(support)), "2022": JSON(String(support))]]]
                        + extra)
            ],
            "financing": [
                "requestedSupport": ["2021": half, "2022": half],
                "coFinanciers": [
                    [
                        "organisation": ["register": "0007", "number": "212000-2411", "name": "Sundsvall", "kind": "municipality"],
                        "sector": "public", "certificate": .string(certificate), "cash": ["2021": half, "2022": half],
                        "inKind": ["2022": "0.50"],
                    ]
                ],
            ],
            "answers": ["comment": "None"],
        ]
        document["call"] = call.map(JSON.string)
        return document
    }
}

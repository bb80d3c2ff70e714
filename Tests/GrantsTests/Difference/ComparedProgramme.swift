@testable import Grants

/// A programme with an entry of every part, and versions of it with other texts.
enum ComparedProgramme {
    static let text = """
        code: no-compared
        version: 1
        name: {nb: Ordningen, en: The scheme}
        authority: {register: "0192", number: "991825827", name: The authority}
        country: "NO"
        currency: NOK
        languages: [nb, en]
        sources:
          call: {title: The call, reference: page 1}
        applicantKinds: [stateAgency]
        categories:
          - {id: staff, label: {nb: Lønn, en: Staff}}
          - {id: services, label: {nb: Tjenester, en: Services}}
        questions:
          - id: category
            type: choice
            label: {nb: Kategori, en: Category}
            choices:
              - {id: "1", label: {nb: Kategori 1, en: Category 1}}
              - {id: "2", label: {nb: Kategori 2, en: Category 2}}
          - {id: profit, type: amount, label: {nb: Gevinst, en: Gain}}
        parameters:
          - id: maximumShare
            type: percentage
            label: {nb: Høyeste andel, en: Highest share}
            values:
              - {from: 2016-01-01, value: "50", source: call}
          - id: ceiling
            type: amount
            label: {nb: Høyeste støtte, en: Highest support}
            values: [{from: 2016-01-01, value: "15000000", source: call}]
          - id: longest
            type: duration
            label: {nb: Lengste periode, en: Longest period}
            values: [{value: P36M, source: call}]
        flatRates:
          - id: onCosts
            label: {nb: Sosiale kostnader, en: On-costs}
            rate: "20"
            on: [staff]
            rounding: {unit: "1"}
            source: call
        shares:
          - {id: supportShare, label: {nb: Andel, en: Share}, numerator: support, base: totalCosts, display: {digits: 2}, source: call}
        limits:
          - {id: maxShare, label: {nb: Andelsgrense, en: Share limit}, amount: maximumShare / 100 * totalCosts, source: call}
          - {id: maxAmount, label: {nb: Beløpsgrense, en: Amount limit}, amount: ceiling, source: call}
        derived:
          - {id: balance, value: totalCosts - support}
        rules:
          - id: duration
            title: {nb: Høyst tre år, en: At most three years}
            severity: condition
            require: period.end < period.start + longest
            pointer: /period/end
            message: {nb: For langt., en: Too long.}
            source: call
          - id: size
            title: {nb: Størrelse, en: Size}
            severity: blocking
            when: totalCosts > 0
            require: totalCosts >= 5000000 and totalCosts <= 50000000
            pointer: /budget/lines
            message: {nb: Feil størrelse., en: Wrong size.}
            source: call
        payout: {kind: annualTranches, due: "03-01", condition: approvedReport}

        """

    static func read(_ text: String = text) throws -> Programme { try ProgrammeFile.read(text) }

    /// The version with pieces of its text replaced, each of which must be there.
    static func changed(_ replacements: [(String, String)]) throws -> Programme {
        var text = Self.text
        for (old, new) in replacements {
            guard text.contains(old) else { throw Missing(text: old) }
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        return try ProgrammeFile.read(text)
    }

    struct Missing: Error { let text: String }

    static func difference(_ replacements: (String, String)...) throws -> ProgrammeDifference {
        ProgrammeDifference(from: try read(), to: try changed(replacements))
    }

    /// The second version's share as a table by category, as a successor would have it.
    static let shareByCategory: [(String, String)] = [
        (
            """
              - id: maximumShare
                type: percentage
                label: {nb: Høyeste andel, en: Highest share}
                values:
                  - {from: 2016-01-01, value: "50", source: call}

            """, ""
        ),
        (
            "derived:\n",
            """
            decisionTables:
              - id: maximumShare
                label: {nb: Høyeste andel, en: Highest share}
                hitPolicy: unique
                inputs: [{value: answers.category, label: {nb: Kategori, en: Category}, allowed: '"1", "2"'}]
                outputs: [{}]
                rules:
                  - {when: ['"1"'], then: ["50"]}
                  - {when: ['"2"'], then: ["85"]}
                source: call
            derived:

            """
        ),
    ]
}

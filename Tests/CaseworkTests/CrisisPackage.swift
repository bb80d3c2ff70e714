import Casework
import Decimals
import ExactJSON
import Foundation
import Grants
import Persistence
import Testing

/// The stimulus package of 2009, made by a generator: 52 projects of 145 municipalities for 20 million, more applicants than that,
/// and a second call of 40 million. Amounts are whole kroner; every project asks for a fifth of its cost.
struct CrisisPackage {
    struct Municipality: Sendable {
        var name: String
        var number: String

        var organisation: JSON {
            ["register": "0192", "number": .string(number), "name": .string(name), "kind": "municipality"]
        }
        var applicant: Principal { World.principal("0192:\(number)", "Rådmann", [.applicant]) }
    }

    struct Project: Sendable {
        var title: String
        var lead: Municipality
        var partners: [Municipality]
        var support: Int
    }

    static let programme = "no-difi-kommune-2009"
    static let firstCall = "no-difi-kommune-2009-1"
    static let secondCall = "no-difi-kommune-2009-2"
    static let officer = World.principal("0192:991825827", "Saksbehandler", [.caseOfficer])
    static let decider = World.principal("0192:991825827", "Direktør", [.decisionMaker])

    let municipalities: [Municipality]
    /// 52 projects in which each of the 145 takes part once; together they ask for exactly 20 000 000.
    let chosen: [Project]
    /// 20 projects that there is no money for in the first call.
    let others: [Project]
    /// 91 projects of the second call that are new; with the 20 others they ask for exactly 40 000 000.
    let later: [Project]

    init() {
        let municipalities = Self.numbers(145).enumerated().map { Municipality(name: "Kommune \($0.offset + 1)", number: $0.element) }
        func projects(_ prefix: String, _ amounts: [Int], leads: ArraySlice<Municipality>, partners: ArraySlice<Municipality>) -> [Project] {
            zip(leads, amounts).enumerated().map { index, pair in
                let own = partners.indices.filter { ($0 - partners.startIndex) % amounts.count == index }.map { partners[$0] }
                return Project(title: "\(prefix) \(index + 1)", lead: pair.0, partners: own, support: pair.1)
            }
        }
        self.municipalities = municipalities
        chosen = projects(
            "Prosjekt", Self.amounts(52, from: 300_000, step: 3_000, total: 20_000_000), leads: municipalities[..<52],
            partners: municipalities[52...])
        others = projects(
            "Avslått prosjekt", Self.amounts(20, from: 250_000, step: 5_000, total: 6_000_000), leads: municipalities[60..<80],
            partners: municipalities[80..<90])
        later = projects(
            "Nytt prosjekt", Self.amounts(91, from: 300_000, step: 1_500, total: 34_000_000), leads: municipalities[..<91],
            partners: municipalities[91...])
    }

    /// Amounts that rise by a step, the last of which takes what is left of the total.
    private static func amounts(_ count: Int, from first: Int, step: Int, total: Int) -> [Int] {
        let rising = (0..<(count - 1)).map { first + $0 * step }
        return rising + [total - rising.reduce(0, +)]
    }

    /// Norwegian organisation numbers in their order, with check digit (modulus 11).
    private static func numbers(_ count: Int) -> [String] {
        let weights = [3, 2, 7, 6, 5, 4, 3, 2]
        let valid = (81_000_000...).lazy.compactMap { body -> String? in
            let sum = zip("\(body)".compactMap(\.wholeNumberValue), weights).map { $0 * $1 }.reduce(0, +)
            let check = (11 - sum % 11) % 11
            return check == 10 ? nil : "\(body)\(check)"
        }
        return Array(valid.prefix(count))
    }
}

extension CrisisPackage.Project {
    /// A complete application over 2009 to 2011, a quarter of the support in the first and the last year.
    func document(call: String, previous: String? = nil) -> JSON {
        let quarter = support / 4
        let years = ["2009": quarter, "2010": support - 2 * quarter, "2011": quarter]
        func amounts(_ factor: Int) -> JSON {
            .object(JSONObject(years.sorted { $0.key < $1.key }.map { ($0.key, JSON("\($0.value * factor)")) }))
        }
        var answers: JSONObject = [
            "goals": ["betterServices", "municipalInteraction"], "service": "Byggesaker på nett.", "effect": "Raskere svar.",
            "commonSolutions": "Felles innlogging.", "plan": "Forprosjektet er ferdig.", "planReady": true, "responsibleRecipient": true,
        ]
        if previous != nil {
            answers["refusedBefore"] = true
            answers["changesSinceRefusal"] = "Planen er ferdig."
        }
        var document: JSON = [
            "call": .string(call), "title": .string(title),
            "applicant": [
                "organisation": lead.organisation, "contacts": [["role": "contact", "email": "prosjekt@example.org"]],
            ],
            "period": ["start": "2009-10-01", "end": "2011-09-30"],
            "partners": .array(partners.map { ["organisation": $0.organisation, "role": "participant"] }),
            "budget": ["lines": [["category": "externalServices", "amounts": amounts(5)]]],
            "financing": [
                "requestedSupport": amounts(1),
                "coFinanciers": [["organisation": lead.organisation, "sector": "public", "cash": amounts(4)]],
            ],
            "answers": .object(answers), "signature": ["status": "signed"],
        ]
        document["previousApplication"] = previous.map(JSON.string)
        return document
    }
}

extension World {
    /// Publishes the programme and both calls from the checkout, and goes to the days of the first.
    func openCrisisPackage() async throws {
        let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Config")
        func text(_ path: String) throws -> String { try String(contentsOf: config.appending(path: path), encoding: .utf8) }
        let actor = Actor(organisation: CrisisPackage.officer.organisation, person: "Publisher")
        _ = try await publish.programme(
            try text("programmes/\(CrisisPackage.programme).yaml"), file: "\(CrisisPackage.programme).yaml", by: actor)
        for call in [CrisisPackage.firstCall, CrisisPackage.secondCall] {
            _ = try await publish.call(try text("calls/\(call).yaml"), file: "\(call).yaml", by: actor)
        }
        try travel("2009-05-04T10:00:00Z")
    }

    /// Every project's application, submitted by its lead, several at a time, in the projects' order.
    func submitted(_ projects: [CrisisPackage.Project], call: String, previous: [UUID] = []) async throws -> [UUID] {
        try await inParallel(projects.indices) { index in
            let project = projects[index]
            let document = project.document(call: call, previous: previous.isEmpty ? nil : previous[index].uuidString.lowercased())
            return try await self.submitted(document, as: project.lead.applicant)
        }
    }
}

/// What a body gives for each element, in their order, eight at a time.
func inParallel<Element: Sendable, Result: Sendable>(
    _ elements: some Collection<Element>, _ body: @escaping @Sendable (Element) async throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var waiting = elements.enumerated().makeIterator()
        var results: [Int: Result] = [:]
        for _ in 0..<8 {
            if let (index, element) = waiting.next() { group.addTask { (index, try await body(element)) } }
        }
        while let (index, result) = try await group.next() {
            results[index] = result
            if let (index, element) = waiting.next() { group.addTask { (index, try await body(element)) } }
        }
        return results.sorted { $0.key < $1.key }.map(\.value)
    }
}

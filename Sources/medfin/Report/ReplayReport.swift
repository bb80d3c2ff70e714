import Decimals
import ExactJSON
import Explanation
import FoundationEssentials
import Grants
import HTTPAPI
import Localisation
import Persistence

/// A replay as text: what it was, who flips, by which rule, and what it costs.
struct ReplayReport {
    let replay: ReplayRecord
    let programme: Programme
    let language: Language
    /// The first cases that flip, and the first that can't be compared.
    let flips: [ReplayCase]
    let others: [ReplayCase]

    var text: String {
        let sections = [heading, verdicts, rules, support, calls, flipped, notCompared].filter { !$0.isEmpty }
        return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private var heading: [String] {
        let counts = replay.totals["counts"]
        func count(_ name: String) -> Int { counts?[name]?.intValue ?? 0 }
        let time = replay.milliseconds.map { " in \($0 / 1000).\("\(1000 + $0 % 1000)".dropFirst()) s" } ?? ""
        let judged = (replay.totals["versions"]?.arrayValue ?? []).map { version in
            "judged by \(version["programme"]?.stringValue ?? "") version \(version["version"]?.intValue ?? 0): \(version["applications"]?.intValue ?? 0)"
        }
        return [
            "\(programme.name.text(in: language)), version \(replay.programmeVersion) (\(replay.programmeHash.prefix(12)))",
            "\(replay.calls.joined(separator: ", ")): \(replay.status.rawValue)\(time), \(replay.done) of \(replay.total ?? 0) applications",
        ] + judged + [
            "\(count("flipped")) flip; \(count("doesNotFit")) do not fit this version; \(count("notEvaluable")) can't be evaluated by it",
            "replay \(replay.id.uuidString.lowercased())",
        ]
    }

    private var verdicts: [String] {
        var table = TextTable(leftColumns: [0, 1])
        table.add(["verdict", "becomes", "applications"])
        for cell in replay.totals["verdicts"]?.arrayValue ?? [] {
            table.add([cell["from"]?.stringValue ?? "", cell["to"]?.stringValue ?? "", "\(cell["applications"]?.intValue ?? 0)"])
        }
        return table.rows.count > 1 ? table.lines() : []
    }

    private var rules: [String] {
        let rules = replay.totals["rules"]?.arrayValue ?? []
        guard !rules.isEmpty else { return [] }
        let titles = Dictionary(programme.rules.map { ($0.id, $0.title.text(in: language)) }, uniquingKeysWith: { first, _ in first })
        var table = TextTable(leftColumns: [0, 3, 4])
        table.add(["rule", "decides flips", "changed", "outcomes", ""])
        for rule in rules {
            let outcomes = (rule["outcomes"]?.arrayValue ?? []).map { cell in
                let (from, to) = (cell["from"]?.stringValue ?? "absent", cell["to"]?.stringValue ?? "absent")
                return "\(from) → \(to) \(cell["applications"]?.intValue ?? 0)"
            }
            let id = rule["rule"]?.stringValue ?? ""
            table.add([
                id, "\(rule["decides"]?.intValue ?? 0)", "\(rule["changed"]?.intValue ?? 0)", outcomes.joined(separator: ", "), titles[id] ?? "",
            ])
        }
        return table.lines()
    }

    private var support: [String] {
        guard let support = replay.totals["support"] else { return [] }
        var table = TextTable()
        table.add(["Support that could be granted", replay.currency])
        for (label, name) in [
            ("before", "before"), ("with this version", "after"), ("what it costs", "cost"), ("  more support", "increase"),
            ("  less support", "decrease"), ("not compared", "notCompared"),
        ] {
            table.add([label, amount(support[name])])
        }
        return table.lines()
    }

    private var calls: [String] {
        let calls = replay.totals["byCall"]?.arrayValue ?? []
        guard calls.count > 1 else { return [] }
        var table = TextTable()
        table.add(["call", "applications", "flip", "what it costs"])
        for call in calls {
            table.add([
                call["call"]?.stringValue ?? "", "\(call["counts"]?["applications"]?.intValue ?? 0)", "\(call["counts"]?["flipped"]?.intValue ?? 0)",
                amount(call["support"]?["cost"]),
            ])
        }
        return table.lines()
    }

    private var flipped: [String] {
        guard !flips.isEmpty else { return [] }
        var table = TextTable(leftColumns: [0, 1, 2, 3])
        table.add(["application", "organisation", "verdict", "by", "cost"])
        for item in flips {
            let rules = (item.changes.arrayValue ?? []).filter { $0["decides"] == true }.compactMap { $0["rule"]?.stringValue }
            table.add([
                item.application.uuidString.lowercased(), item.ownerName ?? item.owner, "\(item.from.rawValue) → \(item.to?.rawValue ?? "")",
                rules.joined(separator: ", "), item.cost?.text(in: language) ?? "",
            ])
        }
        let left = (replay.totals["counts"]?["flipped"]?.intValue ?? 0) - flips.count
        return table.lines() + (left > 0 ? ["… and \(left) more; --csv prints every case"] : [])
    }

    private var notCompared: [String] {
        guard !others.isEmpty else { return [] }
        let lines = others.map { item in
            let problems = (item.json(in: language)["problems"]?.arrayValue ?? []).map { problem in
                [problem["pointer"]?.stringValue, problem["detail"]?.stringValue].compactMap(\.self).joined(separator: ": ")
            }
            return "\(item.application.uuidString.lowercased())  \(item.result.rawValue)  \(problems.joined(separator: "; "))"
        }
        let counts = replay.totals["counts"]
        let left = (counts?["doesNotFit"]?.intValue ?? 0) + (counts?["notEvaluable"]?.intValue ?? 0) - others.count
        return ["Not compared"] + lines + (left > 0 ? ["… and \(left) more; --csv prints every case"] : [])
    }

    /// An amount of the stored report with its digits in groups.
    private func amount(_ json: JSON?) -> String {
        guard let text = json?.stringValue, let amount = Decimal128(exactly: text) else { return "" }
        return amount.text(in: language)
    }
}

import Grants
import Localisation

/// The difference of two programme versions for the terminal.
struct DifferenceReport {
    let text: String

    init(_ difference: ProgrammeDifference, language: Language) {
        var lines = ["\(Self.name(difference.from)) → \(Self.name(difference.to))"]
        let wording = difference.sentences(.wording, in: language)
        lines += difference.sentences(.substance, in: language).map { "  " + $0 }
        if lines.count == 1 { lines.append("  " + (wording.isEmpty ? Self.nothing : Self.onlyWording).text(in: language)) }
        if !wording.isEmpty { lines += [Self.wording.text(in: language)] + wording.map { "  " + $0 } }
        text = lines.joined(separator: "\n")
    }

    private static func name(_ version: ProgrammeDifference.Version) -> String { "\(version.code) \(version.version)" }

    private static let wording: LocalizedText = [
        .nb: "Ordlyd og kilder", .nn: "Ordlyd og kjelder", .sv: "Ordalydelse och källor", .fi: "Sanamuodot ja lähteet", .en: "Wording and sources",
    ]
    private static let nothing: LocalizedText = [
        .nb: "Ingen forskjeller.", .nn: "Ingen skilnader.", .sv: "Inga skillnader.", .fi: "Ei eroja.", .en: "No differences.",
    ]
    private static let onlyWording: LocalizedText = [
        .nb: "Ingen forskjeller i innhold.", .nn: "Ingen skilnader i innhald.", .sv: "Inga skillnader i sak.", .fi: "Ei asiallisia eroja.",
        .en: "No differences of substance.",
    ]
}

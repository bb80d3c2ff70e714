import Decimals
import Localisation

/// Reads `Config/calls/*.yaml`.
package enum CallFile {
    /// The call that the text states; throws every mistake with its line and column.
    package static func read(_ text: String) throws(FileErrors) -> Call {
        try FileReader.read(text) { reader, node in
            guard
                let file = reader.mapping(
                    node,
                    required: ["code", "programme", "programmeVersion", "name", "opens", "closes", "currency"],
                    optional: ["envelope", "events", "source", "assumption"])
            else { return nil }
            let events = file.list("events") { node -> Call.Event? in
                guard let event = reader.mapping(node, required: ["at", "title"]),
                    let date = event.date("at"), let title = event.localized("title", in: [])
                else { return nil }
                return Call.Event(date: date, title: title)
            }
            let opens = instant("opens", in: file)
            let closes = instant("closes", in: file)
            let envelope = file.decimal("envelope")?.normalized
            if let envelope, envelope.sign <= 0 { reader.report(file["envelope"], "the envelope must be above zero") }
            if let opens, let closes, closes.instant < opens.instant {
                reader.report(file["closes"], "the call closes before it opens")
            }
            if let opens, let closes, opens.zone != closes.zone {
                reader.report(file["closes"], "the call opens and closes in different zones")
            }
            guard let code = file.code("code"), let programme = file.code("programme"),
                let version = file.integer("programmeVersion", in: 1...1_000_000),
                let name = file.localized("name", in: []), let currency = file.text("currency"), let opens, let closes
            else { return nil }
            return Call(
                code: code, programme: programme, programmeVersion: version, name: name, opens: opens.instant,
                closes: closes.instant, zone: opens.zone, envelope: envelope, currency: currency,
                events: events, source: file.text("source"), isAssumption: file.boolean("assumption") ?? false, text: text)
        }
    }

    private static func instant(_ key: String, in file: FileMapping) -> (instant: Instant, zone: ZoneRules)? {
        guard let node = file[key], let place = file.reader.mapping(node, required: ["at", "zone"]),
            let at = place.text("at"), let zoneName = place.text("zone")
        else { return nil }
        do throws(CalendarError) {
            let zone = try ZoneRules(zoneName)
            return (try zone.instant(of: LocalDateTime(parsing: at)), zone)
        } catch {
            file.reader.report(node, error.description)
            return nil
        }
    }
}

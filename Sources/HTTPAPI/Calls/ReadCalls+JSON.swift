import Casework
import Decimals
import ExactJSON
import FEEL
import Grants
import Localisation

extension ReadCalls.Overview {
    func json(in language: Language) -> JSONObject {
        var object: JSONObject = [
            "code": .string(call.code), "name": .string(call.name.text(in: language)), "programme": .string(call.programme),
            "programmeVersion": JSON(call.programmeVersion), "phase": .string(phase.rawValue), "opens": .string(call.opens.description),
            "closes": .string(call.closes.description), "zone": .string(call.zone.identifier), "currency": .string(call.currency),
            "envelope": call.envelope?.moneyJSON ?? .null, "granted": granted.moneyJSON, "left": left?.moneyJSON ?? .null,
            "events": .array(
                call.events.map { ["date": .string($0.date.description), "title": .string($0.title.text(in: language))] }),
            "assumption": .bool(call.isAssumption),
        ]
        object["source"] = call.source.map(JSON.string)
        return object
    }
}

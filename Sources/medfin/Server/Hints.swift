/// What a person who has just started the server may type next.
struct Hints {
    let host: String
    let port: Int
    let home: String
    let hasLocalIssuer: Bool

    var text: String {
        let base = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        var lines = ["", "Medfin serves on \(base); Ctrl-C stops it. Try, in another terminal:", "", "  curl \(base)/v1/calls"]
        if hasLocalIssuer {
            let environment = home == Settings.homeName ? "" : "MEDFIN_HOME='\(home)' "
            let place = environment + (port == 8080 ? "" : "MEDFIN_PORT=\(port) ")
            lines += [
                "  TOKEN=$(\(environment).build/release/medfin token --role applicant --organisation 0007:222000-0638)",
                "  curl -H \"Authorization: Bearer $TOKEN\" \(base)/v1/applications",
                "  \(place)make demo",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// The parts of the Prometheus text format 0.0.4.
enum PrometheusText {
    static func line(_ name: String, _ labels: [String], _ value: Double) -> String {
        "\(name)\(labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") \(number(value))\n"
    }

    /// A label with its value escaped. A colon is for metric names only.
    static func label(_ label: String, _ value: String) -> String {
        let name = String(name(label).map { $0 == ":" ? "_" : $0 })
        // By scalar, not by character: a line feed may be half of one.
        let escaped = value.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(scalar)
            }
        }.joined()
        return "\(name)=\"\(escaped)\""
    }

    /// The label with `_` for everything that may not stand in a metric's name.
    static func name(_ label: String) -> String {
        let name = String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ":") ? $0 : "_" })
        return name.first?.isNumber ?? true ? "_" + name : name
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? String(value)
    }
}

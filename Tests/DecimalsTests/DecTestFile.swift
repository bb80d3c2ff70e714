import Decimals

/// A file of the General Decimal Arithmetic test cases: directives that hold until the next of their name, and cases.
struct DecTestFile {
    struct Settings {
        var precision = 0
        var rounding = ""
        var greatestExponent = 0
        var leastExponent = 0
    }

    struct Case {
        let name: String
        let operation: String
        let operands: [String]
        let result: String
        let conditions: [String]
        let settings: Settings
    }

    private(set) var cases: [Case] = []
    /// Lines that are neither directives nor cases nor comments.
    private(set) var unread: [String] = []

    init(_ text: String) {
        var settings = Settings()
        for line in text.split(whereSeparator: \.isNewline) {
            let words = Self.words(line)
            guard let first = words.first else { continue }
            if first.hasSuffix(":"), words.count == 2 {
                switch first.lowercased() {
                case "precision:": settings.precision = Int(words[1]) ?? 0
                case "rounding:": settings.rounding = words[1].lowercased()
                case "maxexponent:": settings.greatestExponent = Int(words[1]) ?? 0
                case "minexponent:": settings.leastExponent = Int(words[1]) ?? 0
                // Clamping changes the form of numbers only, and subnormal results belong to every file here.
                case "clamp:", "extended:", "version:": break
                default: unread.append(String(line))
                }
            } else if let arrow = words.firstIndex(of: "->"), arrow > 2, words.count > arrow + 1 {
                cases.append(
                    Case(
                        name: first, operation: words[1].lowercased(), operands: Array(words[2..<arrow]), result: words[arrow + 1],
                        conditions: words[(arrow + 2)...].map { $0.lowercased() }, settings: settings))
            } else {
                unread.append(String(line))
            }
        }
    }

    /// The words of a line: quoted ones without their quotes, which are doubled inside; none of what follows `--`.
    private static func words(_ line: Substring) -> [String] {
        var words: [String] = []
        var characters = line[...]
        while let first = characters.first {
            if first.isWhitespace {
                characters = characters.dropFirst()
            } else if first == "'" || first == "\"" {
                var word = ""
                characters = characters.dropFirst()
                while let next = characters.first {
                    characters = characters.dropFirst()
                    if next == first {
                        guard characters.first == first else { break }
                        characters = characters.dropFirst()
                    }
                    word.append(next)
                }
                words.append(word)
            } else if characters.hasPrefix("--") {
                break
            } else {
                let word = characters.prefix { !$0.isWhitespace }
                words.append(String(word))
                characters = characters.dropFirst(word.count)
            }
        }
        return words
    }
}

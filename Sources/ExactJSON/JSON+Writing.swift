extension JSON {
    /// How a value is laid out.
    package enum Layout: Sendable, Hashable {
        /// No white space.
        case compact
        /// One member or element a line, two spaces a level; no line feed at the end.
        case pretty
        /// The one form of a value, for hashes and receipts: RFC 8785 (no white space, members in UTF-16 order, only
        /// the escapes that must be), except that numbers are written as `JSONNumber.canonicalText`, which loses no digit.
        case canonical
    }

    /// The value in UTF-8. Members keep their order and numbers their text, except in the canonical form.
    package func bytes(_ layout: Layout = .compact) -> [UInt8] {
        var output: [UInt8] = []
        write(layout, into: &output)
        return output
    }

    package func text(_ layout: Layout = .compact) -> String {
        String(decoding: bytes(layout), as: UTF8.self)
    }

    /// The canonical form, for hashes and receipts.
    package var canonical: [UInt8] { bytes(.canonical) }

    package func write(_ layout: Layout = .compact, into output: inout [UInt8]) {
        JSONWriter(layout: layout).write(self, depth: 0, into: &output)
    }
}

extension JSON: CustomStringConvertible {
    package var description: String { text(.compact) }
}

private struct JSONWriter {
    let layout: JSON.Layout

    func write(_ value: JSON, depth: Int, into output: inout [UInt8]) {
        switch value {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .number(let number): output += (layout == .canonical ? number.canonicalText : number.text).utf8
        case .string(let text): write(text, into: &output)
        case .array(let elements):
            list(UInt8(ascii: "["), elements, UInt8(ascii: "]"), depth, &output) { element, output in
                write(element, depth: depth + 1, into: &output)
            }
        case .object(let object):
            let members =
                layout == .canonical ? object.members.sorted { ExactText.precedes($0.name, $1.name) } : object.members
            list(UInt8(ascii: "{"), members, UInt8(ascii: "}"), depth, &output) { member, output in
                write(member.name, into: &output)
                output.append(UInt8(ascii: ":"))
                if layout == .pretty { output.append(UInt8(ascii: " ")) }
                write(member.value, depth: depth + 1, into: &output)
            }
        }
    }

    private func list<Item>(
        _ open: UInt8, _ items: [Item], _ close: UInt8, _ depth: Int, _ output: inout [UInt8],
        item write: (Item, inout [UInt8]) -> Void
    ) {
        output.append(open)
        var isFirst = true
        for item in items {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(depth + 1, &output)
            write(item, &output)
        }
        if !items.isEmpty { breakLine(depth, &output) }
        output.append(close)
    }

    private func breakLine(_ depth: Int, _ output: inout [UInt8]) {
        guard layout == .pretty else { return }
        output.append(UInt8(ascii: "\n"))
        output += repeatElement(UInt8(ascii: " "), count: depth * 2)
    }

    private func write(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            for index in bytes.indices {
                let byte = bytes[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                output += bytes[written..<index]
                written = index + 1
                output.append(UInt8(ascii: "\\"))
                switch byte {
                case 0x08: output.append(UInt8(ascii: "b"))
                case 0x09: output.append(UInt8(ascii: "t"))
                case 0x0A: output.append(UInt8(ascii: "n"))
                case 0x0C: output.append(UInt8(ascii: "f"))
                case 0x0D: output.append(UInt8(ascii: "r"))
                case ..<0x20: output += "u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
                default: output.append(byte)
                }
            }
            output += bytes[written...]
        }
        output.append(UInt8(ascii: "\""))
    }
}

/// Rows of cells as lines of text: the first column to the left, the others to the right.
struct TextTable {
    enum Row {
        case cells([String])
        case line
    }

    var rows: [Row] = []
    /// Columns, by position, that are set to the left.
    var leftColumns: Set<Int> = [0]
    private static let gap = "  "

    mutating func add(_ cells: [String]) {
        rows.append(.cells(cells))
    }

    /// The lines; the first column is at least `firstWidth` wide.
    func lines(firstWidth: Int = 0) -> [String] {
        let widths = columnWidths(firstWidth: firstWidth)
        let total = widths.reduce(0, +) + Self.gap.count * max(0, widths.count - 1)
        return rows.map { row in
            switch row {
            case .line: return String(repeating: "─", count: total)
            case .cells(let cells):
                let padded = cells.enumerated().map { index, cell in
                    let blank = String(repeating: " ", count: max(0, widths[index] - cell.count))
                    return leftColumns.contains(index) ? cell + blank : blank + cell
                }
                return padded.joined(separator: Self.gap).trimmedAtEnd
            }
        }
    }

    private func columnWidths(firstWidth: Int) -> [Int] {
        var widths = [firstWidth]
        for case .cells(let cells) in rows {
            for (index, cell) in cells.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], cell.count)
            }
        }
        return widths
    }
}

extension String {
    var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The text in lines of at most `width` characters, broken at spaces, each after the first behind `indent`.
    func wrapped(to width: Int, indent: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent + word
            } else {
                line += line.isEmpty || line == indent ? String(word) : " " + word
            }
        }
        return lines + (line.isEmpty ? [] : [line])
    }
}

/// A place in a text that a person edits: line and column from 1, columns counted in Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static let start = SourcePosition(line: 1, column: 1)

    public var description: String { "\(line):\(column)" }

    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A stretch of an expression's text.
public struct SourceSpan: Sendable, Hashable {
    /// Offsets in Unicode scalars from the start of the expression.
    public let range: Range<Int>
    public let start: SourcePosition
    /// Just after the last scalar.
    public let end: SourcePosition
}

/// An expression's text with the place where it stands in a file.
struct SourceText: Sendable {
    let whole: String
    let scalars: [Unicode.Scalar]
    private let lineStarts: [Int]
    private let origin: SourcePosition

    init(_ text: String, at origin: SourcePosition) {
        whole = text
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
        self.origin = origin
    }

    func position(_ offset: Int) -> SourcePosition {
        var low = 0, high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourcePosition(
            line: origin.line + low, column: origin.column + offset - lineStarts[low])
    }

    func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(range: range, start: position(range.lowerBound), end: position(range.upperBound))
    }

    func text(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<scalars.count), bytes = whole.utf8
        if bytes.count == scalars.count {
            // All of it is ASCII, so that offsets are of bytes too.
            let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
            return String(whole[start..<bytes.index(start, offsetBy: range.count)])
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }
}

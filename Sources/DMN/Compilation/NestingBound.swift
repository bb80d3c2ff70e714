/// At most how many levels the tree of an expression's text has, found without parsing it.
///
/// Only brackets, signs and some keywords make levels, so the text between two commas of a bracket has no more than these and
/// the deepest bracket inside. Tests that are separated by commas make a level each.
struct NestingBound {
    private struct Bracket {
        let holdsTests: Bool
        /// Of the parts before the last comma.
        var deepestPart = 0
        var tests = 0
        /// Of the part after the last comma.
        var signs = 0
        var deepestBracket = 0

        var part: Int { signs + deepestBracket }
        var levels: Int { max(deepestPart, part) + tests }
    }

    private var open = [Bracket(holdsTests: true)]
    private var inString = false
    private var isEscaped = false
    private var word: [UInt8] = []

    private static let words: Set<[UInt8]> = Set(
        ["and", "or", "if", "for", "some", "every", "between", "instance", "function"].map { Array($0.utf8) })
    private static let membership = Array("in".utf8)

    static func levels(of text: String) -> Int {
        var bound = NestingBound()
        for byte in text.utf8 { bound.read(byte) }
        bound.endWord()
        while bound.open.count > 1 { bound.close() }
        // A name alone may be a member of what a filter looks at.
        return bound.open[0].levels + 2
    }

    private mutating func read(_ byte: UInt8) {
        if inString {
            inString = isEscaped || byte != UInt8(ascii: "\"")
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            return
        }
        if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
            word.append(byte)
            return
        }
        endWord()
        switch byte {
        case UInt8(ascii: "\""): inString = true
        case UInt8(ascii: "("): open.append(Bracket(holdsTests: true))
        case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(Bracket(holdsTests: false))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): if open.count > 1 { close() }
        case UInt8(ascii: ","):
            let last = open.count - 1
            open[last].deepestPart = max(open[last].deepestPart, open[last].part)
            open[last].signs = 0
            open[last].deepestBracket = 0
            if open[last].holdsTests { open[last].tests += 1 }
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "="), UInt8(ascii: "."):
            open[open.count - 1].signs += 1
        default: break
        }
    }

    private mutating func endWord() {
        if word == NestingBound.membership { open[open.count - 1].signs += 2 }
        if NestingBound.words.contains(word) { open[open.count - 1].signs += 1 }
        word.removeAll(keepingCapacity: true)
    }

    private mutating func close() {
        let levels = open.removeLast().levels
        let last = open.count - 1
        open[last].deepestBracket = max(open[last].deepestBracket, levels)
        // A list, a filter or a call is a level over what it holds and what stands before it.
        open[last].signs += 1
    }
}

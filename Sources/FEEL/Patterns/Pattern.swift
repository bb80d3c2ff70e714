/// A regular expression of XPath and XQuery Functions and Operators, matched within a budget of steps.
struct Pattern: Sendable {
    enum Instruction: Sendable {
        case scalar(Unicode.Scalar)
        case any
        case set(CharacterClass, cost: Int)
        /// Tries the first place, later the second.
        case split(Int, Int)
        case jump(Int)
        case save(Int)
        case lineStart, lineEnd
        case backReference(Int)
        /// Remembers where a round of a loop began, and ends the loop when a round took nothing.
        case mark(Int)
        case progress(Int)
        case match
    }

    struct Flags: Sendable {
        var dotMatchesAll = false, multiline = false, ignoresCase = false, ignoresBlanks = false, isLiteral = false

        /// Nil for letters that are no flag.
        init?(_ text: String) {
            for letter in text {
                switch letter {
                case "s": dotMatchesAll = true
                case "m": multiline = true
                case "i": ignoresCase = true
                case "x": ignoresBlanks = true
                case "q": isLiteral = true
                default: return nil
                }
            }
        }
    }

    let instructions: [Instruction]
    let groupCount: Int
    let markCount: Int
    let flags: Flags

    /// A match: pairs of start and end for the whole and for each group, -1 for a group that took no part.
    typealias Match = [Int]

    /// The first match at or after a place; nil when there is none, or when the budget is spent.
    func firstMatch(in text: [Unicode.Scalar], from start: Int, _ budget: inout Int) -> Match? {
        for place in start...max(start, text.count) {
            if let match = match(text, at: place, &budget) { return match }
            if budget <= 0 { return nil }
        }
        return nil
    }

    private func match(_ text: [Unicode.Scalar], at start: Int, _ budget: inout Int) -> Match? {
        // Either a place to go on from, or a register's earlier value to put back on the way.
        var stack: [(instruction: Int, position: Int, register: Int)] = [(0, start, -1)]
        let marks = 2 * (groupCount + 1)
        budget -= 2 + (marks + markCount) >> 3
        var registers = Array(repeating: -1, count: marks + markCount)
        while let (first, place, register) = stack.popLast() {
            if register >= 0 {
                registers[register] = place
                continue
            }
            var instruction = first, position = place
            run: while true {
                budget -= 1
                if budget <= 0 { return nil }
                switch instructions[instruction] {
                case .scalar(let scalar):
                    guard position < text.count, equal(text[position], scalar, &budget) else { break run }
                    position += 1
                case .any:
                    guard position < text.count, flags.dotMatchesAll || (text[position] != "\n" && text[position] != "\r") else {
                        break run
                    }
                    position += 1
                case .set(let set, let cost):
                    budget -= cost
                    guard position < text.count, set.contains(text[position], ignoringCase: flags.ignoresCase) else { break run }
                    position += 1
                case .split(let preferred, let other):
                    guard stack.count < Pattern.stackLimit else {
                        budget = 0
                        return nil
                    }
                    stack.append((other, position, -1))
                    instruction = preferred
                    continue
                case .jump(let target):
                    instruction = target
                    continue
                case .save(let register):
                    stack.append((0, registers[register], register))
                    registers[register] = position
                case .lineStart:
                    guard position == 0 || (flags.multiline && text[position - 1] == "\n" && position < text.count) else { break run }
                case .lineEnd:
                    guard position == text.count || (flags.multiline && text[position] == "\n") else { break run }
                case .backReference(let group):
                    let from = registers[2 * group], to = registers[2 * group + 1]
                    if from >= 0, to >= from {
                        budget -= to - from
                        guard position + to - from <= text.count,
                            zip(text[from..<to], text[position...]).allSatisfy({ equal($0, $1, &budget) })
                        else { break run }
                        position += to - from
                    }
                case .mark(let index):
                    stack.append((0, registers[marks + index], marks + index))
                    registers[marks + index] = position
                case .progress(let index):
                    guard registers[marks + index] != position else { break run }
                case .match:
                    registers[0] = start
                    registers[1] = position
                    return Array(registers.prefix(marks))
                }
                instruction += 1
            }
        }
        return nil
    }

    private func equal(_ one: Unicode.Scalar, _ other: Unicode.Scalar, _ budget: inout Int) -> Bool {
        if one == other { return true }
        guard flags.ignoresCase else { return false }
        // Case variants outside ASCII are slow to find.
        if !one.isASCII || !other.isASCII { budget -= 8 }
        return CharacterClass.equalIgnoringCase(one, other)
    }

    /// Ways back that a match may keep at one time.
    private static let stackLimit = 1_000_000
}

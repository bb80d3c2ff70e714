import FEEL
import Testing

/// What the fuzzer found in the reader and the checker of expressions.
@Suite("Fuzzed syntax")
struct FuzzedSyntaxTests {
    /// Every sign and word with which a part of an expression begins or goes on.
    static let pieces = [
        "(", "[", "]", "{", "{a:", "<", "<=", ">", ">=", "=", "!=", "-", "+", "*", "**", "/", "@", ".", "..", ",", "?", "not(", "if ", "if 1 then ",
        "if true then 1 else ", "for ", "for i in ", "for i in 1..", "some i in 1 satisfies ", "every i in ", "function(", "function() ",
        "function(a: list<",
        "1 in ", "1 in (", "1 in (<", "a and ", "a or ", "a between ", "a between 1 and ", "a instance of ", "1 instance of list<", "a.", "a[", "a(",
        "count(",
        "x ", "\"", "/*", "//", "1..", "]1..", "(1..", "= [", "=(", "<(", "1, ", "{\"a\":1,\"b\":", "[=", "a = ",
    ]

    @Test("a text that repeats one piece is read or refused at once", arguments: pieces)
    func repeated(_ piece: String) {
        for count in [40, 5_000] {
            let source = String(String(repeating: piece, count: count).prefix(30_000))
            for checking in [FEELExpression.Checking.strict, .lenient] {
                let start = ContinuousClock.now
                _ = try? FEELExpression.compile(source: source, checking: checking)
                _ = try? FEELExpression.compile(source: source + "1", checking: checking)
                #expect(ContinuousClock.now - start < .seconds(20))
            }
        }
    }

    @Test("the range of one value that is such a range, and so on, is not read in double steps")
    func equalSigns() throws {
        let expression = try FEELExpression.compile(source: String(repeating: "=", count: 40) + " 1", checking: .lenient)
        _ = try expression.evaluate()
        #expect(try FEELExpression.compile(source: "3 in (= 3)").evaluate() == true)
        #expect(try FEELExpression.compile(source: "(= 3) = (= 3)").evaluate() == true)
        #expect(try FEELExpression.compile(source: "(= 3)").evaluate().description == "(= 3)")
    }

    @Test("a function that takes several kinds of values is checked by what an open argument may be")
    func openArguments() throws {
        let declarations = Declarations(["s": .string])
        let expression = try FEELExpression.compile(source: "abs(duration(s)) < @\"P2D\"", against: declarations)
        #expect(try expression.evaluate(slots: ["-P1D"]) == true)
        #expect(try FEELExpression.compile(source: "abs(duration(s))", against: declarations).type == .any)
        #expect(try FEELExpression.compile(source: "abs(-1)").type == .number)
    }

    @Test("a position that cannot be determined gives null, as its type says")
    func nullPosition() throws {
        let declarations = Declarations(["n": .number, "N": .list(.number)])
        let expression = try FEELExpression.compile(source: "N[n]", against: declarations)
        #expect(try expression.evaluate(slots: [.null, [1, 2]]) == .null)
        #expect(try expression.evaluate(slots: [2, [1, 2]]) == 2)
    }

    @Test("a number that is computed from the elements picks one only if it holds without an element too")
    func positionFromElements() throws {
        let positions = [("[1, 2, 3][item]", "[]"), ("[[4]][count(item)]", "[]"), ("[5, 6][count([item]) + 1]", "6")]
        for (source, value) in positions {
            let expression = try FEELExpression.compile(source: source)
            #expect(expression.type == .any)
            #expect(try expression.evaluate().description == value)
        }
        #expect(try FEELExpression.compile(source: "append(for i in [[1], [2]] return i[item], 36)").evaluate().description == "[[], [], 36]")
        #expect(try FEELExpression.compile(source: "[1, 2, 3][1 + 1]").type == .number)
    }
}

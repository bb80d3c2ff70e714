import FEEL
import Glibc

/// What libFuzzer calls for each input that it makes; `Config/fuzz` says which target is meant by the environment.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    FuzzTarget.chosen.run(bytes)
    return 0
}

/// The parts of the language that are tried, each with inputs of its own shape.
enum FuzzTarget: String {
    /// The bytes are the expression's text.
    case text
    /// The bytes are the choices of a generator of expressions.
    case expression
    /// Unary tests, as in the cells of a decision table; the bytes are their text.
    case tests
    /// The bytes are the choices of a generator of regular expressions.
    case pattern
    /// The bytes are the text of dates, times and durations.
    case temporal
    /// The bytes are the texts of numbers.
    case number
    /// The bytes are a DMN file.
    case markup
    /// The bytes are the choices of a generator of DMN models.
    case model
    /// The bytes are the choices of a generator of decision tables.
    case table
    /// The bytes are a programme file.
    case programme

    static let chosen: FuzzTarget = {
        let name = getenv("MEDFIN_FUZZ_TARGET").map { String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            print("MEDFIN_FUZZ_TARGET must be one of text, expression, tests, pattern, temporal, number, markup, model, table, programme")
            exit(2)
        }
        return target
    }()

    func run(_ bytes: [UInt8]) {
        switch self {
        case .text: ExpressionCheck.run(String(decoding: bytes, as: UTF8.self), FuzzWorld(seededBy: bytes))
        case .expression:
            var generator = ExpressionGenerator(Choices(bytes))
            let world = FuzzWorld(&generator.choices)
            ExpressionCheck.run(generator.source(), world)
        case .tests: ExpressionCheck.run(String(decoding: bytes, as: UTF8.self), FuzzWorld(seededBy: bytes), unaryTestsOf: "a")
        case .pattern: PatternCheck.run(Choices(bytes))
        case .temporal: TemporalCheck.run(String(decoding: bytes, as: UTF8.self))
        case .number: NumberCheck.run(String(decoding: bytes, as: UTF8.self))
        case .markup: ModelCheck.run(bytes, FuzzWorld(seededBy: bytes))
        case .model:
            var generator = ModelGenerator(Choices(bytes))
            ModelCheck.run(Array(generator.source().utf8), FuzzWorld(seededBy: bytes))
        case .table: TableCheck.run(Choices(bytes))
        case .programme: ProgrammeCheck.run(String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// Ends the process as a crash would, so that libFuzzer keeps the input, with what does not hold.
func hold(_ condition: Bool, _ explanation: @autoclosure () -> String) {
    guard !condition else { return }
    let text = Array("FINDING: \(explanation())\n".utf8)
    _ = write(STDERR_FILENO, text, text.count)
    abort()
}

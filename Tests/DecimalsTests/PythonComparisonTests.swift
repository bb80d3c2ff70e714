import Decimals
import Foundation
import Testing

/// Random cases computed by Python's `decimal`, an independent implementation of the same standard.
@Suite("Against Python's decimal")
struct PythonComparisonTests {
    static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    static let script = #"""
        import random, sys
        from decimal import *
        c = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
        setcontext(c)
        modes = {'halfUp': ROUND_HALF_UP, 'halfDown': ROUND_HALF_DOWN, 'halfEven': ROUND_HALF_EVEN, 'up': ROUND_UP,
                 'down': ROUND_DOWN, 'ceiling': ROUND_CEILING, 'floor': ROUND_FLOOR}
        r = random.Random(int(sys.argv[1]))
        def digits():
            n = r.choice([1, 2, 3, 8, 17, 18, 19, 20, 33, 34, r.randint(1, 34)])
            k = r.randint(0, 5)
            if k == 0: return '9' * n
            if k == 1: return '1' + '0' * (n - 1)
            if k == 2: return (str(r.randint(1, 9)) + '0' * n)[:n - 1] + '5'
            return str(r.randint(0, 10 ** n - 1))
        def number():
            e = r.choice([0, 0, -2, r.randint(-5, 5), r.randint(-40, 40), r.randint(-80, 80), r.randint(-6176, 6111)])
            return c.create_decimal(('-' if r.random() < 0.4 else '') + digits() + 'E' + str(e))
        def emit(op, a, b, v, extra=''):
            if not v.is_finite(): t = 'none'
            else: t = str(v.copy_abs() if v.is_zero() else v)
            print(op, a, b, t, extra)
        for i in range(6000):
            a, b = number(), number()
            emit('add', a, b, c.add(a, b)); emit('subtract', a, b, c.subtract(a, b)); emit('multiply', a, b, c.multiply(a, b))
            if not b.is_zero():
                emit('divide', a, b, c.divide(a, b))
                m = c.remainder(a, b)
                if m.is_finite(): emit('remainder', a, b, m)
                q = c.divide_int(a, b)
                if q.is_finite(): emit('quotient', a, b, q)
            print('compare', a, b, (a > b) - (a < b), '')
            s = r.randint(-3, 6)
            mode = r.choice(list(modes))
            emit('quantize', a, s, a.quantize(Decimal(1).scaleb(-s), rounding=modes[mode], context=c), mode)
            if i % 10 == 0:
                base = c.create_decimal(str(r.randint(1, 10 ** r.choice([1, 3, 12]))) + 'E-' + str(r.randint(0, 12)))
                n = r.randint(-400, 400)
                emit('power', base, n, c.power(base, n))
            if a >= 0: emit('squareRoot', a, 0, c.sqrt(a))
        """#

    @Test("every operation gives the same digits and exponent", .enabled(if: python != nil))
    func agrees() throws {
        let seed = Int.random(in: 0..<1_000_000_000)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-c", Self.script, String(seed)]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n")
        #expect(lines.count > 30_000)
        var differences: [String] = []
        for line in lines {
            let result = Self.compute(line.split(separator: " ").map(String.init))
            if let result, differences.count < 20 { differences.append("\(line) -> \(result)") }
        }
        #expect(differences.isEmpty, "seed \(seed)")
    }

    /// What this library gives where it differs; nil where it agrees.
    static func compute(_ parts: [String]) -> String? {
        guard let left = Decimal128(exactly: parts[1]), let right = Decimal128(exactly: parts[2]) else { return "unreadable" }
        let expected = parts[3]
        func text(_ body: () throws -> Decimal128) -> String { (try? body())?.scientificText ?? "none" }
        let actual: String
        switch parts[0] {
        case "add": actual = text { try left + right }
        case "subtract": actual = text { try left - right }
        case "multiply": actual = text { try left * right }
        case "divide": actual = text { try left / right }
        case "remainder": actual = text { try left.remainder(dividingBy: right) }
        case "quotient": actual = text { try left.quotient(dividingBy: right) }
        case "compare": actual = String(left.order(relativeTo: right))
        case "quantize":
            guard let mode = RoundingMode(rawValue: parts[4]), let scale = Int(parts[2]) else { return "unreadable" }
            actual = text { try left.quantized(toScale: scale, mode: mode) }
        case "power":
            guard let exponent = Int(parts[2]) else { return "unreadable" }
            let power = try? left.power(exponent)
            if let power, let wanted = Decimal128(exactly: expected), power == wanted { return nil }
            actual = power?.scientificText ?? "none"
        case "squareRoot": actual = text { try left.squareRoot() }
        default: return "unknown"
        }
        return actual == expected ? nil : actual
    }
}

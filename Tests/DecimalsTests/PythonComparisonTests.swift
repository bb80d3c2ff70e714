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
        wide = Context(prec=80, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, clamp=0, traps=[])
        long = Context(prec=13000, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, clamp=0, traps=[])
        def near(low, high):
            return c.create_decimal(('-' if r.random() < 0.4 else '') + digits() + 'E' + str(r.randint(low, high)))
        def power(a, b):
            # Python's own power is not always right in the last digit: it is asked for 80 digits, which are then rounded.
            if not (a.is_zero() and b.is_zero()): emit('power', a, b, c.plus(wide.power(a, b)))
        def exp(a): emit('exp', a, 0, c.plus(wide.exp(a)))
        def ln(a): emit('ln', a, 0, c.plus(wide.ln(a)))
        for i in range(6000):
            a, b = number(), number()
            emit('add', a, b, c.add(a, b)); emit('subtract', a, b, c.subtract(a, b)); emit('multiply', a, b, c.multiply(a, b))
            emit('text', a, 0, a)
            if not b.is_zero():
                emit('divide', a, b, c.divide(a, b))
                m = c.remainder(a, b)
                if m.is_finite(): emit('remainder', a, b, m)
                q = c.divide_int(a, b)
                if q.is_finite(): emit('quotient', a, b, q)
                if m.is_finite():
                    k = m if m.is_zero() or m.is_signed() == b.is_signed() else c.add(m, b)
                    emit('modulo', a, b, k)
            print('compare', a, b, (a > b) - (a < b), '')
            s = r.choice([r.randint(-3, 6), r.randint(-45, 45), r.randint(-6111, 6176)])
            mode = r.choice(list(modes))
            emit('quantize', a, s, a.quantize(Decimal((0, (1,), -s)), rounding=modes[mode], context=c), mode)
            d = a
            if a.as_tuple().exponent < -s:
                d = c.plus(a.quantize(Decimal((0, (1,), -s)), rounding=modes[mode], context=long))
            emit('rounded', a, s, d, mode)
            if a >= 0: emit('squareRoot', a, 0, c.sqrt(a))
            u = c.create_decimal(r.choice(['1000', '100', '0.01', '0.05', '500', '3', '1E+3', '0.25', '7E-3', digits()]))
            v = near(-45, 12)
            if u > 0:
                n = long.divide_int(v, u)
                if len(n.as_tuple().digits) <= 34:
                    rest = long.subtract(v, long.multiply(n, u))
                    up = long.add(n, Decimal(-1 if v.is_signed() else 1))
                    twice = long.multiply(abs(rest), Decimal(2))
                    odd = n % 2 != 0
                    away = not rest.is_zero() and {
                        'halfUp': twice >= u, 'halfDown': twice > u, 'halfEven': twice > u or (twice == u and odd), 'up': True,
                        'down': False, 'ceiling': not v.is_signed(), 'floor': v.is_signed()}[mode]
                    w = v if rest.is_zero() else c.multiply(c.plus(up if away else n), u)
                    emit('unit', v, u, w, mode)
        for i in range(1200):
            x = r.choice([near(-40, -30), near(-8, -1), near(-80, -30), number()])
            exp(x); exp(r.choice([near(-33, -30), near(-3, 1)]))
            y = number().copy_abs()
            close = c.add(Decimal(1), near(-66, -20))
            for z in (y, close):
                if z > 0: ln(z)
            base = c.create_decimal(str(r.randint(1, 10 ** r.choice([1, 3, 12]))) + 'E-' + str(r.randint(0, 12)))
            power(base, Decimal(r.randint(-400, 400)))
            power(r.choice([base, near(-12, 3), number()]), r.choice([near(-3, 1), near(-40, 0), number()]))
            power(close, near(-5, 35))
            # Exponents so large and bases so near to 1 that the logarithm needs twice the digits.
            least = Decimal(r.choice([-9, -1, r.randint(-99, 99)])).scaleb(r.choice([-34, -33, -32]))
            power(c.add(Decimal(1), least), c.multiply(near(0, 0).scaleb(r.randint(-2, 4)), Decimal(r.choice([1, 10, 1000]))))
            # Roots that end, and powers of them, among which are ties.
            q = r.choice([2, 2, 4, 5, 8, 10, 16])
            root = Decimal(r.randint(2, max(2, int(10 ** (33 / q)))))
            whole = long.power(root, q).scaleb(q * r.randint(-9, 9))
            if c.plus(whole) == whole: power(whole, Decimal(r.choice([1, -1, 3, -3, 5, 7])) / Decimal(q))
        for m in range(1, 130):
            for n in (2, 4, 5, 8, 10, 25, 125): power(Decimal(n), Decimal(-m)); power(Decimal(n), Decimal(m))
        """#

    @Test("every operation gives the same digits and exponent", .enabled(if: python != nil))
    func agrees() throws {
        let seed = Int.random(in: 0..<1_000_000_000)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-c", Self.script, String(seed)]
        print("Random decimals from seed \(seed)")
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n")
        #expect(lines.count > 60_000)
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
        case "rounded", "unit":
            guard let mode = RoundingMode(rawValue: parts[4]) else { return "unreadable" }
            let rounded =
                parts[0] == "unit"
                ? try? left.rounded(toUnit: right, mode: mode)
                : Int(parts[2]).flatMap { try? left.rounded(toScale: $0, mode: mode) }
            return equal(rounded, expected)
        case "modulo": return equal(try? left.modulo(right), expected)
        case "power": return equal(try? left.power(right), expected)
        case "exp": actual = text { try left.exponential() }
        case "ln": actual = text { try left.naturalLogarithm() }
        case "text":
            guard Decimal128(exactly: left.description) == left, Decimal128(exactly: left.canonical) == left,
                Decimal128(exactly: left.plainText) == left
            else { return "not read back" }
            actual = left.scientificText
        case "squareRoot": actual = text { try left.squareRoot() }
        default: return "unknown"
        }
        return actual == expected ? nil : actual
    }

    private static func equal(_ actual: Decimal128?, _ expected: String) -> String? {
        actual == Decimal128(exactly: expected) ? nil : actual?.scientificText ?? "none"
    }
}

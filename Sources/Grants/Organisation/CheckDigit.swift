/// The two ways Nordic registers and banks guard a number with its last digit.
enum CheckDigit {
    /// Luhn, ISO/IEC 7812-1 annex B: the digit that completes these.
    static func luhn(_ digits: some BidirectionalCollection<Int>) -> Int {
        var sum = 0
        var doubles = true
        for digit in digits.reversed() {
            sum += doubles ? digit * 2 / 10 + digit * 2 % 10 : digit
            doubles.toggle()
        }
        return (10 - sum % 10) % 10
    }

    /// The digit that makes the weighted sum a multiple of 11; nil where it would have to be 10.
    static func modulus11(_ digits: some Sequence<Int>, weights: [Int]) -> Int? {
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let digit = (11 - sum % 11) % 11
        return digit == 10 ? nil : digit
    }
}

extension StringProtocol {
    /// The digits of a text of ASCII digits alone.
    var asciiDigits: [Int]? {
        var digits: [Int] = []
        for byte in utf8 {
            guard byte &- 0x30 < 10 else { return nil }
            digits.append(Int(byte &- 0x30))
        }
        return digits
    }

    func without(_ separator: Character) -> String {
        String(filter { $0 != separator })
    }
}

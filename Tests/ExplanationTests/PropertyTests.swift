import Decimals
import Explanation
import FEEL
import Localisation
import Testing

@Suite("Properties")
struct PropertyTests {
    /// The remedies of a rule on x and y, and whether the rule passes with another x or y.
    private struct Trial {
        let remedies: [Remedy]
        let passes: (_ x: Int, _ y: Int) -> Bool
        let x: Int
        let y: Int

        init(_ source: String, x: Int, y: Int) throws {
            let rule = try FEELExpression.compile(source: source, against: Declarations(["x": .number, "y": .number]))
            remedies = RemedyFinder(rule, slots: [.number(x), .number(y)])
                .remedies(changing: [AdjustableFact("x", minimum: -400, maximum: 400), AdjustableFact("y", minimum: -400, maximum: 400)])
            passes = { x, y in (try? rule.evaluate(slots: [.number(x), .number(y)])) == true }
            (self.x, self.y) = (x, y)
        }

        /// The least change of one of the two that passes, by trying all.
        func least(ofX isX: Bool) -> Int? {
            let current = isX ? x : y
            return (1...800).first { distance in
                [current - distance, current + distance].contains { value in
                    (-400...400).contains(value) && (isX ? passes(value, y) : passes(x, value))
                }
            }
        }
    }

    /// How many single remedies there are; `isLeast` says that each must be the least and be found where there is one.
    private func check(_ source: String, x: Int, y: Int, isLeast: Bool = true) throws -> Int {
        let trial = try Trial(source, x: x, y: y)
        guard !trial.passes(x, y) else {
            #expect(trial.remedies.isEmpty)
            return 0
        }
        var single = 0
        for isX in [true, false] {
            let remedy = trial.remedies.first { $0.changes.count == 1 && $0.changes[0].path == (isX ? "x" : "y") }
            let found = remedy?.changes[0].difference.number.flatMap { Int(exactly: $0) }
            if let found, let change = remedy?.changes[0] {
                let step = change.direction == .raise ? 1 : -1
                let current = isX ? x : y
                func passes(_ value: Int) -> Bool { isX ? trial.passes(value, y) : trial.passes(x, value) }
                #expect(passes(current + found * step) && !passes(current + (found - 1) * step), "\(source) with x = \(x), y = \(y)")
            }
            let least = isLeast ? trial.least(ofX: isX) : found
            #expect(
                found == least,
                "\(source) with x = \(x), y = \(y): \(isX ? "x" : "y") by \(String(describing: found)) instead of \(String(describing: least))")
            single += found == nil ? 0 : 1
        }
        if single == 0, let remedy = trial.remedies.first {
            var (newX, newY) = (x, y)
            for change in remedy.changes {
                let value = try #require(change.needed.number.flatMap { Int(exactly: $0) })
                if change.path == "x" { newX = value } else { newY = value }
            }
            #expect(trial.passes(newX, newY), "\(source)")
            let (stepX, stepY) = ((newX - x).signum(), (newY - y).signum())
            if stepX != 0 { #expect(!trial.passes(newX - stepX, newY), "\(source)") }
            if stepY != 0 { #expect(!trial.passes(newX, newY - stepY), "\(source)") }
        }
        return single
    }

    @Test("the remedy of a random linear comparison is the least change that passes, and is found when there is one")
    func comparisons() throws {
        var random = RandomExpressions(seed: 1)
        var found = 0
        for _ in 0..<150 { found += try check(random.comparison(), x: random.next(200) - 100, y: random.next(200) - 100) }
        #expect(found > 80)
    }

    @Test("with least and greatest values, rounding and absolute values a remedy passes and one step less does not")
    func bentComparisons() throws {
        var random = RandomExpressions(seed: 4)
        var found = 0
        for _ in 0..<150 {
            found += try check(random.bentComparison(), x: random.next(200) - 100, y: random.next(200) - 100, isLeast: false)
        }
        #expect(found > 60)
    }

    @Test("so is that of random linear comparisons joined by and, or, not, between, in and if")
    func rules() throws {
        var random = RandomExpressions(seed: 2)
        var found = 0
        for _ in 0..<150 { found += try check(random.rule(1 + random.next(2)), x: random.next(200) - 100, y: random.next(200) - 100) }
        #expect(found > 60)
    }
}

import Decimals
import FEEL

/// Finds the least change of one fact with which a condition passes, trying values and reading how far comparisons are
/// from turning.
///
/// Where the sides of the comparisons are linear in the fact, two values tell where each turns; where they are not
/// (least and greatest, rounding), the lines are taken again nearer by, and at last the turn is bracketed and halved.
struct AmountSearch {
    struct Probe {
        let passes: Bool
        let margins: [Int: Decimal128]
    }

    private let grid: Grid
    private let origin: (coordinate: Decimal128, probe: Probe)
    private let bounds: (lowest: Int, highest: Int)
    private let evaluate: (Value) -> Probe?
    private var known: [Int: Probe?] = [:]
    /// Values that may still be tried.
    private var probesLeft = 500

    /// Nil when the current value is neither a number nor a date, or passes, or cannot be evaluated.
    init?(_ fact: AdjustableFact, current: Value, evaluate: @escaping (Value) -> Probe?) {
        guard let grid = Grid(for: current, unit: fact.unit), let coordinate = grid.coordinate(of: current),
            let probe = evaluate(current), !probe.passes
        else { return nil }
        self.grid = grid
        self.evaluate = evaluate
        origin = (coordinate, probe)
        var (lowest, highest) = (Grid.positions.lowerBound, Grid.positions.upperBound)
        if let minimum = fact.minimum.flatMap(grid.coordinate), let floor = grid.position(notAbove: minimum) {
            lowest = grid.value(at: floor).flatMap(grid.coordinate) == minimum ? floor : floor + 1
        }
        if let maximum = fact.maximum.flatMap(grid.coordinate), let floor = grid.position(notAbove: maximum) { highest = floor }
        bounds = (lowest, highest)
    }

    struct Result {
        let value: Value
        let isUpward: Bool
        /// A further step in the same direction does not pass.
        let isExact: Bool
        /// One step nearer to the current value, which does not pass.
        let before: Value?
    }

    /// The nearer of the least passing values below and above the current one, at the same distance the lower; nil when none is found.
    mutating func least() -> Result? {
        let candidates = [-1, 1].compactMap { step in
            nearest(step).map { (step: step, position: $0, distance: distance(of: $0)) }
        }
        guard let best = candidates.min(by: { $0.distance < $1.distance }), let value = grid.value(at: best.position) else { return nil }
        return Result(
            value: value, isUpward: best.step > 0, isExact: !passes(best.position + best.step),
            before: best.position == start(best.step) ? nil : grid.value(at: best.position - best.step))
    }

    private func distance(of position: Int) -> Decimal128 {
        grid.value(at: position).flatMap(grid.coordinate).flatMap { $0.adding(-origin.coordinate) }?.magnitude ?? .greatestFinite
    }

    /// The first position beyond the current value.
    private func start(_ step: Int) -> Int {
        guard let floor = grid.position(notAbove: origin.coordinate) else { return step > 0 ? bounds.highest + 1 : bounds.lowest - 1 }
        if step > 0 { return floor + 1 }
        return grid.value(at: floor).flatMap(grid.coordinate) == origin.coordinate ? floor - 1 : floor
    }

    // MARK: Trying values

    private mutating func probe(_ position: Int) -> Probe? {
        if let probe = known[position] { return probe }
        guard position >= bounds.lowest, position <= bounds.highest, probesLeft > 0, let value = grid.value(at: position) else { return nil }
        probesLeft -= 1
        let probe = evaluate(value)
        known[position] = .some(probe)
        return probe
    }

    private mutating func passes(_ position: Int) -> Bool { probe(position)?.passes == true }

    private mutating func nearest(_ step: Int) -> Int? {
        let start = start(step)
        guard start >= bounds.lowest, start <= bounds.highest, matters(start, step) else { return nil }
        let found = turning(start, step) ?? (isLinear(start, step) ? nil : halving(start, step))
        return found.flatMap { least(upTo: $0, start, step) }
    }

    /// Whether anything changes with the fact, near by or far.
    private mutating func matters(_ start: Int, _ step: Int) -> Bool {
        for position in AmountSearch.samples.map({ clamped(start + step * $0) }) {
            if let probe = probe(position), probe.passes || probe.margins != origin.probe.margins { return true }
        }
        return false
    }

    /// How far from the first position it is looked whether anything changes, and whether it changes along a line.
    private static let samples = [0, 1000, 1_000_000_000]

    private func clamped(_ position: Int) -> Int { min(max(position, bounds.lowest), bounds.highest) }

    /// Whether the same comparisons are made near by and far, with margins on one line: then where lines do not cross
    /// zero nothing turns.
    private mutating func isLinear(_ start: Int, _ step: Int) -> Bool {
        let points = AmountSearch.samples.compactMap { point(clamped(start + step * $0)) }
        guard points.count == AmountSearch.samples.count, let far = points.last else { return false }
        return points.allSatisfy { middle in
            origin.probe.margins.count == middle.probe.margins.count
                && origin.probe.margins.allSatisfy { key, margin in
                    guard let here = middle.probe.margins[key], let there = far.probe.margins[key],
                        let rise = there.adding(-margin), let partial = here.adding(-margin),
                        let run = far.coordinate.adding(-origin.coordinate), let reached = middle.coordinate.adding(-origin.coordinate),
                        let expected = rise.multiplied(by: reached), let found = partial.multiplied(by: run)
                    else { return false }
                    return expected == found
                }
        }
    }

    // MARK: Lines

    /// A passing position next to where a comparison turns, by the lines through values already tried.
    private mutating func turning(_ start: Int, _ step: Int) -> Int? {
        var waiting: Set<Int> = [start]
        var tried: Set<Int> = []
        for _ in 0..<80 {
            guard let position = waiting.min(by: { ($0 - start) * step < ($1 - start) * step }) else { return nil }
            waiting.remove(position)
            tried.insert(position)
            guard let here = point(position) else { continue }
            if here.probe.passes { return position }
            var turns = turns(between: origin, here)
            if let next = point(position + step) { turns += self.turns(between: here, next) }
            for turn in turns {
                for place in (turn - 1)...(turn + 2)
                where (place - start) * step >= 0 && place >= bounds.lowest && place <= bounds.highest && !tried.contains(place) {
                    waiting.insert(place)
                }
            }
        }
        return nil
    }

    private mutating func point(_ position: Int) -> (coordinate: Decimal128, probe: Probe)? {
        guard let probe = probe(position), let coordinate = grid.value(at: position).flatMap(grid.coordinate) else { return nil }
        return (coordinate, probe)
    }

    /// Where the lines through two points cross zero.
    private func turns(
        between one: (coordinate: Decimal128, probe: Probe), _ other: (coordinate: Decimal128, probe: Probe)
    ) -> [Int] {
        guard let run = other.coordinate.adding(-one.coordinate) else { return [] }
        return one.probe.margins.compactMap { key, margin in
            guard let rise = other.probe.margins[key]?.adding(-margin), !rise.isZero,
                let offset = margin.multiplied(by: run)?.divided(by: rise), let turn = one.coordinate.adding(-offset)
            else { return nil }
            return grid.position(notAbove: turn)
        }
    }

    // MARK: Halving

    /// A passing position, bracketed by ever longer strides.
    private mutating func halving(_ start: Int, _ step: Int) -> Int? {
        var previous = start - step
        var margins = origin.probe.margins
        var stride = 1
        while stride < Grid.positions.upperBound, probesLeft > 0 {
            let position = clamped(start + step * (stride - 1))
            guard let probe = probe(position) else { return nil }
            if probe.passes { return position }
            for (key, margin) in probe.margins {
                guard let before = margins[key], before.sign != margin.sign else { continue }
                let turn = edge(previous, position) { $0.margins[key]?.sign == margin.sign }
                if let found = [turn - step, turn].first(where: { passes($0) }) { return found }
            }
            if position == (step > 0 ? bounds.highest : bounds.lowest) { return nil }
            (previous, margins) = (position, probe.margins)
            stride *= 2
        }
        return nil
    }

    /// The first position of which something is true, between one of which it is not and one of which it is.
    private mutating func edge(_ outside: Int, _ inside: Int, _ isTrue: (Probe) -> Bool) -> Int {
        var (outside, inside) = (outside, inside)
        while (inside - outside).magnitude > 1 {
            let middle = outside + (inside - outside) / 2
            if let probe = probe(middle), isTrue(probe) { inside = middle } else { outside = middle }
        }
        return inside
    }

    /// The first passing position up to a passing one, looked for in ever longer strides; nil when too many are needed.
    private mutating func least(upTo found: Int, _ start: Int, _ step: Int) -> Int? {
        var outside = start - step
        var inside = found
        var stride = 1
        while (found - (start + step * (stride - 1))) * step > 0 {
            let position = start + step * (stride - 1)
            if passes(position) {
                inside = position
                break
            }
            outside = position
            stride *= 2
        }
        if inside != start, passes(inside - step) { inside = edge(outside, inside, \.passes) }
        // One step less has been tried, unless it is the current value or lies nearer to it than a step.
        return inside == start || known[inside - step] != nil ? inside : nil
    }
}

/// Looks for combinations of classes, one of each axis, that have no rule in common.
///
/// Axis by axis the classes are chosen, those alike for the rules that are left together; what a set of rules leaves
/// uncovered on the remaining axes is found once.
struct CoverSearch {
    /// For each axis the classes that are looked at, with their rules.
    let axes: [[(place: Int, rules: RuleSet)]]
    /// For each axis the rules that match every class of it and of the axes after it.
    private let everywhere: [RuleSet]
    /// With so many regions the search ends.
    let limit: Int
    /// What the search may cost, in nanoseconds or so.
    var budget: Int
    private(set) var isComplete = true
    private var known: [Key: [Region]] = [:]

    /// For each axis from some one on the places of classes.
    typealias Region = [[Int]]

    private struct Key: Hashable {
        let axis: Int
        let rules: RuleSet
    }

    init(axes: [[(place: Int, rules: RuleSet)]], ruleCount: Int, limit: Int, budget: Int) {
        self.axes = axes
        self.limit = limit
        self.budget = budget
        var everywhere = [RuleSet.all(ruleCount)]
        for axis in axes.reversed() {
            var rules = everywhere[everywhere.count - 1]
            for one in axis { rules.formIntersection(one.rules) }
            everywhere.append(rules)
        }
        self.everywhere = everywhere.reversed()
    }

    /// The combinations that none of the rules covers.
    mutating func uncovered(by rules: RuleSet) -> [Region] { uncovered(by: rules, from: 0) }

    private mutating func uncovered(by rules: RuleSet, from axis: Int) -> [Region] {
        if rules.intersects(everywhere[axis]) { return [] }
        if rules.isEmpty { return axes[axis...].contains(where: \.isEmpty) ? [] : [axes[axis...].map { $0.map(\.place) }] }
        guard axis < axes.count else { return [] }
        let key = Key(axis: axis, rules: rules)
        if let regions = known[key] { return regions }
        // What a class costs here is mostly the set that is made of it.
        budget -= axes[axis].count * (rules.words.count * 4 + 200)
        guard budget > 0 else {
            isComplete = false
            return []
        }
        // Classes that leave the same rules are one; then those with the same uncovered rest are.
        var rest: [RuleSet: [Int]] = [:]
        var order: [RuleSet] = []
        for one in axes[axis] {
            let left = rules.intersection(one.rules)
            if rest[left] == nil { order.append(left) }
            rest[left, default: []].append(one.place)
        }
        var merged: [Region: [Int]] = [:]
        var regions: [Region] = []
        for left in order where isComplete {
            for region in uncovered(by: left, from: axis + 1) {
                if merged[region] == nil { regions.append(region) }
                merged[region, default: []] += rest[left] ?? []
            }
            if regions.count >= limit { isComplete = false }
        }
        let result = regions.prefix(limit).map { region in [(merged[region] ?? []).sorted()] + region }
        known[key] = result
        return result
    }
}

import FEEL

/// Tells whether some literals can't hold together, by the order of values, their choices and what is known of them.
struct Contradiction {
    private let facts: ProvableFacts
    private var terms: [Term] = []
    private var places: [Term: Int] = [:]
    private var orders: [(Int, isStrict: Bool, Int)] = []
    private var differences: Set<[Int]> = []
    private var nulls: Set<Term> = []
    private var values: Set<Term> = []
    private var outcomes: [Term: Literal.Truth] = [:]
    private var isCertain = false
    private var literals = 0

    /// More terms are not compared.
    private static let mostTerms = 48

    /// Whether no evaluation can meet all of the literals; `effort` is lowered by what finding out took.
    static func isCertain(_ literals: [Literal], _ facts: ProvableFacts, effort: inout Int) -> Bool {
        guard effort > 0 else { return false }
        var search = Contradiction(facts)
        for literal in literals { search.add(literal) }
        search.addBounds()
        effort -= search.literals * 4 + search.effortOfComparing
        return search.isCertain || search.hasConflict()
    }

    private init(_ facts: ProvableFacts) { self.facts = facts }

    private mutating func place(_ term: Term) -> Int {
        if let place = places[term] { return place }
        terms.append(term)
        places[term] = terms.count - 1
        return terms.count - 1
    }

    private mutating func add(_ literal: Literal) {
        literals += 1
        values.formUnion(literal.valued)
        switch literal {
        case .order(let one, let isStrict, let other): orders.append((place(one), isStrict, place(other)))
        case .different(let one, let other): differences.insert([place(one), place(other)])
        case .null(let term): nulls.insert(term)
        case .value: break
        case .outcome(let text, let truth):
            if outcomes.updateValue(truth, forKey: Term(text, kind: nil)).map({ $0 != truth }) ?? false { isCertain = true }
        }
    }

    /// What is known of the terms that have a value, and of what that brings in.
    private mutating func addBounds() {
        var known: Set<Term> = []
        var open = Array(values)
        while let term = open.popLast() {
            guard term.constant == nil, known.insert(term).inserted else { continue }
            for literal in facts.bounds[term.key] ?? [] {
                add(literal)
                open += literal.valued
            }
        }
    }

    /// What it takes to relate all terms and to hold their choices against them; nothing where they are too many to be compared.
    private var effortOfComparing: Int {
        guard terms.count <= Self.mostTerms else { return 0 }
        let choices = terms.reduce(0) { $0 + (facts.choices[$1.key]?.count ?? 0) }
        return terms.count * (terms.count * terms.count + choices)
    }

    private func hasConflict() -> Bool {
        if nulls.contains(where: { values.contains($0) || $0.constant != nil }) { return true }
        guard terms.count <= Self.mostTerms else { return false }
        let relations = closedRelations()
        if terms.indices.contains(where: { relations[$0][$0] == .less }) { return true }
        if differences.contains(where: { relations[$0[0]][$0[1]] != nil && relations[$0[1]][$0[0]] != nil }) { return true }
        return terms.indices.contains { !hasChoice($0, relations) }
            || values.contains { facts.choices[$0.key]?.isEmpty ?? false }
    }

    private enum Relation { case lessOrEqual, less }

    /// For every two terms how the first must be related to the second.
    private func closedRelations() -> [[Relation?]] {
        var relations = Array(repeating: [Relation?](repeating: nil, count: terms.count), count: terms.count)
        func note(_ one: Int, _ relation: Relation, _ other: Int) {
            if relations[one][other] != .less { relations[one][other] = relation }
        }
        for place in terms.indices { note(place, .lessOrEqual, place) }
        for (one, isStrict, other) in orders { note(one, isStrict ? .less : .lessOrEqual, other) }
        for one in terms.indices {
            for other in terms.indices where one != other {
                guard let left = terms[one].constant, let right = terms[other].constant, let order = ScalarKind.order(left, right) else { continue }
                if order <= 0 { note(one, order < 0 ? .less : .lessOrEqual, other) }
            }
        }
        for middle in terms.indices {
            for one in terms.indices {
                guard let first = relations[one][middle] else { continue }
                for other in terms.indices {
                    guard let second = relations[middle][other] else { continue }
                    note(one, first == .less || second == .less ? .less : .lessOrEqual, other)
                }
            }
        }
        return relations
    }

    /// Whether one of a term's choices agrees with the constants that it is related to.
    private func hasChoice(_ place: Int, _ relations: [[Relation?]]) -> Bool {
        let term = terms[place]
        guard term.constant == nil, let choices = facts.choices[term.key] ?? (term.kind == .boolean ? [.boolean(false), .boolean(true)] : nil) else {
            return true
        }
        return choices.contains { choice in
            terms.indices.allSatisfy { other in
                guard let constant = terms[other].constant, let order = ScalarKind.order(choice, constant) else { return true }
                if let relation = relations[place][other], relation == .less ? order >= 0 : order > 0 { return false }
                if let relation = relations[other][place], relation == .less ? order <= 0 : order < 0 { return false }
                return order != 0 || !(differences.contains([place, other]) || differences.contains([other, place]))
            }
        }
    }
}

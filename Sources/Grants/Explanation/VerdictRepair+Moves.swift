import Decimals
import ExactJSON
import Explanation
import FEEL

extension VerdictRepair {
    /// A changed document that may meet a rule.
    struct Move {
        var content: ApplicationContent
        /// The greater, the less a move is wanted: an answer that was given is turned only where nothing else helps.
        var penalty = 0
        /// The question that had no answer, where this gives it one.
        var givenAnswer: String?
    }

    /// Moves for one rule at most.
    private static let mostMoves = 40

    /// Documents in which the rule might be met: by the least changes of amounts and dates that meet it, by closing the financing
    /// gap, by certificates and the signature, and by other answers to questions of choice.
    func moves(for result: RuleResult, in state: State) -> [Move] {
        guard let rule = programme.rules.first(where: { $0.id == result.id }) else { return [] }
        let dependencies = ([rule.requirement] + [rule.condition].compactMap(\.self)).map { FactDependencies(of: $0.compiled, under: programme) }
        // What is undetermined is met by what it lacks, not by turning what was said.
        let isOpen = { (path: String) in
            result.outcome == .fail
                ? dependencies.contains { $0.contains(path) } : result.missing.contains { path == $0 || path.hasPrefix($0 + ".") }
        }
        var moves = papers(state.content, isOpen)
        if result.outcome == .fail {
            if dependencies.contains(where: \.readsFinance) { moves += gapClosed(in: state) }
            moves += remedies(of: rule, result, in: state).flatMap { self.moves(by: $0, in: state.content) }
        }
        moves += answers(state.content, isOpen, turning: result.outcome == .fail)
        return Array(moves.prefix(Self.mostMoves))
    }

    /// The least changes of amounts and dates; those of the document as it was sent are known.
    private func remedies(of rule: Rule, _ result: RuleResult, in state: State) -> [Remedy] {
        if let explanation = result.explanation {
            if explanation.isCutShort { isCutShort = true }
            return explanation.remedies
        }
        return meter.spend { part in
            RuleExplainer(
                of: state.content, by: evaluator, at: instant, grantedSupport: nil, run: state.run, trials: trials, meter: part
            ).remedies(for: rule).found
        }
    }

    /// A remedy carried out, and where it changes the support, with others paying the difference.
    private func moves(by remedy: Remedy, in content: ApplicationContent) -> [Move] {
        var changed = content
        for change in remedy.changes {
            guard let next = changed.adjusting(change.path, to: change.needed, under: programme) else { return [] }
            changed = next
        }
        var moves = [Move(content: changed)]
        let years = Set(content.requestedSupport.keys).union(changed.requestedSupport.keys)
        var difference: YearlyAmounts = [:]
        for year in years { difference[year] = (content.requestedSupport[year] ?? 0).adding(-(changed.requestedSupport[year] ?? 0)) }
        if let paid = changed.paying(difference) { moves.append(Move(content: paid)) }
        return moves
    }

    /// The financing gap closed in every year: by co-financing, or by the support.
    private func gapClosed(in state: State) -> [Move] {
        guard let gap = state.finance[BuiltInAmount.financingGap.rawValue] else { return [] }
        let difference = YearlyAmounts(uniqueKeysWithValues: zip(state.finance.years, gap.byYear))
        guard difference.values.contains(where: { !$0.isZero }) else { return [] }
        var moves: [Move] = []
        if let paid = state.content.paying(difference) { moves.append(Move(content: paid)) }
        if let support = state.content.requestedSupport.adding(difference) {
            var content = state.content
            content.requestedSupport = support
            moves.append(Move(content: content))
        }
        return moves
    }

    /// Certificates and the signature.
    private func papers(_ content: ApplicationContent, _ isOpen: (String) -> Bool) -> [Move] {
        var moves: [Move] = []
        if isOpen("coFinanciers.certificate") {
            for absent in [[nil, CoFinancier.Certificate.missing], [.notRequired]] {
                var changed = content
                for place in changed.coFinanciers.indices where absent.contains(changed.coFinanciers[place].certificate) {
                    changed.coFinanciers[place].certificate = .attached
                }
                if changed != content { moves.append(Move(content: changed)) }
            }
        }
        if isOpen("signature.status"), content.signature?.status != .signed {
            var changed = content
            var signature = Signature()
            signature.status = .signed
            changed.signature = signature
            moves.append(Move(content: changed))
        }
        return moves
    }

    private func answers(_ content: ApplicationContent, _ isOpen: (String) -> Bool, turning: Bool) -> [Move] {
        programme.questions.flatMap { question -> [Move] in
            let given = content[answer: question.id]
            let isGiven = !(given ?? .null).isNull
            guard isOpen("answers.\(question.id)"), turning || !isGiven else { return [] }
            let values: [JSON] =
                switch question.kind {
                case .boolean: [true, false]
                case .choice: question.choices.map { .string($0.id) }
                case .number, .amount, .percentage, .text, .date, .choices, .list: []
                }
            return values.filter { $0 != given }.map { value in
                var changed = content
                changed[answer: question.id] = value
                return Move(content: changed, penalty: isGiven ? 2 : 1, givenAnswer: isGiven ? nil : question.id)
            }
        }
    }
}

extension ApplicationContent {
    /// The document with so much more cash in each year from the co-financier that pays most and can bear the difference; nil where
    /// none can, or nothing differs.
    fileprivate func paying(_ difference: YearlyAmounts) -> ApplicationContent? {
        guard difference.values.contains(where: { !$0.isZero }) else { return nil }
        let payers = coFinanciers.indices.compactMap { place -> (place: Int, sum: Decimal128, cash: YearlyAmounts)? in
            let cash = coFinanciers[place].cash
            guard let sum = try? cash.values.sum(), !sum.isZero, let changed = cash.adding(difference) else { return nil }
            return (place, sum, changed)
        }
        guard let payer = payers.max(by: { $0.sum < $1.sum }) else { return nil }
        var content = self
        content.coFinanciers[payer.place].cash = payer.cash
        return content
    }
}

extension YearlyAmounts {
    /// The sums by year; nil where one would be below zero.
    fileprivate func adding(_ difference: YearlyAmounts) -> YearlyAmounts? {
        var sums = self
        for (year, amount) in difference where !amount.isZero {
            guard let sum = (self[year] ?? 0).adding(amount)?.normalized, !sum.isNegative else { return nil }
            sums[year] = sum
        }
        return sums
    }
}

import Decimals
import ExactJSON
import FEEL

/// The slots of one evaluation while they are filled, group by group (see `FactLayout`).
struct EvaluationRun {
    let programme: Programme
    let environment: EvaluationEnvironment
    private let traced: Bool
    /// Whether what tables and models gave is kept, with the rules that matched.
    let recordsDecisions: Bool
    /// Copies of a run share it.
    var meter: RunMeter
    private(set) var slots: [Value] = []
    /// The values on the day; nil where a parameter has none.
    var parameters: [(id: String, value: Parameter.Dated?)] = []
    /// What decision tables and models gave, in the order in which they were asked.
    var decisions: [DecisionTaken] = []
    /// Nil where the programme reads no benefits plan, or the application gives none.
    var benefits: BenefitsTable?

    init(programme: Programme, instant: Instant, zone: ZoneRules, traced: Bool, records decisions: Bool, meter: RunMeter) {
        self.programme = programme
        self.traced = traced
        recordsDecisions = decisions
        self.meter = meter
        if case .dateTime(let now) = Value.of(instant, in: zone) {
            environment = EvaluationEnvironment(now: now)
        } else {
            environment = EvaluationEnvironment()
        }
        slots.reserveCapacity(programme.layout.declarations.count)
    }

    mutating func append(_ values: [Value]) {
        slots += values
    }

    /// Each flat rate's percentage, nil where its condition is not true.
    func rates(on day: CalendarDate) throws(EvaluationError) -> [AppliedRate] {
        var rates: [AppliedRate] = []
        for flatRate in programme.flatRates {
            if let condition = flatRate.condition, try value(of: condition).boolean != true {
                rates.append(AppliedRate(percentage: nil))
                continue
            }
            guard let percentage = try value(of: flatRate.rate).number else { throw .noRate(flatRate: flatRate.id, on: day) }
            rates.append(AppliedRate(percentage: percentage))
        }
        return rates
    }

    /// Computes the table, its limits and the permitted support, and makes them facts.
    mutating func finance(
        of content: ApplicationContent, rates: [AppliedRate], grantedSupport: Decimal128?
    ) throws(EvaluationError) -> FinanceTable {
        var finance: FinanceTable
        do throws(DecimalError) {
            finance = try FinanceTable(of: content, under: programme, rates: rates, grantedSupport: grantedSupport)
        } catch {
            throw .beyondDecimals(error)
        }
        slots += finance.amounts.map { .number($0.total) }
        slots.append(.list(finance.years.indices.map { yearFact(finance, $0) }))
        slots += finance.shares.map { Self.fact($0.total) }
        slots.append(.number(finance.requested))
        try appendBenefits(to: &finance)
        try appendDerived(.beforeLimits)
        var isDetermined = true
        for definition in programme.limits {
            if let condition = definition.condition {
                switch try value(of: condition).boolean {
                case true: break
                case false:
                    slots.append(.null)
                    continue
                case nil:
                    isDetermined = false
                    finance.limits.append(.init(id: definition.id, amount: nil, source: definition.source))
                    slots.append(.null)
                    continue
                }
            }
            var amount = try value(of: definition.amount).number
            if let exact = amount, let rounding = definition.rounding {
                let rounded: Decimal128
                do throws(DecimalError) {
                    rounded = try exact.rounded(toUnit: rounding.unit, mode: rounding.mode)
                } catch {
                    throw .beyondDecimals(error)
                }
                finance.roundingSteps.append(.init(id: definition.id, year: nil, exact: exact, rounded: rounded, rule: rounding))
                amount = rounded
            }
            isDetermined = isDetermined && amount != nil
            finance.limits.append(.init(id: definition.id, amount: amount, source: definition.source))
            slots.append(.of(amount))
        }
        if isDetermined, let least = finance.limits.min(by: { ($0.amount ?? 0) < ($1.amount ?? 0) }) {
            finance.permitted = least.amount
            finance.bindingLimit = least.id
        }
        slots += [.of(finance.permitted), .of(finance.headroom), .of(finance.bindingLimit)]
        return finance
    }

    func results(at gate: Gate) throws(EvaluationError) -> [RuleResult] {
        var results: [RuleResult] = []
        var tracer = RuleTracer()
        // By index: a rule has many parts, and iterating would copy each.
        for place in programme.rules.indices where programme.rules[place].gates.contains(gate) {
            results.append(try result(programme.rules[place], &tracer))
        }
        return results
    }

    private func result(_ rule: Rule, _ tracer: inout RuleTracer) throws(EvaluationError) -> RuleResult {
        var missing: [String] = []
        var trace: [RuleResult.TracedValue] = []
        var place: RuleResult.TracedValue.Formula = rule.condition == nil ? .require : .when
        let outcome = try Self.outcome(rule) { formula throws(EvaluationError) in
            defer { place = .require }
            return try value(of: formula, place, &tracer, &missing, &trace).boolean
        }
        // A formula that says null itself names no fact: then what the rule is about is what is missing.
        if outcome == .undetermined, missing.isEmpty { missing = [rule.pointer.split(separator: "/").joined(separator: ".")] }
        var values: [RuleResult.NamedValue] = []
        for named in rule.values {
            let value = try value(of: named.formula)
            let displayed = named.digits.flatMap { try? value.number?.quantized(toScale: $0) }
            values.append(.init(name: named.name, value: displayed.map { .string($0.plainText) } ?? value.json))
        }
        return RuleResult(
            id: rule.id, outcome: outcome, severity: rule.severity, pointer: rule.pointer,
            values: values,
            missing: outcome == .undetermined ? missing : [], trace: trace)
    }

    /// The outcome under other slots; nil where it can't be had.
    func outcome(_ rule: Rule, slots: [Value]) -> RuleResult.Outcome? {
        var run = self
        run.slots = slots
        return meter.spend { part in
            run.meter = part
            return try? Self.outcome(rule) { formula throws(EvaluationError) in try run.value(of: formula).boolean }
        }
    }

    static func outcome(
        _ rule: Rule, _ truth: (Formula) throws(EvaluationError) -> Bool?
    ) throws(EvaluationError) -> RuleResult.Outcome {
        if let condition = rule.condition {
            switch try truth(condition) {
            case true: break
            case false: return .notApplicable
            case nil: return .undetermined
            }
        }
        switch try truth(rule.requirement) {
        case true: return .pass
        case false: return .fail
        case nil: return .undetermined
        }
    }

    func value(of formula: Formula) throws(EvaluationError) -> Value {
        do throws(EvaluationFailure) {
            return try formula.compiled.evaluate(slots: slots, environment: environment, budget: &meter.budget)
        } catch {
            throw .beyondLimits(.formula(formula.source), error)
        }
    }

    /// The value with what explains it: its parts where the run is traced, the missing facts where it is null.
    func value(
        of formula: Formula, _ place: RuleResult.TracedValue.Formula, _ tracer: inout RuleTracer, _ missing: inout [String],
        _ parts: inout [RuleResult.TracedValue]
    ) throws(EvaluationError) -> Value {
        if !traced {
            let value = try value(of: formula)
            if !value.isNull { return value }
        }
        let (value, trace): (Value, Trace)
        do throws(EvaluationFailure) {
            (value, trace) = try tracer.evaluate(formula.compiled, slots: slots, environment: environment, budget: &meter.budget)
        } catch {
            throw .beyondLimits(.formula(formula.source), error)
        }
        if traced { parts += tracer.values(of: trace, in: place) }
        if value.isNull {
            for fact in trace.missingFacts {
                for behind in try factsBehind(fact) where missing.count < Self.mostMissingFacts && !missing.contains(behind) {
                    missing.append(behind)
                }
            }
        }
        return value
    }

    private func yearFact(_ finance: FinanceTable, _ index: Int) -> Value {
        var values: [Value] = [.number(finance.years[index])]
        values += finance.amounts.map { .number($0.byYear[index]) }
        values += finance.shares.map { Self.fact($0.byYear[index]) }
        return .context(ContextValue(shape: programme.layout.year, values: values))
    }

    private static func fact(_ share: FinanceTable.Share.Value) -> Value {
        .context(
            ContextValue(
                shape: FactLayout.share,
                values: [.number(share.numerator), .number(share.base), .of(share.exact), .of(share.displayed)]))
    }
}

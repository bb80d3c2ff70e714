import DMN
import FEEL
import Foundation
import Testing

@Suite("Business knowledge models, decision services and recursion")
struct FunctionTests {
    private typealias Text = ModelText

    @Test("functions call the functions that they require")
    func functions() throws {
        let value = try DecisionModel.value(
            Text.function("half", [("n", "number")], Text.feel("n / 2")),
            Text.function("quarter", [("n", "number")], knows: ["half"], Text.feel("half(half(n))")),
            Text.decision("Result", knows: ["quarter"], Text.feel("quarter(n: 100)")))
        #expect(value == 25)
    }

    @Test("a function is not called with an argument of another type")
    func wrongArgument() throws {
        let text = ModelText.definitions(
            Text.function("known", [("n", "number")], Text.feel("n = null")), Text.input("size"),
            Text.decision("Result", needs: ["size"], knows: ["known"], Text.feel("known(size)")))
        let result = try DecisionModel(text: text).evaluate("Result", inputs: ["size": "big"])
        #expect(result.value == .null)
        #expect(result.messages.map(\.message) == ["the argument \"n\" of \"known\" is \"big\", which is not of the type \"number\""])
    }

    @Test("the type of a function's variable is that of its result")
    func resultType() throws {
        let text = ModelText.definitions(
            "<itemDefinition name=\"tRate\"><functionItem outputTypeRef=\"number\"><parameters name=\"n\" typeRef=\"number\"/></functionItem></itemDefinition>",
            Text.function("rate", [("n", "number")], type: "tRate", Text.feel("if n > 1 then n else \"none\"")),
            Text.decision("Result", knows: ["rate"], Text.feel("[rate(2), rate(1)]")))
        #expect(try DecisionModel(text: text, checking: .lenient).evaluate("Result", inputs: [:]).value == [2, .null])
    }

    private static let support = ModelText.definitions(
        Text.input("cost", "number"), Text.input("year", "number"),
        Text.decision("rate", needs: ["year"], type: "number", Text.feel("if year < 2020 then 0.5 else [0.4]", type: "number")),
        Text.decision("support", needs: ["cost", "rate"], type: "number", Text.feel("cost * rate")),
        Text.decision("own share", needs: ["cost", "support"], type: "number", Text.feel("cost - support")),
        Text.service("support of", outputs: ["support"], decisions: ["rate"], data: ["cost"]),
        Text.service("both of", outputs: ["support", "own share"], data: ["cost", "year"]),
        Text.decision("Result", knows: ["support of"], Text.feel("[support of(100, 0.3), support of(rate: 0.1, cost: 50), support of(\"x\", 1)]")))

    @Test("a decision service is a function of its input data and then its input decisions")
    func serviceAsFunction() throws {
        let model = try DecisionModel(text: Self.support, checking: .lenient)
        #expect(try model.evaluate("Result", inputs: [:]).value == [30, 5, .null])
    }

    @Test("a decision service is evaluated with what it is given; several outputs make a context")
    func service() throws {
        let model = try DecisionModel(text: Self.support, checking: .lenient)
        #expect(try model.evaluate(service: "support of", inputs: ["cost": 200, "rate": 2]).value == 400)
        #expect(
            try model.evaluate(service: "both of", inputs: ["cost": 200, "year": 2024]).value
                == .context(["support": 80, "own share": 120]))
        let service = try #require(model.service("both of"))
        #expect(service.inputs.map(\.name) == ["cost", "year"])
        #expect(service.outputs == ["support", "own share"])
        #expect(service.type == .context(["support": .number, "own share": .number]))
    }

    @Test("what a model has can be asked")
    func description() throws {
        let model = try DecisionModel(text: Self.support, checking: .lenient)
        #expect(model.inputs.map(\.name) == ["cost", "year"])
        let decision = try #require(model.decision("own share"))
        #expect(decision.type == .number)
        #expect(decision.inputs.map(\.name) == ["cost", "year"])
        #expect(model.decision("rate")?.inputs.map(\.name) == ["year"])
        #expect(model.decision("year") == nil)
        #expect(throws: DecisionModel.EvaluationError.unknownDecision("year")) { try model.evaluate("year", inputs: [:]) }
        #expect(throws: DecisionModel.EvaluationError.unknownService("rate")) { try model.evaluate(service: "rate", inputs: [:]) }
    }

    @Test("each decision that is needed is evaluated once, and no other")
    func steps() throws {
        let model = try DecisionModel(text: Self.support, checking: .lenient)
        let result = try model.evaluate("own share", inputs: ["cost": 100, "year": 2024], isTracing: true)
        #expect(result.value == 60)
        #expect(result.steps.map(\.name) == ["rate", "support", "own share"])
        #expect(result.steps.map(\.value) == [.number(4).over(10), 40, 60])
        #expect(result.steps.last?.trace?.facts.map(\.path) == ["cost", "support"])
        #expect(result.steps.first?.trace?.facts.map(\.path) == ["year"])
        #expect(result.messages.isEmpty)
    }

    @Test("a null decision says what was missing")
    func missing() throws {
        let model = try DecisionModel(text: Self.support, checking: .lenient)
        let result = try model.evaluate("own share", inputs: ["year": 2024])
        #expect(result.value == .null)
        #expect(result.messages.map(\.message).first == "the input \"cost\" is missing")
        #expect(result.messages.map(\.message).last == "the decision \"own share\" is null: null is cost, support")
    }

    @Test("a function may call itself")
    func recursion() throws {
        let value = try DecisionModel.value(
            Text.function("sum to", [("n", "number")], type: "number", Text.feel("if n < 1 then 0 else n + sum to(n - 1)")),
            Text.decision("Result", knows: ["sum to"], Text.feel("sum to(20)")))
        #expect(value == 210)
    }

    @Test("recursion without end is given up")
    func endless() throws {
        let text = ModelText.definitions(
            Text.function("on", [("n", "number")], Text.feel("1 + on(n + 1)")),
            Text.decision("Result", knows: ["on"], Text.feel("on(1)")))
        let model = try DecisionModel(text: text)
        // On a thread of half the usual stack: builds without optimisation take about 30 kB a call.
        let failure = try onThread(stackSize: 4 << 20) { () -> DecisionModel.EvaluationError? in
            do {
                _ = try model.evaluate("Result", inputs: [:])
                return nil
            } catch {
                return error as? DecisionModel.EvaluationError
            }
        }
        #expect(failure == .failure(.callsTooDeep))
    }

    @Test("a service that calls the decision that calls it is given up")
    func endlessService() throws {
        let text = ModelText.definitions(
            Text.input("n", "number"),
            Text.decision("Next", needs: ["n"], knows: ["again"], Text.feel("again(n + 1)")),
            Text.service("again", outputs: ["Next"], data: ["n"]),
            Text.decision("Result", knows: ["again"], Text.feel("again(1)")))
        let model = try DecisionModel(text: text)
        #expect(throws: DecisionModel.EvaluationError.failure(.callsTooDeep)) { try model.evaluate("Result", inputs: [:]) }
    }

    @Test("an evaluation has one budget, whatever it calls")
    func budget() throws {
        let text = ModelText.definitions(
            Text.function("many", [("n", "number")], Text.feel("count(for i in 1..1000 return i)")),
            Text.decision("Result", knows: ["many"], Text.feel("sum(for i in 1..1000 return many(i))")))
        var environment = EvaluationEnvironment()
        environment.limits.steps = 100_000
        let model = try DecisionModel(text: text)
        #expect(throws: DecisionModel.EvaluationError.failure(.tooManySteps)) { try model.evaluate("Result", inputs: [:], environment: environment) }
    }

    @Test("decisions that need each other are refused by name")
    func cycle() throws {
        let text = ModelText.definitions(
            Text.decision("A", needs: ["B"], Text.feel("B")), Text.decision("B", needs: ["C"], Text.feel("C")),
            Text.decision("C", needs: ["A"], Text.feel("A")), Text.decision("Result", needs: ["A"], Text.feel("A")))
        #expect(mistakes(text).count == 3)
        #expect(mistakes(text).first?.contains("the decision needs itself: \"A\", which needs \"B\", which needs \"C\", which needs \"A\"") == true)
        let result = try DecisionModel(text: text, checking: .lenient).evaluate("Result", inputs: [:])
        #expect(result.value == .null)
        #expect(result.messages.contains { $0.message.hasPrefix("the decision needs itself") })
    }

    @Test("values that nest too deep are null and say so")
    func nesting() throws {
        var parts = [Text.decision("d0", "<list/>")]
        for place in 1...300 {
            parts.append(Text.decision("d\(place)", needs: ["d\(place - 1)"], "<list>\(Text.feel("d\(place - 1)"))</list>"))
        }
        let result = try DecisionModel(text: ModelText.definitions(parts.joined())).evaluate("d300", inputs: [:])
        #expect(result.messages.map(\.message) == ["a value nests lists and contexts more than 256 levels deep"])
    }

    @Test("values that hold themselves twice with each step end an evaluation")
    func doubling() throws {
        var environment = EvaluationEnvironment()
        environment.limits.steps = 100_000
        let loop =
            "<for iteratorVariable=\"i\"><in>\(Text.feel("[1..2000]"))</in><return><list>\(Text.feel("partial"))</list></return></for>"
        var decisions = [Text.decision("d0", Text.feel("{a: 1}"))]
        for place in 1...60 {
            decisions.append(Text.decision("d\(place)", needs: ["d\(place - 1)"], Text.feel("{a: d\(place - 1), b: d\(place - 1)}")))
        }
        let model = try DecisionModel(text: ModelText.definitions(Text.decision("Result", loop), decisions.joined()))
        for name in ["Result", "d60"] {
            #expect(throws: DecisionModel.EvaluationError.failure(.tooManySteps)) { try model.evaluate(name, inputs: [:], environment: environment) }
        }
    }

    @Test("a chain of thousands of decisions is evaluated")
    func chain() throws {
        var parts = [Text.decision("d0", type: "number", Text.feel("0"))]
        for place in 1...3000 { parts.append(Text.decision("d\(place)", needs: ["d\(place - 1)"], Text.feel("d\(place - 1) + 1"))) }
        // In an order that is no help.
        let model = try DecisionModel(text: ModelText.definitions(parts.reversed().joined(separator: "\n")))
        #expect(try model.evaluate("d3000", inputs: [:]).value == 3000)
    }
}

extension Value {
    fileprivate func over(_ divisor: Int) -> Value {
        (try? FEELExpression.compile(source: "\(self) / \(divisor)").evaluate()) ?? .null
    }
}

/// Runs on a thread of its own.
func onThread<Result: Sendable>(stackSize: Int, _ body: @escaping @Sendable () -> Result) throws -> Result {
    let done = DispatchSemaphore(value: 0)
    let box = ThreadResult<Result>()
    let thread = Thread {
        box.value = body()
        done.signal()
    }
    thread.stackSize = stackSize
    thread.start()
    done.wait()
    return try #require(box.value)
}

// The semaphore puts the thread's write before the reader's look.
private final class ThreadResult<Result: Sendable>: @unchecked Sendable {
    var value: Result?
}

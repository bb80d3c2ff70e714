import ExactJSON
import Testing

@Suite("JSON values")
struct JSONValueTests {
    @Test("Each accessor gives its own kind and no other")
    func accessors() {
        let values: [JSON] = [nil, true, 7, "x", [1], ["a": 1]]
        #expect(values.map(\.kind) == [.null, .boolean, .number, .string, .array, .object])
        #expect(values.map(\.isNull) == [true, false, false, false, false, false])
        #expect(values.map(\.boolValue) == [nil, true, nil, nil, nil, nil])
        #expect(values.map(\.intValue) == [nil, nil, 7, nil, nil, nil])
        #expect(values.map(\.stringValue) == [nil, nil, nil, "x", nil, nil])
        #expect(values.map(\.arrayValue) == [nil, nil, nil, nil, [1], nil])
        #expect(values.map(\.objectValue) == [nil, nil, nil, nil, nil, ["a": 1]])
        #expect(JSON(nil as String?) == .null)
        #expect(values[4][0] == 1)
        #expect(values[4][1] == nil)
        #expect(values[4][-1] == nil)
        #expect(values[3]["a"] == nil)
    }

    @Test(
        "Whole numbers are read as Int however they are written",
        arguments: [
            ("1e2", 100), ("100.0", 100), ("-0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
            ("9223372036854775808", nil), ("1.5", nil), ("1e30", nil), ("1e-1", nil), ("1e999999", nil),
        ] as [(String, Int?)])
    func integers(text: String, expected: Int?) throws {
        #expect(try JSON(parsing: text).intValue == expected)
    }

    @Test("Members compare in any order, strings by code point, numbers by text")
    func equality() throws {
        let first: JSON = ["a": 1, "b": [2, 3]]
        let second: JSON = ["b": [2, 3], "a": 1]
        #expect(first == second)
        #expect(Set([first, second]).count == 1)
        #expect(first != ["a": 1, "b": [3, 2]])
        #expect(first != ["a": 1])
        #expect(JSON("\u{E5}") != JSON("a\u{30A}"))
        #expect(try JSON(parsing: "1.0") != JSON(parsing: "1.00"))
        #expect((["a": nil] as JSON) != (["b": nil] as JSON))
        #expect(JSON(0) != JSON(false))
    }

    @Test("Members are set in place, added at the end, and removed")
    func editing() {
        var value: JSON = ["a": 1, "b": 2, "c": 3]
        value["b"] = "two"
        value["d"] = .null
        value["a"] = nil
        value["absent"] = nil
        #expect(value.text() == #"{"b":"two","c":3,"d":null}"#)
        var text: JSON = "x"
        text["a"] = 1
        #expect(text == ["a": 1])
        #expect((["a": 1, "b": 2, "a": 3] as JSON).text() == #"{"a":3,"b":2}"#)
    }

    @Test("A large object behaves as a small one does, through any run of changes")
    func largeObjects() {
        var object = JSONObject()
        var model: [(String, Int)] = []
        var random = SplitMix64(seed: 7)
        for step in 0..<3000 {
            let name = "name\(Int.random(in: 0..<40, using: &random))"
            let position = model.firstIndex { $0.0 == name }
            if Bool.random(using: &random) {
                object[name] = JSON(step)
                if let position { model[position].1 = step } else { model.append((name, step)) }
            } else {
                object[name] = nil
                if let position { model.remove(at: position) }
            }
            #expect(object.names == model.map(\.0))
            #expect(model.allSatisfy { object[$0.0] == JSON($0.1) })
            #expect(object.contains(name) == model.contains { $0.0 == name })
        }
    }
}

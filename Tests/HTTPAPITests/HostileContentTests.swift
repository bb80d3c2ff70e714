import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Content of every wrong kind", .serialized, .published)
struct HostileContentTests {
    @Test("is evaluated or refused with a pointer to it, never an error of the server")
    func wrongKinds() async throws {
        let places = Self.places(in: Fixture.application, .root)
        #expect(places.count > 60)
        try await Harness.run { server in
            for place in places {
                for value in [nil, true, 5, "x", "\0", [], [nil], [:], ["x": 1]] as [JSON] {
                    let document = Self.replacing(Fixture.application, at: place.tokens[...], with: value)
                    let answer = try await server.send(.post, "/v1/evaluations", as: .applicant, json: ["application": document])
                    #expect([200, 422].contains(answer.status), "\(place) \(value.text()): \(answer.body)")
                    guard answer.status == 422 else { continue }
                    #expect(try answer.errors.isEmpty == false, "\(place) \(value.text())")
                    #expect(try answer.errors.allSatisfy { $0.hasPrefix("/application") }, "\(place) \(value.text())")
                }
            }
        }
    }

    @Test(
        "is kept as it was sent, when it is only strange",
        arguments: ["", " ", "å\u{0301}", "🇳🇴", "\u{202e}x", "'; DROP TABLE applications; --", "\\u0000", "\u{7f}"])
    func strangeTexts(text: String) async throws {
        try await Harness.run { server in
            let (path, _) = try await server.draft(["title": .string(text)])
            let read = try await server.send(.get, path, as: .applicant)
            #expect(try read.json["title"]?.stringValue.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    /// Every place in a document, itself excepted.
    private static func places(in json: JSON, _ place: JSONPointer) -> [JSONPointer] {
        let children =
            (json.objectValue ?? [:]).map { (place.appending($0.name), $0.value) }
            + (json.arrayValue ?? []).enumerated().map { (place.appending($0.offset), $0.element) }
        return children.flatMap { [$0.0] + places(in: $0.1, $0.0) }
    }

    private static func replacing(_ json: JSON, at tokens: ArraySlice<String>, with value: JSON) -> JSON {
        guard let token = tokens.first else { return value }
        if var object = json.objectValue {
            object[token] = object[token].map { replacing($0, at: tokens.dropFirst(), with: value) }
            return .object(object)
        }
        var elements = json.arrayValue ?? []
        if let index = Int(token), elements.indices.contains(index) {
            elements[index] = replacing(elements[index], at: tokens.dropFirst(), with: value)
        }
        return .array(elements)
    }
}

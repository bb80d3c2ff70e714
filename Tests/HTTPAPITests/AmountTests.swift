import ExactJSON
import Foundation
import HTTPTypes
import Testing

@Suite("Amounts", .serialized, .published)
struct AmountTests {
    @Test(
        "that are not exact decimal amounts are refused clearly and never changed",
        arguments: [
            ("\"1e3\"", "invalidAmount"), ("\"1,5\"", "invalidAmount"), ("\"-5\"", "negativeAmount"), ("-5", "negativeAmount"),
            ("\"0x10\"", "invalidAmount"), ("\"\"", "invalidAmount"), ("\" 1\"", "invalidAmount"), ("\"01\"", "invalidAmount"),
            ("\"1.005\"", "amountTooPrecise"), ("0.001", "amountTooPrecise"), ("1e-3", "amountTooPrecise"),
            ("\"\(String(repeating: "9", count: 40))\"", "amountTooLarge"), (String(repeating: "9", count: 40), "amountTooLarge"),
            ("1e40", "amountTooLarge"), ("\"1000000000000000\"", "amountTooLarge"), ("true", "wrongType"), ("[]", "wrongType"),
        ])
    func refused(amount: String, code: String) async throws {
        try await Harness.run { server in
            let answer = try await server.send(
                .post, "/v1/applications", as: .applicant, ["Idempotency-Key": "k"],
                body: "{\"financing\": {\"requestedSupport\": {\"2026\": \(amount)}}}")
            #expect(answer.status == 422)
            #expect(try answer.errors == ["/financing/requestedSupport/2026 \(code)"])
        }
    }

    @Test(
        "are read exactly from strings and from JSON numbers of any spelling",
        arguments: [
            ("\"0.50\"", "0.50"), ("0.5", "0.50"), ("1e3", "1000"), ("1.50E+2", "150"), ("999999999999999.99", "999999999999999.99"),
            ("\"999999999999999.99\"", "999999999999999.99"), ("0", "0"), ("\"0\"", "0"), ("-0", "0"), ("123456789012345678e-3", nil),
            ("10.10", "10.10"),
        ] as [(String, String?)])
    func accepted(amount: String, text: String?) async throws {
        try await Harness.run { server in
            let answer = try await server.send(
                .post, "/v1/applications", as: .applicant, ["Idempotency-Key": "k"],
                body: "{\"financing\": {\"requestedSupport\": {\"2026\": \(amount)}}}")
            guard let text else {
                #expect(answer.status == 422)
                return
            }
            #expect(answer.status == 201)
            #expect(try answer.json["financing"]?["requestedSupport"]?["2026"]?.stringValue == text)
        }
    }

    @Test("that are wrong are told all at once, each at its pointer")
    func all() async throws {
        try await Harness.run { server in
            let answer = try await server.send(
                .post, "/v1/applications", as: .applicant, ["Idempotency-Key": "k", "Accept-Language": "sv"],
                json: [
                    "titel": "a", "period": ["start": "2026-02-30"],
                    "budget": ["lines": [["category": "staff", "amounts": ["2026": "1e3", "20": "1"]]]],
                    "financing": ["coFinanciers": [["cash": ["2026": "-1"], "sector": "both"]]],
                ])
            #expect(answer.status == 422)
            #expect(
                Set(try answer.errors) == [
                    "/titel unknownMember", "/period/start invalidDate", "/budget/lines/0/amounts/2026 invalidAmount",
                    "/budget/lines/0/amounts/20 invalidYear", "/financing/coFinanciers/0/cash/2026 negativeAmount",
                    "/financing/coFinanciers/0/sector invalidChoice",
                ])
            #expect(try answer.json["title"] == "Innehållet är ogiltigt")
            #expect(answer.body.contains("1e3 är inget belopp"))
        }
    }

    @Test("an unknown call, category or question cannot be saved even in a draft")
    func unknown() async throws {
        try await Harness.run { server in
            let call = try await server.send(
                .post, "/v1/applications", as: .applicant, ["Idempotency-Key": "k"], json: ["call": "no-such-call"])
            #expect(try call.errors == ["/call unknownCall"])
            let names = try await server.send(
                .post, "/v1/applications", as: .applicant, ["Idempotency-Key": "k"],
                json: ["call": "no-fixture-2026", "budget": ["lines": [["category": "horses"]]], "answers": ["colour": "red"]])
            #expect(Set(try names.errors) == ["/budget/lines/0/category unknownCategory", "/answers/colour unknownQuestion"])
        }
    }
}

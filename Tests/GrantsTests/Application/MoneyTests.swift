import ExactJSON
import Testing

@testable import Grants

@Suite("Amounts of money are read exactly or refused")
struct MoneyTests {
    @Test(
        "Taken as written",
        arguments: [
            ("\"0\"", "0"), ("\"0.50\"", "0.50"), ("\"3697755\"", "3697755"), ("\"1234.5\"", "1234.50"), ("0.1", "0.10"), ("1e3", "1000"),
            ("1.5E2", "150"), ("12345678901234.56", "12345678901234.56"), ("\"999999999999999.99\"", "999999999999999.99"),
            ("100000e-5", "1"), ("\"10.00\"", "10"), ("0e400", "0"),
        ])
    func taken(text: String, shown: String) throws {
        let amount = try Money.read(JSON(parsing: text)).get()
        #expect(amount.moneyText == shown)
    }

    @Test(
        "Refused with the reason",
        arguments: [
            ("\"1e3\"", FieldIssue.Code.invalidAmount), ("\"1,5\"", .invalidAmount), ("\"-5\"", .negativeAmount), ("-5", .negativeAmount),
            ("\"0x10\"", .invalidAmount), ("\"\"", .invalidAmount), ("\" 1\"", .invalidAmount), ("\"+1\"", .invalidAmount),
            ("\".5\"", .invalidAmount), ("\"5.\"", .invalidAmount), ("\"007\"", .invalidAmount), ("\"1 000\"", .invalidAmount),
            ("\"NaN\"", .invalidAmount), ("\"١٢\"", .invalidAmount), ("\"0.001\"", .amountTooPrecise), ("1e-3", .amountTooPrecise),
            ("\"1000000000000000\"", .amountTooLarge), ("1e15", .amountTooLarge), ("1e400", .amountTooLarge), ("1e9999", .amountTooLarge),
            ("\"1234567890123456789012345678901234567890\"", .amountTooLarge),
            ("\"0.1234567890123456789012345678901234567890\"", .amountTooPrecise), ("--5", .invalidAmount),
        ])
    func refused(text: String, code: FieldIssue.Code) throws {
        guard let json = try? JSON(parsing: text) else { return #expect(text == "--5") }
        guard case .failure(.issue(let found, let arguments)) = Money.read(json) else {
            Issue.record("\(text) was taken")
            return
        }
        #expect(found == code)
        #expect(arguments["value"]?.isEmpty != nil)
    }

    @Test("Other types are not amounts", arguments: ["true", "[]", "{}", "null"])
    func otherTypes(text: String) throws {
        #expect(try Money.read(JSON(parsing: text)) == .failure(.wrongType))
    }
}

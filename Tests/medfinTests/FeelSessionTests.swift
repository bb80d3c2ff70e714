import Decimals
import FEEL
import Localisation
import Testing

@testable import medfin

@Suite("medfin feel") struct FeelSessionTests {
    private static let rule = "requested <= 0.5 * total"

    private func session(_ language: Language = .en, adjusting adjustable: [String] = [], isTraced: Bool = false) throws -> FeelSession {
        var session = FeelSession(now: nil, isLenient: false, language: language, adjustable: adjustable)
        session.isTraced = isTraced
        try session.set("requested", to: 3_697_755)
        try session.set("total", to: 7_395_500)
        try session.set("share", to: .number(Decimal128(exactly: "61.28") ?? .zero))
        try session.set("name", to: "x")
        return session
    }

    @Test("the trace of what is not true ends with why, in the language asked for")
    func why() throws {
        #expect(
            try session(isTraced: true).answer(to: Self.rule)
                .hasSuffix("\nfalse\nRequested (3,697,755) is more than 0.5 * total (3,697,750) by 5."))
        #expect(try session(.nb, isTraced: true).answer(to: "share < 60").replacing("\u{a0}", with: " ").hasSuffix("1,28 mer enn 60."))
        #expect(try session(isTraced: true).answer(to: "requested < null").contains("null\n"))
        #expect(try session(isTraced: true).answer(to: "requested > 1").hasSuffix("\ntrue"))
    }

    @Test("the trace of a loop shows every round, inner ones below the outer, up to a limit")
    func rounds() throws {
        #expect(
            try session(isTraced: true).answer(to: "count([1, 2][item * share > 100])") == """
                count([1, 2][item * share > 100])  1
                  [1, 2][item * share > 100]       [2]
                    item * share > 100             true
                      item * share                 122.56
                        item                       2
                        share                      61.28
                round 1 of item * share > 100
                  item * share > 100               false
                    item * share                   61.28
                      item                         1
                      share                        61.28
                round 2 of item * share > 100
                  item * share > 100               true
                    item * share                   122.56
                      item                         2
                      share                        61.28
                1
                """)
        let nested = try session(isTraced: true).answer(to: "for a in 1..2 return for b in 1..60 return a + b")
        #expect(nested.contains("\n  round 2 of a + b\n    a + b "), "\(nested)")
        #expect(nested.contains("\nfurther rounds are left out\n"))
    }

    @Test("a name that may change is given the value that makes it true, by its last digit")
    func remedies() throws {
        #expect(
            try session(adjusting: ["requested", "total"]).answer(to: Self.rule) == """
                false
                Lower requested by 5 to 3,697,750.
                Raise total by 10 to 7,395,510.
                """)
        #expect(try session(adjusting: ["share"]).answer(to: "share < 60") == "false\nLower share by 1.29 to 59.99.")
        #expect(try session(adjusting: ["share"]).answer(to: Self.rule) == "false\nno change of share was found that makes it true")
        #expect(try session(adjusting: ["share"]).answer(to: "share < 70") == "true")
        for path in ["name", "nothing", "requested.part"] {
            #expect(throws: CommandFailure.self) { try session(adjusting: [path]).answer(to: Self.rule) }
        }
    }
}

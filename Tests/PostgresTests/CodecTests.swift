import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite("Codecs", .database) struct CodecTests {
    /// Sends the value, has the server compare it with its own literal, and reads it back.
    private func roundTrip<Value: PostgresCodable & Equatable>(
        _ values: [(value: Value, literal: String)], as type: StaticString, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await withPool { pool in
            for (value, literal) in values {
                let sql: SQL = """
                    SELECT v, v IS NOT DISTINCT FROM \(literal)::text::\(literal: type), v::text
                    FROM (SELECT \(value)::\(literal: type) AS v) AS x
                    """
                let row = try #require(try await pool.query(sql).decode((Value, Bool, String?).self).first)
                #expect(row.0 == value, sourceLocation: sourceLocation)
                #expect(row.1, "the server has \(row.2 ?? "NULL") for \(literal)", sourceLocation: sourceLocation)
            }
        }
    }

    @Test("bool") func bool() async throws {
        try await roundTrip([(true, "true"), (false, "false")], as: "bool")
    }

    @Test("integers at both ends") func integers() async throws {
        try await roundTrip([(Int16.min, "-32768"), (0, "0"), (.max, "32767")], as: "int2")
        try await roundTrip([(Int32.min, "-2147483648"), (-1, "-1"), (.max, "2147483647")], as: "int4")
        try await roundTrip(
            [(Int64.min, "-9223372036854775808"), (256, "256"), (.max, "9223372036854775807")], as: "int8")
        try await roundTrip([(Int.min, "-9223372036854775808"), (.max, "9223372036854775807")], as: "int8")
    }

    @Test("a smaller integer column is read as a wider type, never the other way") func widths() async throws {
        try await withPool { pool in
            let rows = try await pool.query("SELECT 7::int2 AS a, -7::int4 AS b, 7::int8 AS c")
            #expect(try rows.decode((Int32, Int64, Int).self).map { [Int($0), Int($1), $2] } == [[7, -7, 7]])
            let error = try await failure { _ = try rows[0].decode(Int32.self, "c") }
            #expect(error.code == .decoding)
            #expect(error.message == "column 3 'c' of type int8 (OID 20) cannot be read as Int32")
            #expect(error.column == "c")
        }
    }

    @Test("text of every kind, empty and long, with quotes and all planes of Unicode") func text() async throws {
        let values = ["", "a", "'\"\\", "Årstad – 中文 🇸🇪 e\u{301}", "\u{1}\u{10FFFF}", String(repeating: "ø", count: 100_000)]
        for type in ["text", "varchar", "bpchar"] as [StaticString] {
            try await roundTrip(values.map { ($0, $0) }, as: type)
        }
        try await roundTrip([("relname", "relname")], as: "name")
    }

    @Test("a NUL in a text is refused before it is sent") func nul() async throws {
        try await withPool { pool in
            let error = try await failure { try await pool.query("SELECT \("a\0b")::text") }
            #expect(error.code == .encoding)
            #expect(try await pool.query("SELECT \(1)").count == 1)
        }
    }

    @Test("UUID") func uuid() async throws {
        let values = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "0190163d-8694-739b-aea5-966c26f8ad91"]
        try await roundTrip(values.map { (try #require(UUID(uuidString: $0)), $0) }, as: "uuid")
    }

    @Test("bytea, empty and with every byte") func bytes() async throws {
        let all = (0...255).map { UInt8($0) }
        let hex = all.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try await roundTrip([([UInt8](), "\\x"), (all, "\\x" + hex), ([0], "\\x00")], as: "bytea")
    }

    @Test("dates from the first to the last of the server") func dates() async throws {
        try await roundTrip(
            [
                (.minimum, "4714-11-24 BC"), (.maximum, "5874897-12-31"),
                (try PostgresDate(year: 0, month: 2, day: 29), "0001-02-29 BC"),
                (try PostgresDate(year: 1, month: 1, day: 1), "0001-01-01"),
                (try PostgresDate(year: 1900, month: 2, day: 28), "1900-02-28"),
                (try PostgresDate(year: 1999, month: 12, day: 31), "1999-12-31"),
                (try PostgresDate(year: 2000, month: 2, day: 29), "2000-02-29"),
                (try PostgresDate(year: 2018, month: 3, day: 1), "2018-03-01"),
            ], as: "date")
    }

    @Test("every day of a wide range agrees with the server") func everyDay() async throws {
        try await withPool { pool in
            let sql: SQL = """
                SELECT d::date, extract(year FROM d)::int8, extract(month FROM d)::int8, extract(day FROM d)::int8
                FROM generate_series('0400-01-01 BC'::timestamp, '2401-01-01', '97 days') AS d
                """
            for (date, year, month, day) in try await pool.query(sql).decode((PostgresDate, Int, Int, Int).self) {
                // The server has no year 0: 1 BC is -1.
                #expect([date.year, date.month, date.day] == [year < 0 ? year + 1 : year, month, day])
            }
        }
    }

    @Test(
        "a date that does not exist is refused",
        arguments: [(2018, 2, 29), (1900, 2, 29), (2018, 13, 1), (2018, 4, 31), (2018, 1, 0), (-4713, 11, 23), (5_874_898, 1, 1)])
    func noDate(year: Int, month: Int, day: Int) {
        #expect(throws: PostgresError.self) { try PostgresDate(year: year, month: month, day: day) }
    }

    @Test("a date prints as ISO 8601") func datePrints() throws {
        #expect(try PostgresDate(year: 812, month: 3, day: 1).description == "0812-03-01")
        #expect(PostgresDate.minimum.description == "-4713-11-24")
    }

    @Test("instants at the extremes and around the epochs") func instants() async throws {
        try await roundTrip(
            [
                (.minimum, "4714-11-24 00:00:00+00 BC"), (.maximum, "294247-01-10 04:00:54.775807+00"),
                (PostgresInstant(microsecondsSince1970: 0), "1970-01-01 00:00:00+00"),
                (PostgresInstant(microsecondsSince1970: -1), "1969-12-31 23:59:59.999999+00"),
                (PostgresInstant(microsecondsSince1970: 1_519_772_400_000_001), "2018-02-28 00:00:00.000001+01"),
            ], as: "timestamptz")
    }

    @Test(
        "what is no value of the type is an error, not another value",
        arguments: [
            ("'infinity'::date", "infinity is not a date"), ("'-infinity'::date", "-infinity is not a date"),
            ("'infinity'::timestamptz", "infinity is not an instant"),
            ("'-infinity'::timestamptz", "-infinity is not an instant"),
            ("'294276-12-31'::timestamptz", "after the last instant"), ("'NaN'::numeric", "NaN is not a decimal number"),
            ("'Infinity'::numeric", "infinity is not a decimal number"),
            ("'-Infinity'::numeric", "-infinity is not a decimal number"),
        ] as [(StaticString, String)])
    func notFinite(expression: StaticString, reason: String) async throws {
        try await withPool { pool in
            let row = try #require(try await pool.query("SELECT \(literal: expression) AS v").first)
            let error = try await failure {
                if expression.description.hasSuffix("date") { _ = try row.decode(PostgresDate?.self, "v") }
                if expression.description.hasSuffix("tz") { _ = try row.decode(PostgresInstant?.self, "v") }
                if expression.description.hasSuffix("numeric") { _ = try row.decode(PostgresNumeric?.self, "v") }
            }
            #expect(error.code == .decoding)
            #expect(error.message.contains(reason))
        }
    }

    @Test("an instant before the first of the server is refused before it is sent") func tooEarly() async throws {
        try await withPool { pool in
            let error = try await failure {
                try await pool.query("SELECT \(PostgresInstant(microsecondsSince1970: .min))")
            }
            #expect(error.code == .encoding)
        }
    }

    @Test(
        "every digit and the scale of a numeric",
        arguments: [
            "0", "0.00", "1", "-1", "1.50", "-0.0001", "0.00010", "9999", "10000", "10001.0001", "100000000", "1109708.00",
            "12345678901234567890123456789012345678.123456789", "-0.00000000000000000000000000000000001",
            "340000.10", "1000000000000000000000000", String(repeating: "9", count: 1000) + "." + String(repeating: "123", count: 300),
        ]) func numeric(text: String) async throws
    {
        let value = try #require(PostgresNumeric(text))
        #expect(value.description == text)
        try await roundTrip([(value, text)], as: "numeric")
        try await withPool { pool in
            // Read as the server writes it, and as it reads ours.
            let row = try #require(try await pool.query("SELECT \(value)::text, \(text)::text::numeric").first)
            #expect(try row.decode(String.self, 0) == text)
            #expect(try row.decode(PostgresNumeric.self, 1).description == text)
        }
    }

    @Test("the longest numeric of the server") func longest() async throws {
        let text = String(repeating: "7", count: 131_072) + "." + String(repeating: "3", count: 16_383)
        try await roundTrip([(try #require(PostgresNumeric(text)), text)], as: "numeric")
        #expect(PostgresNumeric("7" + text) == nil)
        #expect(PostgresNumeric(text + "3") == nil)
    }

    @Test(
        "numeric from text that is no plain decimal", arguments: ["", "-", ".", "1.", ".5", "1e3", "1,5", "+1", "0x10", " 1", "NaN", "--1", "1.2.3"])
    func notNumeric(text: String) {
        #expect(PostgresNumeric(text) == nil)
    }

    @Test("leading zeros and the sign of zero are not part of a numeric") func normalised() throws {
        #expect(try #require(PostgresNumeric("-0.00")).description == "0.00")
        #expect(try #require(PostgresNumeric("000123.40")).description == "123.40")
        #expect(PostgresNumeric("1.0") != PostgresNumeric("1"))
    }

    @Test("json and jsonb keep every digit") func json() async throws {
        let text = #"{"amount": 12345678901234567890.123456789012345678900, "name": "Å\"n"}"#
        try await withPool { pool in
            let rows = try await pool.query("SELECT \(PostgresJSON(text)), \(text)::text::json, \(PostgresJSON("null"))")
            let row = try #require(try rows.decode((PostgresJSON, PostgresJSON, PostgresJSON).self).first)
            #expect(row.0.text == #"{"name": "Å\"n", "amount": 12345678901234567890.123456789012345678900}"#)
            #expect(row.1.text == text)
            #expect(row.2.text == "null")
        }
    }

    @Test("arrays of each type, with NULL elements, and empty") func arrays() async throws {
        try await roundTrip([([true, nil, false], "{t,NULL,f}"), ([], "{}")], as: "bool[]")
        try await roundTrip([([Int16.min, nil], "{-32768,NULL}")], as: "int2[]")
        try await roundTrip([([Int32.max, nil], "{2147483647,NULL}")], as: "int4[]")
        try await roundTrip([([Int64.min, nil, 5], "{-9223372036854775808,NULL,5}")], as: "int8[]")
        try await roundTrip([([1, 2, 3] as [Int], "{1,2,3}"), ([], "{}")], as: "int8[]")
        try await roundTrip([(["a,\"b", nil, "", "NULL"], #"{"a,\"b",NULL,"","NULL"}"#)], as: "text[]")
        try await roundTrip([([[1, 2], nil, []] as [[UInt8]?], #"{"\\x0102",NULL,"\\x"}"#)], as: "bytea[]")
        try await roundTrip([([.minimum, nil] as [PostgresDate?], #"{"4714-11-24 BC",NULL}"#)], as: "date[]")
        try await roundTrip(
            [([PostgresInstant(microsecondsSince1970: 0), nil], #"{"1970-01-01 00:00:00+00",NULL}"#)], as: "timestamptz[]")
        try await roundTrip([([PostgresNumeric("1.50"), nil], "{1.50,NULL}")], as: "numeric[]")
        let uuid = try #require(UUID(uuidString: "0190163d-8694-739b-aea5-966c26f8ad91"))
        try await roundTrip([([uuid, nil], "{0190163d-8694-739b-aea5-966c26f8ad91,NULL}")], as: "uuid[]")
        try await roundTrip([([PostgresJSON(#"{"a": 1}"#), nil], #"{"{\"a\": 1}",NULL}"#)], as: "jsonb[]")
    }

    @Test("an array of other elements, or of more dimensions, is refused, also when empty") func wrongArrays() async throws {
        try await withPool { pool in
            let row = try #require(
                try await pool.query("SELECT '{}'::text[] AS a, '{{1,2}}'::int8[] AS b, '{1,NULL}'::int8[] AS c, 1::int8 AS d").first)
            for column in ["a", "b", "c", "d"] {
                #expect(try await failure { _ = try row.decode([Int].self, column) }.code == .decoding)
            }
        }
    }

    @Test("a bulk insert by unnest") func unnest() async throws {
        try await withPool { pool in
            try await pool.query("CREATE TABLE line (id int8 PRIMARY KEY, amount numeric(20, 2), note text)")
            let amounts = (0..<500).map { PostgresNumeric("\($0).25") }
            let notes = (0..<500).map { $0.isMultiple(of: 2) ? "n\($0)" : nil }
            let inserted = try await pool.query(
                "INSERT INTO line SELECT * FROM unnest(\(Array(0..<500)), \(amounts), \(notes))")
            #expect(inserted.affectedRows == 500)
            let rows = try await pool.query("SELECT amount, note FROM line ORDER BY id").decode((PostgresNumeric, String?).self)
            #expect(rows.map(\.0) == amounts.compactMap(\.self))
            #expect(rows.map(\.1) == notes)
        }
    }

    enum Stage: String, PostgresEnum { case draft, submitted }

    @Test("an enum crosses as its label, bound, read and in arrays") func enums() async throws {
        try await withPool { pool in
            try await pool.query("CREATE TYPE stage AS ENUM ('draft', 'submitted', 'lost')")
            try await pool.query("CREATE TABLE item (stage stage NOT NULL)")
            try await pool.query("INSERT INTO item VALUES (\(Stage.submitted))")
            try await pool.query("INSERT INTO item SELECT unnest(\([Stage.draft])::stage[])")
            let rows = try await pool.query("SELECT stage, ARRAY[stage, NULL] FROM item ORDER BY stage")
                .decode((Stage, [Stage?]).self)
            #expect(rows.map(\.0) == [.draft, .submitted])
            #expect(rows.map(\.1) == [[.draft, nil], [.submitted, nil]])
            let row = try #require(try await pool.query("SELECT 'lost'::stage AS s").first)
            #expect(try await failure { _ = try row.decode(Stage.self, "s") }.code == .decoding)
            #expect(try row.decode(String.self, "s") == "lost")
        }
    }

    @Test("NULL is read as nil, and as nothing else") func null() async throws {
        try await withPool { pool in
            let none: Int? = nil
            let row = try #require(try await pool.query("SELECT \(none) AS n, NULL::text AS t").first)
            #expect(try row.decode((Int?, String?).self) == (nil, nil))
            let error = try await failure { _ = try row.decode(Int.self, "n") }
            #expect(error.message == "column 1 'n' of type int8 (OID 20) is NULL and cannot be read as Int")
        }
    }

    @Test("a missing column, a wrong number of columns and a type without codec are errors that say so") func columns() async throws {
        try await withPool { pool in
            let rows = try await pool.query("SELECT 1 AS a, 2.5::float8 AS b")
            #expect(try await failure { _ = try rows[0].decode(Int.self, "c") }.message == "no column 'c' among a, b")
            #expect(try await failure { _ = try rows.decode(Int.self) }.message == "1 columns wanted, the row has 2")
            #expect(try await failure { _ = try rows[0].decode(PostgresNumeric.self, 1) }.message.contains("float8"))
        }
    }
}

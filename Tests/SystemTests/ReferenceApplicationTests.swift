import Decimals
import ExactJSON
import Grants
import Testing

extension SystemTests {
    @Suite("The reference application, all the way")
    struct ReferenceApplicationTests {
        private static let call = "se-eruf-mellersta-norrland-2019"
        private static let received: JSON = ["receivedAt": "2019-10-01T12:00:00+02:00"]

        @Test("its applicant submits it to the open call; to that of 2019 it comes too late", .timeLimit(.minutes(1)))
        func applicant() async throws {
            try await RunningSystem.serve { server in
                let applicant = try await server.applicant()
                let open = try await applicant.post(
                    "/v1/applications", try TestServer.referenceApplication(call: "se-eruf-mellersta-norrland-open"), key: "a")
                let path = try #require(open.location)
                let submitted = try await applicant.post("\(path)/submission", [:], key: "b", ifMatch: open.entityTag)
                #expect(submitted.status == 200)
                #expect(try submitted.json["status"] == "submitted")
                #expect(try submitted.json["verdict"] == "eligibleWithConditions")
                let late = try await applicant.post("/v1/applications", try TestServer.referenceApplication(), key: "c")
                let latePath = try #require(late.location)
                let refused = try await applicant.post("\(latePath)/submission", [:], key: "d", ifMatch: late.entityTag)
                #expect(refused.status == 409)
                #expect(refused.problem == "call-closed")
                let backdated = try await applicant.post("\(latePath)/submission", Self.received, key: "e", ifMatch: late.entityTag)
                #expect(backdated.status == 403)
                #expect(try await applicant.get(latePath).json["status"] == "draft")
            }
        }

        @Test("registered from paper it is computed to the krona, granted by another person, and paid out by plan", .timeLimit(.minutes(1)))
        func wholeWay() async throws {
            try await RunningSystem.serve { server in
                let (officer, decisionMaker) = (try await server.caseOfficer(), try await server.decisionMaker())
                let (path, entityTag) = try await Self.register(officer)
                try Self.checkFinance(try await officer.get("\(path)/finance").json)
                try Self.checkEligibility(try await officer.get("\(path)/eligibility").json)
                try await Self.checkRefusals(path, entityTag, server)
                let granted = try await decisionMaker.post(
                    "\(path)/decision", ["outcome": "granted", "amount": "3697750", "reasons": "It meets the aims."], key: "g",
                    ifMatch: entityTag)
                #expect(granted.status == 201)
                try Self.checkSchedule(try await server.applicant().get("\(path)/payout-schedule").json)
                try await Self.checkLists(path, server)
            }
        }

        private static func register(_ officer: Client) async throws -> (path: String, entityTag: String) {
            let created = try await officer.post("/v1/applications", try TestServer.referenceApplication(), key: "a")
            #expect(created.status == 201)
            let path = try #require(created.location)
            let submitted = try await officer.post("\(path)/submission", received, key: "b", ifMatch: created.entityTag)
            #expect(submitted.status == 200)
            #expect(try submitted.json["receivedAt"] == "2019-10-01T10:00:00Z")
            return (path, try #require(submitted.entityTag))
        }

        /// Amounts of 2020, 2021, 2022 and in total, as section 9 of the form prints them.
        private static let table: [(id: String, amounts: [String])] = [
            ("staff", ["756000", "771120", "128520", "1655640"]),
            ("externalServices", ["1549000", "1570000", "0", "3119000"]),
            ("travel", ["50000", "80000", "0", "130000"]),
            ("investments", ["10000", "10000", "0", "20000"]),
            ("portfolioInvestments", ["0", "0", "0", "0"]),
            ("payrollOnCosts", ["342014", "348855", "58142", "749011"]),
            ("indirectCosts", ["164702", "167996", "27999", "360697"]),
            ("flatRates", ["506716", "516851", "86141", "1109708"]),
            ("unitCosts", ["0", "0", "0", "0"]),
            ("lumpSums", ["0", "0", "0", "0"]),
            ("income", ["0", "0", "0", "0"]),
            ("actualCosts", ["2871716", "2947971", "214661", "6034348"]),
            ("publicInKind", ["680576", "680576", "0", "1361152"]),
            ("totalCosts", ["3552292", "3628547", "214661", "7395500"]),
            ("publicCash", ["1110256", "1135537", "90800", "2336593"]),
            ("coFinancing", ["1790832", "1816113", "90800", "3697745"]),
            ("support", ["1761460", "1812434", "123861", "3697755"]),
            ("totalFinancing", ["3552292", "3628547", "214661", "7395500"]),
            ("financingGap", ["0", "0", "0", "0"]),
        ]

        /// The same of the printed percentages; the last of otherPublicOfTotalFinancing is computed, as the form prints that of cash.
        private static let shares: [(id: String, displayed: [String])] = [
            ("supportOfActualCosts", ["61.34", "61.48", "57.70", "61.28"]),
            ("supportOfTotalFinancing", ["49.59", "49.95", "57.70", "50.00"]),
            ("otherPublicOfTotalFinancing", ["50.41", "50.05", "42.30", "50.00"]),
            ("otherPublicCashOfTotalFinancing", ["31.25", "31.29", "42.30", "31.59"]),
            ("privateOfTotalFinancing", ["0.00", "0.00", "0.00", "0.00"]),
        ]

        private static func checkFinance(_ finance: JSON) throws {
            let years = ["2020", "2021", "2022"]
            #expect(finance["years"] == .array(years.map(JSON.string)))
            for (id, amounts) in table {
                let row = try #require(finance["amounts"]?.arrayValue?.first { $0["id"]?.stringValue == id }, "\(id)")
                #expect(years.map { row["byYear"]?[$0]?.stringValue } + [row["total"]?.stringValue] == amounts, "\(id)")
            }
            for (id, displayed) in shares {
                let row = try #require(finance["shares"]?.arrayValue?.first { $0["id"]?.stringValue == id }, "\(id)")
                let cells = years.map { row["byYear"]?[$0] } + [row["total"]]
                #expect(cells.map { $0?["displayed"]?.stringValue } == displayed, "\(id)")
            }
            #expect(finance["support"] == ["requested": "3697755", "permitted": "3697750", "bindingLimit": "maxShare", "headroom": "-5"])
        }

        private static func checkEligibility(_ eligibility: JSON) throws {
            #expect(eligibility["verdict"] == "eligibleWithConditions")
            let rules = try #require(eligibility["rules"]?.arrayValue)
            func rule(_ id: String) -> JSON? { rules.first { $0["id"]?.stringValue == id } }
            #expect(rule("supportShare")?["outcome"] == "pass")
            #expect(rule("exactShare")?["outcome"] == "fail")
            #expect(rule("exactShare")?["values"]?["excess"] == "5")
            #expect(rule("shareByYear")?["values"]?["years"] == ["2022"])
            #expect(rule("certificates")?["values"]?["count"] == "5")
            #expect(rule("signature")?["outcome"] == "fail")
            #expect(rule("outsideArea")?["values"]?["names"] == ["Nordanstigs kommun"])
            #expect(rule("activitySum")?["values"]?["difference"] == "1")
        }

        private static func checkRefusals(_ path: String, _ entityTag: String, _ server: TestServer) async throws {
            let decisionMaker = try await server.decisionMaker()
            func decide(_ client: Client, _ body: JSON) async throws -> Reply {
                try await client.post("\(path)/decision", body, key: "r", ifMatch: entityTag)
            }
            let silent = try await decide(decisionMaker, ["outcome": "rejected"])
            #expect(silent.status == 422)
            #expect(try silent.errors == ["/reasons required"])
            let generous = try await decide(decisionMaker, ["outcome": "granted", "amount": "3697756", "reasons": "More."])
            #expect(generous.status == 422)
            #expect(try generous.errors == ["/amount amountAboveRequested"])
            let registrar = try await server.client("decisionMaker", of: TestServer.authority, person: "caseOfficer")
            let own = try await decide(registrar, ["outcome": "rejected", "reasons": "No."])
            #expect(own.status == 403)
            #expect(own.problem == "same-person")
            // Sundsvall, a co-financier, is no party to it; nor is the authority of the other programme.
            let sundsvall = try await server.client("applicant", of: "0007:212000-2411")
            let otherAuthority = try await server.client("decisionMaker", of: "0192:991825827")
            for client in [sundsvall, otherAuthority] {
                for part in ["", "/finance", "/eligibility", "/evaluations"] {
                    #expect(try await client.get(path + part).status == 404, "\(part)")
                }
            }
            #expect(try await decide(otherAuthority, ["outcome": "rejected", "reasons": "No."]).status == 404)
            #expect(try await decide(sundsvall, ["outcome": "rejected", "reasons": "No."]).status == 403)
            #expect(try await decisionMaker.get(path).json["status"] == "submitted")
        }

        private static func checkSchedule(_ schedule: JSON) throws {
            #expect(schedule["granted"] == "3697750")
            let items = try #require(schedule["items"]?.arrayValue)
            let periods = items.map { "\($0["claimFrom"]?.stringValue ?? "")/\($0["claimUntil"]?.stringValue ?? "")" }
            #expect(
                periods == [
                    "2020-01-01/2020-06-30", "2020-07-01/2020-12-31", "2021-01-01/2021-06-30", "2021-07-01/2021-12-31", "2022-01-01/2022-02-28",
                ])
            let amounts = items.compactMap { $0["amount"]?.stringValue }
            #expect(amounts.count == 5)
            #expect(try TestServer.sum(of: amounts) == 3_697_750)
            #expect(items.allSatisfy { $0["status"] == "planned" })
            for item in items {
                let due = try CalendarDate(parsing: item["due"]?.stringValue ?? "")
                #expect(BusinessCalendar.sweden.isBusinessDay(due), "\(due)")
            }
        }

        private static func checkLists(_ path: String, _ server: TestServer) async throws {
            let auditor = try await server.client("auditor", of: TestServer.authority)
            let csv = try await auditor.get("/v1/payout-schedules?call=\(call)", ["Accept": "text/csv"])
            #expect(csv.status == 200)
            #expect(csv.contentType?.hasPrefix("text/csv") == true)
            let rows = csv.text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            let column = try #require(rows.first?.firstIndex(of: "amount"))
            #expect(rows.count == 6)
            #expect(try TestServer.sum(of: rows.dropFirst().map { $0[column] }) == 3_697_750)
            #expect(rows.dropFirst().allSatisfy { path.hasSuffix($0[0]) })

            let report = try await auditor.get("/v1/reports/eligibility?call=\(call)").json
            #expect(report["counts"]?["verdicts"] == ["eligible": 0, "eligibleWithConditions": 1, "notEligible": 0, "undetermined": 0])
            let exactShare = report["counts"]?["rules"]?.arrayValue?.first { $0["rule"] == "exactShare" }
            // Of what was applied for; the grant, which is five kronor less, does not change that.
            #expect(exactShare?["fail"] == 1)
            let certificates = report["counts"]?["rules"]?.arrayValue?.first { $0["rule"] == "certificates" }
            #expect(certificates?["fail"] == 1)
            #expect(report["items"]?.arrayValue?.count == 1)
            #expect(report["items"]?[0]?["failed"]?.arrayValue?.contains("certificates") == true)
        }
    }
}

import Decimals
import ExactJSON
import FEEL
import Grants

/// One application in the making.
struct ApplicationMaker {
    let programme: Programme
    let call: Call
    let borders: Borders
    var random: SplitMix64
    var content = ApplicationContent()
    var years: [Int] = []
    /// Whether everything that can be attached, signed and answered is.
    let isComplete: Bool
    private let day: CalendarDate

    init(_ programme: Programme, call: Call, random: SplitMix64) {
        self.programme = programme
        self.call = call
        var random = random
        isComplete = random.happens(40)
        self.random = random
        day = call.zone.date(at: call.opens)
        borders = Borders(programme, on: day)
    }

    mutating func application(_ number: Int) -> ApplicationContent {
        content.call = call.code
        content.title = "\(text(words: 3)) \(number)"
        content.summary = text(words: Int.random(in: 10...60, using: &random))
        applicant()
        period()
        content.areas = (0..<Int.random(in: 1...3, using: &random)).map { _ in area() }
        content.partners = (0..<Int.random(in: 0...3, using: &random)).map { _ in partner() }
        // Before the money: flat rates may depend on answers.
        content.answers = programme.questions.compactMap { question in
            question.required || likely(85) ? Answer(question: question.id, value: answer(to: question)) : nil
        }
        budget()
        financing()
        content.activities = activities()
        content.indicators = (0..<Int.random(in: 0...3, using: &random)).map { index in
            var indicator = Indicator()
            indicator.code = "indicator\(index + 1)"
            indicator.target = Decimal128(Int.random(in: 1...500, using: &random))
            return indicator
        }
        var signature = Signature()
        signature.status = likely(92) ? .signed : .missing
        content.signature = signature
        supportAtLimit()
        return content
    }

    /// True in a complete application, and so many times in a hundred in another.
    mutating func likely(_ percent: Int) -> Bool { random.happens(percent) || isComplete }

    private mutating func applicant() {
        var applicant = Applicant()
        let kinds = programme.applicantKinds.isEmpty || !likely(92) ? OrganisationKind.allCases : programme.applicantKinds
        applicant.organisation = organisation(kinds)
        applicant.account = account()
        applicant.legalForm = random.happens(50) ? text(words: 1) : nil
        applicant.vatLiable = random.happens(30)
        applicant.publicProcurement = likely(90)
        applicant.contacts = (likely(90) ? ["contact", "projectManager"] : ["contact"]).map { role in
            var contact = Contact()
            (contact.role, contact.name, contact.email) = (role, text(words: 2), "\(role)@example.org")
            return contact
        }
        content.applicant = applicant
    }

    private mutating func period() {
        let start = day.adding(days: Int.random(in: 30...500, using: &random)) ?? day
        let first = random.happens(50) ? (CalendarDate(year: start.year, month: start.month, day: 1) ?? start) : start
        let months = borders.months.filter { $0 > 0 }
        let end: CalendarDate?
        if let border = random.one(of: months), random.happens(30) {
            // The last day of the longest period, the day before and the day after.
            end = first.adding(months: border)?.adding(days: Int.random(in: -2...0, using: &random))
        } else {
            let longest = months.max().map { $0 + $0 / 6 } ?? 36
            end = first.adding(months: Int.random(in: min(6, longest)...longest, using: &random))?.adding(days: -1)
        }
        var period = ProjectPeriod()
        period.start = first
        period.end = max(first, end ?? first)
        content.period = period
        years = Array(first.year...max(first, end ?? first).year)
    }

    private mutating func area() -> Area {
        var area = Area()
        (area.country, area.code, area.name) = (programme.country, "\(Int.random(in: 1000...9999, using: &random))", text(words: 1))
        return area
    }

    private mutating func partner() -> Partner {
        var partner = Partner()
        partner.organisation = organisation(OrganisationKind.allCases)
        partner.role = text(words: 2)
        return partner
    }

    /// One activity above others whose costs come to those of the budget, or nearly.
    private mutating func activities() -> [Activity] {
        guard let period = content.period, likely(75) else { return [] }
        var total = content.lines.flatMap(\.amounts.values).reduce(Decimal128.zero) { $0.adding($1) ?? $0 }
        if !likely(90) { total = total.adding(1) ?? total }
        let costs = parts(of: total, Int.random(in: 1...6, using: &random))
        var top = Activity()
        (top.id, top.title, top.start, top.end) = ("1", text(words: 2), period.start, period.end)
        return [top]
            + costs.enumerated().map { index, cost in
                var activity = Activity()
                (activity.id, activity.parent, activity.title) = ("1.\(index + 1)", "1", text(words: 3))
                (activity.start, activity.end, activity.cost) = (period.start, period.end, cost)
                return activity
            }
    }
}

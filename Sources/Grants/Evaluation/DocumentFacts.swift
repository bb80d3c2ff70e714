import Decimals
import FEEL

/// What rules can ask of an application document, its call and the instant: names, types and how each is read.
///
/// What the document leaves out is null, never a default.
enum DocumentFacts {
    /// Declares the facts in the order in which `values` gives them. `lost` are questions of a file with mistakes, of which only the ids are known.
    static func declare(in declarations: inout Declarations, questions: [Question], lost: [String] = []) {
        declarations.append("title", .string)
        declarations.append("summary", .string)
        declarations.append("previousApplication", .string)
        declarations.append("applicant", applicantType)
        declarations.append("period", .context(["start": .date, "end": .date]))
        declarations.append("areas", .list(.context(["country": .string, "code": .string, "name": .string])))
        declarations.append("partners", .list(partnerType))
        declarations.append("activities", .list(activityType))
        declarations.append("indicators", .list(.context(["code": .string, "target": .number])))
        declarations.append("lines", .list(lineType))
        declarations.append("coFinanciers", .list(coFinancierType))
        declarations.append("answers", .context(questions.map { FEELType.Field($0.id, $0.factType) } + lost.map { FEELType.Field($0, .any) }))
        declarations.append("signature", .context(["status": .string]))
        declarations.append("call", .context(["code": .string, "opens": .dateTime, "closes": .dateTime, "envelope": .number]))
        declarations.append("at", .dateTime)
        declarations.append("asOf", .date)
    }

    static func values(
        of content: ApplicationContent, call: Call, at instant: Instant, answers shape: ContextValue.Shape, questions: [Question]
    ) throws(DecimalError) -> [Value] {
        var lines: [Value] = []
        for line in content.lines { lines.append(try fact(line)) }
        var coFinanciers: [Value] = []
        for coFinancier in content.coFinanciers { coFinanciers.append(try fact(coFinancier)) }
        let answers = Dictionary(content.answers.map { ($0.question, $0.value) }, uniquingKeysWith: { $1 })
        return [
            .of(content.title), .of(content.summary), .of(content.previousApplication), fact(content.applicant),
            .context(ContextValue(shape: Shapes.period, values: [.of(content.period?.start), .of(content.period?.end)])),
            .list(content.areas.map { .context(ContextValue(shape: Shapes.area, values: [.of($0.country), .of($0.code), .of($0.name)])) }),
            .list(content.partners.map(fact)), .list(content.activities.map(fact)),
            .list(content.indicators.map { .context(ContextValue(shape: Shapes.indicator, values: [.of($0.code), .of($0.target)])) }),
            .list(lines), .list(coFinanciers),
            .context(
                ContextValue(
                    shape: shape,
                    values: questions.map { question in answers[question.id].flatMap { question.fact(of: $0) } ?? .null })),
            .context(ContextValue(shape: Shapes.signature, values: [.of(content.signature?.status?.rawValue)])),
            .context(
                ContextValue(
                    shape: Shapes.call,
                    values: [.string(call.code), .of(call.opens, in: call.zone), .of(call.closes, in: call.zone), .of(call.envelope)])),
            .of(instant, in: call.zone), .of(call.zone.date(at: instant)),
        ]
    }

    private enum Shapes {
        static let period = ContextValue.Shape(["start", "end"])
        static let area = ContextValue.Shape(["country", "code", "name"])
        static let indicator = ContextValue.Shape(["code", "target"])
        static let signature = ContextValue.Shape(["status"])
        static let call = ContextValue.Shape(["code", "opens", "closes", "envelope"])
        static let account = ContextValue.Shape(["type", "number"])
        static let contact = ContextValue.Shape(["role", "name", "email", "phone"])
        static let applicant = ContextValue.Shape([
            "register", "number", "name", "kind", "legalForm", "vatLiable", "publicProcurement", "account", "contacts",
        ])
        static let partner = ContextValue.Shape(["register", "number", "name", "kind", "role"])
        static let activity = ContextValue.Shape(["id", "parent", "title", "start", "end", "cost"])
        static let line = ContextValue.Shape(["category", "kind", "description", "total"])
        static let coFinancier = ContextValue.Shape([
            "register", "number", "name", "kind", "sector", "insideProgrammeArea", "certificate", "cash", "inKind", "total",
        ])
    }

    private static let applicantType = FEELType.context([
        "register": .string, "number": .string, "name": .string, "kind": .string, "legalForm": .string,
        "vatLiable": .boolean, "publicProcurement": .boolean, "account": .context(["type": .string, "number": .string]),
        "contacts": .list(.context(["role": .string, "name": .string, "email": .string, "phone": .string])),
    ])

    private static let partnerType = FEELType.context([
        "register": .string, "number": .string, "name": .string, "kind": .string, "role": .string,
    ])

    private static let activityType = FEELType.context([
        "id": .string, "parent": .string, "title": .string, "start": .date, "end": .date, "cost": .number,
    ])

    private static let lineType = FEELType.context([
        "category": .string, "kind": .string, "description": .string, "total": .number,
    ])

    private static let coFinancierType = FEELType.context([
        "register": .string, "number": .string, "name": .string, "kind": .string, "sector": .string,
        "insideProgrammeArea": .boolean, "certificate": .string, "cash": .number, "inKind": .number, "total": .number,
    ])

    private static func fact(_ applicant: Applicant?) -> Value {
        let organisation = applicant?.organisation
        return .context(
            ContextValue(
                shape: Shapes.applicant,
                values: [
                    .of(organisation?.register), .of(organisation?.comparableNumber), .of(organisation?.name),
                    .of(organisation?.kind?.rawValue), .of(applicant?.legalForm), .of(applicant?.vatLiable),
                    .of(applicant?.publicProcurement),
                    .context(ContextValue(shape: Shapes.account, values: [.of(applicant?.account?.type), .of(applicant?.account?.number)])),
                    .list(
                        (applicant?.contacts ?? []).map {
                            .context(ContextValue(shape: Shapes.contact, values: [.of($0.role), .of($0.name), .of($0.email), .of($0.phone)]))
                        }),
                ]))
    }

    private static func fact(_ partner: Partner) -> Value {
        let organisation = partner.organisation
        return .context(
            ContextValue(
                shape: Shapes.partner,
                values: [
                    .of(organisation?.register), .of(organisation?.comparableNumber), .of(organisation?.name),
                    .of(organisation?.kind?.rawValue), .of(partner.role),
                ]))
    }

    private static func fact(_ activity: Activity) -> Value {
        .context(
            ContextValue(
                shape: Shapes.activity,
                values: [
                    .of(activity.id), .of(activity.parent), .of(activity.title), .of(activity.start), .of(activity.end),
                    .of(activity.cost),
                ]))
    }

    private static func fact(_ line: BudgetLine) throws(DecimalError) -> Value {
        .context(
            ContextValue(
                shape: Shapes.line,
                values: [.of(line.category), .string(line.kind.rawValue), .of(line.description), .number(try line.amounts.values.sum())]))
    }

    private static func fact(_ coFinancier: CoFinancier) throws(DecimalError) -> Value {
        let organisation = coFinancier.organisation
        let cash = try coFinancier.cash.values.sum()
        let inKind = try coFinancier.inKind.values.sum()
        return .context(
            ContextValue(
                shape: Shapes.coFinancier,
                values: [
                    .of(organisation?.register), .of(organisation?.comparableNumber), .of(organisation?.name),
                    .of(organisation?.kind?.rawValue), .of(coFinancier.sector?.rawValue), .of(coFinancier.insideProgrammeArea),
                    .of(coFinancier.certificate?.rawValue), .number(cash), .number(inKind), .number(try cash + inKind),
                ]))
    }
}

extension Organisation {
    /// The number as registers write it, so that two ways to write one number are equal; as sent where it can't be read.
    fileprivate var comparableNumber: String? {
        guard let register, let number else { return number }
        if let pattern = OrganisationRegister(rawValue: register)?.pattern, number.isWritten(as: pattern) { return number }
        return (try? OrganisationIdentifier(register: register, number: number))?.number ?? number
    }
}

extension String {
    /// Whether the text is a pattern with a digit for each N: then reading it as a number would give it back.
    fileprivate func isWritten(as pattern: String) -> Bool {
        utf8.count == pattern.utf8.count
            && zip(utf8, pattern.utf8).allSatisfy { byte, sign in
                sign == UInt8(ascii: "N") ? byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") : byte == sign
            }
    }
}

extension Value {
    static func of(_ text: String?) -> Value { text.map(Value.string) ?? .null }
    static func of(_ truth: Bool?) -> Value { truth.map(Value.boolean) ?? .null }
    static func of(_ number: Decimal128?) -> Value { number.map(Value.number) ?? .null }
    static func of(_ date: CalendarDate?) -> Value { date.map(Value.date) ?? .null }

    /// An instant as the clocks of a zone show it.
    static func of(_ instant: Instant, in zone: ZoneRules) -> Value {
        let seconds = instant.microsecondsSince1970.flooredQuotient(1_000_000)
        let rest = instant.microsecondsSince1970 - seconds * 1_000_000
        return DateTime(secondsSinceEpoch: Int(seconds), nanosecond: Int(rest) * 1000, zone: zone.zone).map(Value.dateTime) ?? .null
    }
}

package import ExactJSON

extension ApplicationContent {
    /// The members of an application document, in the order they are written.
    package static let members = [
        "call", "title", "summary", "previousApplication", "applicant", "period", "areas", "partners", "activities", "indicators",
        "budget", "financing", "answers", "signature",
    ]

    /// Reads an application document (api.md section 4).
    ///
    /// Absent members and `null` are the same. Throws every issue at once: unknown members, wrong types, amounts,
    /// dates and years that cannot be read exactly. Nothing is guessed or changed.
    package init(_ json: JSON) throws(FieldIssues) {
        var reader = ContentReader()
        self = reader.content(json)
        guard reader.issues.isEmpty else { throw FieldIssues(reader.issues) }
    }
}

extension ContentReader {
    mutating func content(_ json: JSON) -> ApplicationContent {
        let root = JSONPointer.root
        var content = ApplicationContent()
        if json == .null { wrongType(json, at: root, expected: "object") }
        guard let document = object(json, at: root, members: ApplicationContent.members) else { return content }
        content.call = text(document, "call", at: root)
        content.title = text(document, "title", at: root)
        content.summary = text(document, "summary", at: root, maximum: Limit.longText)
        content.previousApplication = text(document, "previousApplication", at: root)
        content.applicant = applicant(document["applicant"], at: root.appending("applicant"))
        content.period = period(document["period"], at: root.appending("period"))
        content.areas = elements(document, "areas", at: root) { $0.area($1, at: $2) }
        content.partners = elements(document, "partners", at: root) { $0.partner($1, at: $2) }
        content.activities = elements(document, "activities", at: root) { $0.activity($1, at: $2) }
        content.indicators = elements(document, "indicators", at: root) { $0.indicator($1, at: $2) }
        let budget = root.appending("budget")
        if let object = object(document["budget"], at: budget, members: ["lines"]) {
            content.lines = elements(object, "lines", at: budget) { $0.line($1, at: $2) }
        }
        let financing = root.appending("financing")
        if let object = object(document["financing"], at: financing, members: ["requestedSupport", "coFinanciers"]) {
            content.requestedSupport = amountsByYear(object, "requestedSupport", at: financing)
            content.coFinanciers = elements(object, "coFinanciers", at: financing) { $0.coFinancier($1, at: $2) }
        }
        content.answers = answers(document["answers"], at: root.appending("answers"))
        content.signature = signature(document["signature"], at: root.appending("signature"))
        return content
    }

    private mutating func elements<Element>(
        _ object: JSONObject, _ name: String, at pointer: JSONPointer,
        read: (inout ContentReader, JSON, JSONPointer) -> Element?
    ) -> [Element] {
        let list = pointer.appending(name)
        var result: [Element] = []
        for (index, json) in array(object[name], at: list).enumerated() {
            let place = list.appending(index)
            guard json != .null else {
                wrongType(json, at: place, expected: "object")
                continue
            }
            if let element = read(&self, json, place) { result.append(element) }
        }
        return result
    }

    private mutating func organisation(_ json: JSON?, at pointer: JSONPointer) -> Organisation? {
        guard let object = object(json, at: pointer, members: ["register", "number", "name", "kind"]) else { return nil }
        return Organisation(
            register: text(object, "register", at: pointer), number: text(object, "number", at: pointer),
            name: text(object, "name", at: pointer),
            kind: choice(object, "kind", at: pointer, of: OrganisationKind.self))
    }

    private mutating func applicant(_ json: JSON?, at pointer: JSONPointer) -> Applicant? {
        let members = ["organisation", "legalForm", "account", "vatLiable", "publicProcurement", "contacts"]
        guard let object = object(json, at: pointer, members: members) else { return nil }
        var applicant = Applicant()
        applicant.organisation = organisation(object["organisation"], at: pointer.appending("organisation"))
        applicant.legalForm = text(object, "legalForm", at: pointer)
        let account = pointer.appending("account")
        if let members = self.object(object["account"], at: account, members: ["type", "number"]) {
            var read = Account()
            read.type = text(members, "type", at: account)
            read.number = text(members, "number", at: account)
            applicant.account = read
        }
        applicant.vatLiable = boolean(object, "vatLiable", at: pointer)
        applicant.publicProcurement = boolean(object, "publicProcurement", at: pointer)
        applicant.contacts = elements(object, "contacts", at: pointer) { $0.contact($1, at: $2) }
        return applicant
    }

    private mutating func contact(_ json: JSON, at pointer: JSONPointer) -> Contact? {
        guard let object = object(json, at: pointer, members: ["role", "name", "email", "phone"]) else { return nil }
        var contact = Contact()
        contact.role = text(object, "role", at: pointer)
        contact.name = text(object, "name", at: pointer)
        contact.email = text(object, "email", at: pointer)
        contact.phone = text(object, "phone", at: pointer)
        return contact
    }

    private mutating func period(_ json: JSON?, at pointer: JSONPointer) -> ProjectPeriod? {
        guard let object = object(json, at: pointer, members: ["start", "end"]) else { return nil }
        var period = ProjectPeriod()
        period.start = date(object, "start", at: pointer)
        period.end = date(object, "end", at: pointer)
        return period
    }

    private mutating func area(_ json: JSON, at pointer: JSONPointer) -> Area? {
        guard let object = object(json, at: pointer, members: ["country", "code", "name"]) else { return nil }
        var area = Area()
        area.country = text(object, "country", at: pointer)
        area.code = text(object, "code", at: pointer)
        area.name = text(object, "name", at: pointer)
        return area
    }

    private mutating func partner(_ json: JSON, at pointer: JSONPointer) -> Partner? {
        guard let object = object(json, at: pointer, members: ["organisation", "role"]) else { return nil }
        var partner = Partner()
        partner.organisation = organisation(object["organisation"], at: pointer.appending("organisation"))
        partner.role = text(object, "role", at: pointer)
        return partner
    }

    private mutating func activity(_ json: JSON, at pointer: JSONPointer) -> Activity? {
        let members = ["id", "parent", "title", "description", "start", "end", "cost"]
        guard let object = object(json, at: pointer, members: members) else { return nil }
        var activity = Activity()
        activity.id = text(object, "id", at: pointer)
        activity.parent = text(object, "parent", at: pointer)
        activity.title = text(object, "title", at: pointer)
        activity.description = text(object, "description", at: pointer, maximum: Limit.longText)
        activity.start = date(object, "start", at: pointer)
        activity.end = date(object, "end", at: pointer)
        activity.cost = amount(object, "cost", at: pointer)
        return activity
    }

    private mutating func indicator(_ json: JSON, at pointer: JSONPointer) -> Indicator? {
        guard let object = object(json, at: pointer, members: ["code", "target", "comment"]) else { return nil }
        var indicator = Indicator()
        indicator.code = text(object, "code", at: pointer)
        indicator.target = number(object, "target", at: pointer)
        indicator.comment = text(object, "comment", at: pointer, maximum: Limit.longText)
        return indicator
    }

    private mutating func line(_ json: JSON, at pointer: JSONPointer) -> BudgetLine? {
        guard let object = object(json, at: pointer, members: ["category", "kind", "description", "amounts"]) else {
            return nil
        }
        var line = BudgetLine()
        line.category = text(object, "category", at: pointer)
        line.kind = choice(object, "kind", at: pointer, of: BudgetLine.Kind.self) ?? .actual
        line.description = text(object, "description", at: pointer)
        line.amounts = amountsByYear(object, "amounts", at: pointer)
        return line
    }

    private mutating func coFinancier(_ json: JSON, at pointer: JSONPointer) -> CoFinancier? {
        let members = ["organisation", "sector", "insideProgrammeArea", "certificate", "cash", "inKind"]
        guard let object = object(json, at: pointer, members: members) else { return nil }
        var coFinancier = CoFinancier()
        coFinancier.organisation = organisation(object["organisation"], at: pointer.appending("organisation"))
        coFinancier.sector = choice(object, "sector", at: pointer, of: CoFinancier.Sector.self)
        coFinancier.insideProgrammeArea = boolean(object, "insideProgrammeArea", at: pointer)
        coFinancier.certificate = choice(object, "certificate", at: pointer, of: CoFinancier.Certificate.self)
        coFinancier.cash = amountsByYear(object, "cash", at: pointer)
        coFinancier.inKind = amountsByYear(object, "inKind", at: pointer)
        return coFinancier
    }

    private mutating func answers(_ json: JSON?, at pointer: JSONPointer) -> [Answer] {
        guard let json, json != .null else { return [] }
        guard case .object(let object) = json else {
            wrongType(json, at: pointer, expected: "object")
            return []
        }
        guard object.count <= Limit.entries else {
            report(pointer, .tooMany, ["maximum": "\(Limit.entries)"])
            return []
        }
        var answers: [Answer] = []
        for member in object where member.value != .null {
            answers.append(Answer(question: member.name, value: member.value))
        }
        return answers
    }

    private mutating func signature(_ json: JSON?, at pointer: JSONPointer) -> Signature? {
        guard let object = object(json, at: pointer, members: ["status"]) else { return nil }
        var signature = Signature()
        signature.status = choice(object, "status", at: pointer, of: Signature.Status.self)
        return signature
    }
}

/// Who did something: a person for an organisation (`register:number`).
package struct Actor: Sendable, Equatable {
    package var organisation: String
    package var person: String

    package init(organisation: String, person: String) {
        self.organisation = organisation
        self.person = person
    }
}

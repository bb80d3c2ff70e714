package import ExactJSON
package import Localisation

/// One thing wrong with, or missing from, an application document: where, which code, and the values that show it.
package struct FieldIssue: Error, Sendable, Equatable {
    package enum Code: String, Sendable, CaseIterable {
        case unknownMember, wrongType, required, invalidAmount, negativeAmount, amountTooLarge, amountTooPrecise
        case invalidDate, invalidYear, invalidChoice, tooLong, tooMany, unknownCall, unknownCategory, unknownQuestion
        case invalidOrganisationNumber, invalidAccountNumber, notOwnOrganisation, endBeforeStart, duplicateIdentifier
        case unknownParent, cyclicParent, readOnly, sectorMissing, amountAboveRequested, ruleFailed, invalidCharacter
        case unknownPreviousApplication, previousApplicationNotRejected, periodTooLong
    }

    package var pointer: JSONPointer
    package var code: Code
    /// Values that the text of the code shows, by placeholder name.
    package var arguments: [String: String]
    /// A text of its own, where the code's own would say too little (a failed rule's message).
    package var text: LocalizedText?

    package init(_ pointer: JSONPointer, _ code: Code, _ arguments: [String: String] = [:], text: LocalizedText? = nil) {
        self.pointer = pointer
        self.code = code
        self.arguments = arguments
        self.text = text
    }

    /// What is wrong, as a sentence for the person who sent it.
    package func detail(in language: Language) -> String {
        (text ?? code.text).text(in: language) { arguments[$0] }
    }
}

/// Everything wrong with a document, found in one reading of it.
package struct FieldIssues: Error, Sendable, Equatable {
    package var issues: [FieldIssue]

    package init(_ issues: [FieldIssue]) {
        self.issues = issues
    }
}

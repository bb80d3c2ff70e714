/// What is found in a programme file before it may be published.
package struct ProgrammeCheck: Sendable {
    /// What a file is a version of.
    package struct Place: Sendable {
        package var code: String
        /// nil where it follows from the file.
        package var version: Int?
        /// `register:number`.
        package var authority: String

        package init(code: String, version: Int?, authority: String) {
            self.code = code
            self.version = version
            self.authority = authority
        }
    }

    /// A test case of the file that does not come out as it says.
    package struct FailingTest: Sendable, Equatable {
        package var name: String
        package var line: Int
        package var differences: [String]
    }

    /// As far as it could be read: nil where that has mistakes.
    package let programme: Programme?
    /// In the order of the file's lines.
    package let mistakes: [FileError]
    package let failingTests: [FailingTest]

    /// What the author should know, but may have meant; in the order of the file's lines.
    package let remarks: [FileError]
    package var isPublishable: Bool { mistakes.isEmpty && failingTests.isEmpty }

    /// Reads the file and runs its tests, those that `goesOn` still allows; the others are failures. Nothing is proven of the rules after it.
    package init(_ text: String, models: [DecisionModelFile], at place: Place, while goesOn: @escaping () -> Bool = { true }) {
        var mistakes = ProgrammeHeading(of: text).mistakes(at: place)
        do throws(FileErrors) {
            let programme = try ProgrammeFile.read(text, models: models, while: goesOn)
            self.programme = programme
            let tests = programme.checkTests(while: goesOn)
            failingTests = tests.failures.map { FailingTest(name: $0.test.name, line: $0.test.line, differences: $0.differences) }
            remarks = (programme.remarks + tests.remarks).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        } catch {
            programme = nil
            failingTests = []
            remarks = []
            mistakes += error.errors
        }
        self.mistakes = mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}

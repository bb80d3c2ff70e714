/// A DMN model's file, as programme files name it: by its name and its hash.
package struct DecisionModelFile: Sendable, Equatable {
    package var name: String
    package var text: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    package var hash: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
        hash = ProgrammeFile.hash(of: text)
    }
}

/// Why the system under test could not be brought to where a test begins.
struct SystemTestError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

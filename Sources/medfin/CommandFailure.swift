/// Why a command could not do what it was asked to: one line for each mistake found.
struct CommandFailure: Error, Equatable {
    var messages: [String]
    /// The exit status.
    var code: Int32 = 1

    init(_ messages: [String], code: Int32 = 1) {
        self.messages = messages
        self.code = code
    }

    init(_ message: String) {
        messages = [message]
    }
}

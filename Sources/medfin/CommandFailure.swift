/// Why a command could not do what it was asked to: one line for each mistake found.
struct CommandFailure: Error, Equatable {
    var messages: [String]

    init(_ messages: [String]) {
        self.messages = messages
    }

    init(_ message: String) {
        messages = [message]
    }
}

import Foundation

/// Standard output and standard error, unbuffered.
enum Console {
    static func write(_ text: String, terminator: String = "\n") {
        FileHandle.standardOutput.write(Data((text + terminator).utf8))
    }

    static func complain(_ messages: [String]) {
        FileHandle.standardError.write(Data(messages.map { $0 + "\n" }.joined().utf8))
    }
}

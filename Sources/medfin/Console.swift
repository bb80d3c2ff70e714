import Foundation

/// Standard output and standard error, unbuffered.
enum Console {
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func complain(_ messages: [String]) {
        FileHandle.standardError.write(Data(messages.map { $0 + "\n" }.joined().utf8))
    }
}

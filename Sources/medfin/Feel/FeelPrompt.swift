import FEEL
import Foundation

/// Reads lines from standard input and answers each; a mistake in one does not end the session.
struct FeelPrompt {
    var session: FeelSession

    static let help = """
        Each line is an expression, or one of
          :let NAME = EXPRESSION   give a name a value
          :names                   what there is to name
          :trace                   show every part's value, or no longer
          :help, :quit
        """

    func run() {
        var session = session
        let isTerminal = isatty(FileHandle.standardInput.fileDescriptor) == 1
        if isTerminal { Console.write("An expression, or :help. :quit ends.") }
        while true {
            if isTerminal { FileHandle.standardOutput.write(Data("> ".utf8)) }
            guard let line = readLine() else { return }
            let text = line.trimmingCharacters(in: .whitespaces)
            if text == ":quit" { return }
            do throws(CommandFailure) {
                if let answer = try Self.answer(to: text, &session) { Console.write(answer) }
            } catch {
                Console.complain(error.messages)
            }
        }
    }

    static func answer(to line: String, _ session: inout FeelSession) throws(CommandFailure) -> String? {
        guard line.hasPrefix(":") else { return line.isEmpty ? nil : try session.answer(to: line) }
        switch line.split(separator: " ").first {
        case ":let":
            let parts = line.dropFirst(4).split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else { throw CommandFailure(":let NAME = EXPRESSION") }
            try session.set(parts[0], to: session.value(of: parts[1]))
            return nil
        case ":names":
            return session.names.isEmpty ? "no names" : session.names.map { "\($0.name): \($0.value.type)" }.joined(separator: "\n")
        case ":trace":
            session.isTraced.toggle()
            return session.isTraced ? "every part is shown" : "only the result is shown"
        default: return Self.help
        }
    }
}

import ArgumentParser

struct ReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Verify what an evaluation gave, with no server or database.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compute a receipt again from what it says it was computed from, and say \"same\" or what differs.",
            discussion: """
                The programme file that the receipt names, and the DMN models that the file names, are looked for by their hashes.
                Exit status: 0 same, 1 differs, 2 cannot be verified (another engine, or no such programme file).
                """)

        @Argument(help: ArgumentHelp("The receipt as the API gave it; - reads standard input.", valueName: "file"))
        var file: String

        @Option(
            help: ArgumentHelp(
                "A programme file, or a folder with them; may be given more than once. By default programmes in the nearest folder Config.",
                valueName: "folder-or-file"))
        var programmes: [String] = []

        @Option(help: ArgumentHelp("The hash of the receipt that the API gave; another receipt that is right in itself differs.", valueName: "hash"))
        var sha256: String?

        func validate() throws {
            guard sha256.map({ $0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit) }) ?? true else {
                throw ValidationError("--sha256 takes 64 hexadecimal digits")
            }
        }

        func run() async throws {
            let verification = try OfflineVerification(receipt: file, programmes: programmes, sha256: sha256)
            Console.write(verification.lines.joined(separator: "\n"))
            guard verification.status != .same else { return }
            throw CommandFailure([], code: verification.status.rawValue)
        }
    }
}

import ArgumentParser
import Foundation

@main
struct Medfin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "medfin",
        abstract: "Co-financing programmes: applications, finance, eligibility, decisions and payouts.",
        discussion: "Exit status: 0 fine, 1 bad input or a failure, 2 wrong use of the command line; verifying receipts has its own.",
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ProgrammesCommand.self, TokenCommand.self, EvaluateCommand.self, PayoutsCommand.self,
            ReceiptCommand.self, FeelCommand.self, ReportsCommand.self, DemoCommand.self,
        ])

    static func main() async {
        do {
            var command = try await asyncParseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Console.complain(failure.messages)
            Foundation.exit(failure.code)
        } catch {
            let code = exitCode(for: error)
            if code == .success { exit(withError: error) }
            Console.complain([fullMessage(for: error)])
            Foundation.exit(code == .validationFailure ? 2 : 1)
        }
    }
}

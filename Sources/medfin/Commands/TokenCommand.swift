import ArgumentParser
import Foundation
import Grants
import HTTPConventions

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print a bearer token of the local issuer, whose key is in MEDFIN_HOME.",
        discussion: "Only a server on a loopback address takes these tokens.")

    @Option(help: "Who the person is: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: Role

    @Option(help: ArgumentHelp("The organisation, such as 0007:222000-0638.", valueName: "register:number"))
    var organisation: String?

    @Option(help: ArgumentHelp("Take the authority of this programme as the organisation.", valueName: "code"))
    var programme: String?

    @Option(help: "The person's name in the token; by default the role, so that two roles are two persons.")
    var person: String?

    @Option(help: ArgumentHelp("How long it holds, in minutes.", valueName: "minutes"))
    var lifetime = 480

    @OptionGroup var config: ConfigOptions

    func validate() throws {
        guard (organisation == nil) != (programme == nil) else { throw ValidationError("Give either --organisation or --programme.") }
        guard programme == nil || role.isStaff else {
            throw ValidationError("--programme is for the staff of its authority; a person of the role \(role.rawValue) needs --organisation.")
        }
        guard (1...527_040).contains(lifetime) else { throw ValidationError("--lifetime is from 1 to 527040 minutes (a year).") }
    }

    func run() async throws {
        let settings = try await config.settings()
        let holder: String
        if let organisation {
            do throws(OrganisationIdentifierError) {
                holder = try OrganisationIdentifier(parsing: organisation).description
            } catch {
                throw CommandFailure("\(organisation): \(error)")
            }
        } else {
            holder = try authority(of: programme ?? "").identifier
        }
        let tokens = try LocalTokens(settings)
        tokens.tellOfNewKey()
        Console.write(
            try await tokens.token(for: role, organisation: holder, person: person, lifetime: TimeInterval(lifetime * 60)))
    }

    private func authority(of code: String) throws(CommandFailure) -> Programme.Authority {
        let folder = try ConfigFolder.find(config.config)
        let files = try ProgrammeFiles(programmes: folder.programmes, calls: nil)
        guard let programme = files.newest(code) else {
            let known = Set(files.programmes.map(\.content.code)).sorted().joined(separator: ", ")
            throw CommandFailure("there is no programme \(code) in \(folder.programmes.relativePath); there are: \(known)")
        }
        return programme.authority
    }
}

extension Role: ExpressibleByArgument {}

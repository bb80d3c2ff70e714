import Foundation
import Grants

/// The folder with `programmes` and `calls`, with the migrations and the OpenAPI document beside it.
struct ConfigFolder {
    let url: URL

    /// The folder that was named, or else the nearest `Config` with programmes: in the working directory, or above it, or
    /// above the program itself, so that a built `medfin` finds its project's from anywhere.
    static func find(_ named: String?) throws(CommandFailure) -> ConfigFolder {
        if let named {
            let folder = ConfigFolder(url: URL(filePath: named, directoryHint: .isDirectory))
            guard folder.hasProgrammes else { throw CommandFailure("\(named) has no folder programmes") }
            return folder
        }
        let program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map { URL(filePath: $0) } ?? program
        for start in [URL(filePath: FileManager.default.currentDirectoryPath), executable] {
            var place = start.standardizedFileURL
            while place.path != "/" {
                let folder = ConfigFolder(url: place.appending(path: "Config", directoryHint: .isDirectory))
                if folder.hasProgrammes { return folder }
                place.deleteLastPathComponent()
            }
        }
        throw CommandFailure("no folder Config with programmes is near here; name it with --config")
    }

    var programmes: URL { url.appending(path: "programmes", directoryHint: .isDirectory) }
    var calls: URL { url.appending(path: "calls", directoryHint: .isDirectory) }
    var examples: URL { url.appending(path: "examples", directoryHint: .isDirectory) }
    var openAPI: URL { url.deletingLastPathComponent().appending(path: "docs/openapi.yaml") }
    var migrations: URL { url.deletingLastPathComponent().appending(path: "Migrations", directoryHint: .isDirectory) }

    private var hasProgrammes: Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: programmes.path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}

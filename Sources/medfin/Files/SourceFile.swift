import Foundation
import Grants

/// A text file by the path a person would recognise it by.
struct SourceFile {
    let path: String
    let text: String

    init(_ path: String) throws(CommandFailure) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path): there is no such file, or it can't be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else { throw CommandFailure("\(path): the file is not UTF-8 text") }
        self.path = path
        self.text = text
    }

    private init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    static func standardInput() throws(CommandFailure) -> SourceFile {
        guard let data = try? FileHandle.standardInput.readToEnd(), let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("standard input: there is no UTF-8 text")
        }
        return SourceFile(path: "standard input", text: text)
    }

    /// The last part of the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The files of a folder whose names end so, by name.
    static func all(in directory: URL, suffix: String) throws(CommandFailure) -> [SourceFile] {
        let folder = directory.relativePath
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path) else {
            throw CommandFailure("\(folder): there is no such folder, or it can't be read")
        }
        var files: [SourceFile] = []
        for name in names.sorted() where name.hasSuffix(suffix) {
            files.append(try SourceFile(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"))
        }
        return files
    }
}

/// What a file says, read, with the file it was read from.
struct Read<Content> {
    let file: SourceFile
    let content: Content
}

internal import Crypto
internal import Foundation

/// A private key in a file of its owner's only.
struct LocalKeyFile {
    let path: String

    /// The key of the file. A missing file appears complete and with mode 0600 or not at all, also when two processes make it at once.
    func readOrCreate() throws -> P256.Signing.PrivateKey {
        if let key = try read() { return key }
        let draft = "\(path).\(UUID().uuidString)"
        defer { unlink(draft) }
        try write(P256.Signing.PrivateKey().pemRepresentation, to: draft)
        // Unlike a rename, a link never replaces the key that another process has put there meanwhile.
        guard link(draft, path) == 0 || errno == EEXIST else { throw failure("cannot be created", errno) }
        guard let key = try read() else { throw TokenConfigurationError(description: "the key file \(path) vanished") }
        return key
    }

    private func read() throws -> P256.Signing.PrivateKey? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        guard let permissions, permissions.intValue & 0o077 == 0 else {
            throw TokenConfigurationError(description: "the key file \(path) must be its owner's only (mode 0600)")
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let key = try? P256.Signing.PrivateKey(pemRepresentation: text) else {
            throw TokenConfigurationError(description: "the key file \(path) holds no P-256 private key in PEM")
        }
        return key
    }

    private func write(_ text: String, to draft: String) throws {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be created", errno) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: Data(text.utf8))
        try file.synchronize()
        try file.close()
    }

    private func failure(_ what: String, _ code: Int32) -> TokenConfigurationError {
        TokenConfigurationError(description: "the key file \(path) \(what): \(String(cString: strerror(code)))")
    }
}

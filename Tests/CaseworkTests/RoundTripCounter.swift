import Foundation
import Synchronization

/// Stands between client and server on a Unix socket and counts the server's ReadyForQuery messages: one ends each round trip.
final class RoundTripCounter: Sendable {
    /// What the server says comes in messages of a type byte and a length that counts itself.
    private struct Messages {
        private var pending: [UInt8] = []

        mutating func ready(after bytes: ArraySlice<UInt8>) -> Int {
            pending += bytes
            var offset = 0
            var ready = 0
            while pending.count >= offset + 5 {
                let length = pending[(offset + 1)...(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
                guard pending.count >= offset + 1 + length else { break }
                if pending[offset] == UInt8(ascii: "Z") { ready += 1 }
                offset += 1 + length
            }
            pending.removeFirst(offset)
            return ready
        }
    }

    let directory: String
    private let listener: Int32
    private let total = Atomic(0)

    /// Listens as a server of the port would; `server` is the directory of the real one's socket.
    init(server: String, port: Int) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "rt-\(UInt32.random(in: 0...(.max)))").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let bound = Self.withAddress("\(directory)/.s.PGSQL.\(port)") { [listener] in bind(listener, $0, $1) }
        guard bound == 0, listen(listener, 16) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        Thread.detachNewThread { [self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                let upstream = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
                guard Self.withAddress("\(server)/.s.PGSQL.\(port)", { connect(upstream, $0, $1) }) == 0 else {
                    close(client)
                    continue
                }
                Thread.detachNewThread { self.pump(from: client, to: upstream, counting: false) }
                Thread.detachNewThread { self.pump(from: upstream, to: client, counting: true) }
            }
        }
    }

    var count: Int { total.load(ordering: .sequentiallyConsistent) }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func pump(from source: Int32, to target: Int32, counting: Bool) {
        var messages = Messages()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let length = read(source, &buffer, buffer.count)
            guard length > 0 else { break }
            // Counted before it is passed on, so that whoever has the answer finds it counted.
            if counting { total.add(messages.ready(after: buffer[..<length]), ordering: .sequentiallyConsistent) }
            var sent = 0
            while sent < length {
                let written = buffer[sent..<length].withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
                guard written > 0 else { break }
                sent += written
            }
        }
        shutdown(target, Int32(SHUT_RDWR))
    }

    private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }
}

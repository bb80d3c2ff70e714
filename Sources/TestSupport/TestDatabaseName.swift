import FoundationEssentials
import Synchronization

/// Names that no other process or test uses; PostgreSQL cuts longer ones than 63 bytes off.
enum TestDatabaseName {
    private static let count = Atomic(0)
    private static let process = String(UInt64.random(in: .min ... .max), radix: 36)

    static func next(_ kind: String) -> String {
        let plain = String(kind.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(20))
        return "test_\(plain)_\(process)_\(count.add(1, ordering: .relaxed).newValue)"
    }
}

import CLibPQ
import Glibc

/// The calls of libpq on a `PGconn`, none of which blocks except `connect` and `finish`. Not used after `finish`.
@safe struct LibPQConnection {
    private let pointer: OpaquePointer

    /// Connects, blocking; several hosts are tried in turn. nil if there is no memory.
    static func connect(_ parameters: [(keyword: String, value: String)]) -> LibPQConnection? {
        var keywords = unsafe parameters.map { unsafe UnsafePointer<CChar>(strdup($0.keyword)) } + [nil]
        var values = unsafe parameters.map { unsafe UnsafePointer<CChar>(strdup($0.value)) } + [nil]
        defer {
            unsafe (keywords + values).forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) }
        }
        return unsafe PQconnectdbParams(&keywords, &values, 1).map { unsafe LibPQConnection(pointer: $0) }
    }

    private init(pointer: OpaquePointer) { unsafe self.pointer = unsafe pointer }

    func finish() { unsafe PQfinish(pointer) }

    var isConnected: Bool { unsafe PQstatus(pointer) == CONNECTION_OK }
    var transactionStatus: PGTransactionStatusType { unsafe PQtransactionStatus(pointer) }
    var isInPipelineMode: Bool { unsafe PQpipelineStatus(pointer) != PQ_PIPELINE_OFF }
    /// -1 once libpq has closed it.
    var socket: Int32 { unsafe PQsocket(pointer) }
    var backendPID: Int32 { unsafe PQbackendPID(pointer) }
    var errorMessage: String { unsafe PQerrorMessage(pointer).map { unsafe String(cString: $0) } ?? "" }

    func setNonblocking() -> Bool { unsafe PQsetnonblocking(pointer, 1) == 0 }
    /// Otherwise libpq prints notices on standard error.
    func ignoreNotices() { unsafe PQsetNoticeProcessor(pointer, { _, _ in }, nil) }

    /// Whether the server has sent something, or closed. Asked at rest, when it has no reason to.
    var hasInput: Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, 0) != 0
    }

    /// Nothing to get yet: `nextResult` would block.
    var isBusy: Bool { unsafe PQisBusy(pointer) == 1 }
    /// Whether something stays unsent; nil if the connection broke.
    func flush() -> Bool? {
        let result = unsafe PQflush(pointer)
        return result < 0 ? nil : result == 1
    }
    func consumeInput() -> Bool { unsafe PQconsumeInput(pointer) == 1 }
    func nextResult() -> LibPQResult? { unsafe PQgetResult(pointer).map { unsafe LibPQResult(taking: $0) } }

    func enterPipelineMode() -> Bool { unsafe PQenterPipelineMode(pointer) == 1 }
    func sendSync() -> Bool { unsafe PQpipelineSync(pointer) == 1 }
    func exitPipelineMode() -> Bool { unsafe PQexitPipelineMode(pointer) == 1 }
    func setSingleRowMode() -> Bool { unsafe PQsetSingleRowMode(pointer) == 1 }

    /// Sends a text by the simple protocol.
    func send(script: String) -> Bool { unsafe PQsendQuery(pointer, script) == 1 }

    /// Sends one statement without binds.
    func send(statement: String) -> Bool {
        unsafe PQsendQueryParams(pointer, statement, 0, nil, nil, nil, nil, PostgresFormat.binary.rawValue) == 1
    }

    func sendPrepare(_ name: String, _ text: String, types: [PostgresType]) -> Bool {
        let types = types.map(\.rawValue)
        return unsafe PQsendPrepare(pointer, name, text, Int32(types.count), types) == 1
    }

    /// Executes a prepared statement with results in binary format.
    func sendExecute(_ name: String, _ binds: Binds) -> Bool {
        let count = binds.values.count
        guard count > 0 else {
            return unsafe PQsendQueryPrepared(pointer, name, 0, nil, nil, nil, PostgresFormat.binary.rawValue) == 1
        }
        return unsafe binds.bytes.withUnsafeBytes { bytes in
            unsafe withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * count) { numbers in
                    for (index, bind) in binds.values.enumerated() {
                        // A value without bytes, too, needs an address, or it would be NULL.
                        let value = unsafe bind.range.flatMap { range in
                            unsafe bytes.baseAddress?.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self)
                        }
                        unsafe values.initializeElement(at: index, to: value)
                        unsafe numbers.initializeElement(at: index, to: Int32(bind.range?.count ?? 0))
                        unsafe numbers.initializeElement(at: count + index, to: bind.format.rawValue)
                    }
                    let lengths = numbers.baseAddress
                    return unsafe PQsendQueryPrepared(
                        pointer, name, Int32(count), values.baseAddress, lengths, lengths?.advanced(by: count),
                        PostgresFormat.binary.rawValue) == 1
                }
            }
        }
    }

    /// What is needed to cancel the running statement from another thread.
    func makeCancel() -> LibPQCancel? { unsafe PQgetCancel(pointer).map { unsafe LibPQCancel(taking: $0) } }
}

/// A request to cancel; used once.
@safe struct LibPQCancel {
    private let pointer: OpaquePointer

    init(taking pointer: OpaquePointer) { unsafe self.pointer = unsafe pointer }

    /// Blocks, as it makes a connection of its own.
    func send() {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
            // If it cannot be sent, closing the connection has to do.
            _ = unsafe PQcancel(pointer, message.baseAddress, Int32(message.count))
        }
        unsafe PQfreeCancel(pointer)
    }
}

/// A value on its way from one thread to another.
// @unchecked Sendable: made by the only owner of the value, which gives it up with this; the receiver is then the only one.
struct Handover<Value>: @unchecked Sendable {
    let value: Value
}

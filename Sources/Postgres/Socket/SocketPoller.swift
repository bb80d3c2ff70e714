import CLibPQ
import Glibc
import Synchronization

/// One thread on one epoll set that does nothing but resume the task whose socket is ready or whose deadline has passed.
final class SocketPoller: Sendable {
    static let shared = SocketPoller()

    private let epoll: Int32
    private let registry = Mutex(Registry())

    private struct Registry {
        var isRunning = false
        var lastID: UInt64 = 0
        var waiters: [UInt64: SocketWaiter] = [:]
    }

    private init() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { return }
        let isRunning = BlockingWork.startThread { [self] in loop() }
        registry.withLock { $0.isRunning = isRunning }
    }

    /// Adds a socket, disarmed; nil if the system refuses.
    func register(_ socket: Int32) -> SocketWaiter? {
        let registered: SocketWaiter? = registry.withLock { registry in
            guard registry.isRunning else { return nil }
            registry.lastID += 1
            let waiter = SocketWaiter(id: registry.lastID, poller: self)
            registry.waiters[waiter.id] = waiter
            return waiter
        }
        guard let waiter = registered else { return nil }
        guard control(EPOLL_CTL_ADD, socket, events: EPOLLONESHOT.rawValue, id: waiter.id) else {
            registry.withLock { _ = $0.waiters.removeValue(forKey: waiter.id) }
            return nil
        }
        return waiter
    }

    /// Arms the socket for one event.
    func arm(_ socket: Int32, reading: Bool, writing: Bool, id: UInt64) -> Bool {
        var events = EPOLLONESHOT.rawValue
        if reading { events |= EPOLLIN.rawValue | EPOLLRDHUP.rawValue }
        if writing { events |= EPOLLOUT.rawValue }
        return control(EPOLL_CTL_MOD, socket, events: events, id: id)
    }

    /// Must come before the socket is closed: its number may be another connection's the moment after.
    func remove(_ socket: Int32, id: UInt64) {
        // libpq closes a lost socket itself (-1), and the kernel then drops the registration.
        if socket >= 0 { _ = control(EPOLL_CTL_DEL, socket, events: 0, id: id) }
        registry.withLock { _ = $0.waiters.removeValue(forKey: id) }
    }

    private func control(_ operation: Int32, _ socket: Int32, events: UInt32, id: UInt64) -> Bool {
        var event = unsafe epoll_event()
        unsafe event.events = events
        unsafe event.data.u64 = id
        return unsafe epoll_ctl(epoll, operation, socket, &event) == 0
    }

    private func loop() {
        let capacity = 64
        var events = unsafe [epoll_event](repeating: epoll_event(), count: capacity)
        var nextSweep = ContinuousClock.now + .seconds(1)
        var ready: [SocketWaiter] = []
        while true {
            let count = unsafe epoll_wait(epoll, &events, Int32(capacity), 1000)
            if count > 0 {
                registry.withLock { registry in
                    for index in 0..<Int(count) {
                        if let waiter = unsafe registry.waiters[events[index].data.u64] { ready.append(waiter) }
                    }
                }
                for waiter in ready { waiter.resume(.ready) }
                ready.removeAll(keepingCapacity: true)
            }
            let now = ContinuousClock.now
            if now >= nextSweep {
                nextSweep = now + .seconds(1)
                for waiter in registry.withLock({ Array($0.waiters.values) }) { waiter.expire(now) }
            }
        }
    }
}

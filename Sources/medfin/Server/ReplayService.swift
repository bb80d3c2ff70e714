import Casework
import ServiceLifecycle

/// Interrupts the replays that run when the server is stopped, before the connections are closed.
struct ReplayService: Service {
    let replays: ReplayRunner

    func run() async {
        try? await gracefulShutdown()
        await replays.stop()
    }
}

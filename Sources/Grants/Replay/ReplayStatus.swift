/// How far a replay has come; all but `running` are final.
package enum ReplayStatus: String, Sendable, CaseIterable {
    case running, completed
    /// Stopped because someone asked for it; what was done until then stands.
    case cancelled
    /// Its server stopped, or broke down.
    case interrupted
    case failed
}

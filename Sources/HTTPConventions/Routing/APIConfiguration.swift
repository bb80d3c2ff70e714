/// Limits of the HTTP side of the server.
package struct APIConfiguration: Sendable {
    package static let defaultMaxBodyBytes = 2 * 1024 * 1024

    /// The largest request body read, in bytes; larger is 413.
    package var maxBodyBytes = Self.defaultMaxBodyBytes
    /// How long a request may take, reading its body included; longer is cancelled and answered with 503.
    package var requestTimeout: Duration = .seconds(30)

    package init() {}
}

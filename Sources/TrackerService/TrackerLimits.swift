/// Limits to what of us one client may take.
package struct TrackerLimits: Sendable {
    /// Seconds for a request's head and body to arrive in whole.
    package var requestSeconds = 10
    /// Seconds that a connection may wait for its next request, or for the client to read an answer.
    package var idleSeconds = 60
    /// Seconds after which a link is answered without its destination, because the database hasn't told it.
    package var lookupSeconds = 5
    /// Seconds that a stop waits for the answers in flight.
    package var drainSeconds = 10
    /// Connections at a time; further ones are closed at once. Each has a descriptor, and others need some as well.
    package var connections = 16384

    package init() {}
}

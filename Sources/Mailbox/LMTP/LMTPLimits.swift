/// Limits to what the LMTP server bears.
package struct LMTPLimits: Sendable {
    /// Bytes of a mail; a longer one is refused (552), and its sender told by the MTA.
    package var size = 64 << 20
    /// Recipients of a mail; the MTA comes back with the others (452). RFC 5321 4.5.3.1.8 wants 100 at least.
    package var recipients = 1000
    /// Connections at once. Postfix opens up to 20 (`default_destination_concurrency_limit`).
    package var connections = 50
    /// The time that the client may be silent. RFC 5321 4.5.3.2.7 wants 5 minutes at least.
    package var timeout = Duration.seconds(300)
    /// Commands that were refused, after which the connection is closed.
    package var errors = 20

    package init() {}
}

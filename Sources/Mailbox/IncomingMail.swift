/// A mail that reached us, byte for byte as it came.
///
/// Line ends are the source's: CRLF from LMTP, IMAP and POP3, usually LF from files.
package struct IncomingMail: Sendable, Equatable {
    package var bytes: [UInt8]
    /// The envelope's sender, empty for `<>`; nil where the source knows none (the MTA may have kept it in `Return-Path`).
    package var sender: String?
    /// The envelope's recipients; empty where the source knows none (the MTA may have kept them in `Delivered-To`).
    package var recipients: [String]
    /// maildir, lmtp, pipe, imap, pop3 or mbox: for the log.
    package var source: String
    /// Whether these are only the first bytes of a mail that is longer than `SizeLimit.whole`. All of it stays where it
    /// was found, for people to look at.
    package var isCut: Bool

    package init(
        bytes: [UInt8], sender: String? = nil, recipients: [String] = [], source: String, isCut: Bool = false
    ) {
        self.bytes = bytes
        self.sender = sender
        self.recipients = recipients
        self.source = source
        self.isCut = isCut
    }
}

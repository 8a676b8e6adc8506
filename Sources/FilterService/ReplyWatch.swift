// Replies to our messages, among the mail that passes. Nothing in it is changed for this.

internal import Bounces
internal import Storage

/// Sees and counts replies, by the header alone.
struct ReplyWatch: Sendable {
    let ledger: any FilterLedger
    let log: MailLog
    /// Milliseconds since 1970, UTC.
    let now: @Sendable () -> Int64

    /// Returns whether a mail with such a field may be a reply. Of any other no more is asked.
    static func isSign(_ name: Span<UInt8>) -> Bool { signs.contains { name.isEqual(to: $0) } }

    private static let signs = [Array("in-reply-to".utf8), Array("references".utf8)]

    /// Counts a mail where it answers us: what has changed by it. Where the database fails, the mail goes on all the same.
    func count(header: MessageBuffer, queueID: String) -> Settlement.Effect? {
        guard !header.isTooLarge, let reply = ReplyHeader(header: header.bytes.span) else { return nil }
        do {
            return try ledger.count(reply, now: now())
        } catch {
            log.replyNotCounted(error, queueID: queueID)
            return nil
        }
    }
}

extension Span<UInt8> {
    /// Returns whether these are the letters of a field's name, whatever their case. `name` is in lower case.
    fileprivate func isEqual(to name: [UInt8]) -> Bool {
        guard count == name.count else { return false }
        for index in indices where self[index] | 0x20 != name[index] | 0x20 { return false }
        return true
    }
}

// Replies to our messages, among the mail that passes. Nothing in it is changed for this.

internal import Bounces
internal import Words

/// Sees replies, by the header alone.
enum ReplyWatch {
    /// Returns whether a mail with such a field may be a reply. Of any other no more is asked.
    static func isSign(_ name: Span<UInt8>) -> Bool { signs.contains { name.isEqual(to: $0) } }

    private static let signs = [Array("in-reply-to".utf8), Array("references".utf8)]

    /// Returns what a mail answers; nil where it is no reply. Whether that is ours is not asked here.
    static func reply(in header: MessageBuffer) -> ReplyHeader? {
        header.isTooLarge ? nil : ReplyHeader(header: header.bytes.span)
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

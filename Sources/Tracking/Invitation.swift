// Mail for calendars (iMIP, RFC 6047). Their programs show its HTML as the entry's text, and send that on to others.

internal import MIME

enum Invitation {
    /// Returns whether a part asks a calendar for something: an invitation, its change or cancellation, an answer.
    ///
    /// A file with dates to take over (method PUBLISH, as newsletters attach them) is an attachment like others.
    static func stands(in message: Message, _ bytes: Span<UInt8>) -> Bool {
        message.parts.contains { part in
            guard part.contentType.matches("text", "calendar") else { return false }
            // RFC 6047, section 2.4, wants the parameter; some programs look into the calendar.
            guard let method = part.contentType.parameter("method") ?? method(of: part, bytes) else {
                return false
            }
            return !part.isAttachment || method.uppercased() != "PUBLISH"
        }
    }

    /// The bytes of a calendar in which its method is looked for: it stands before the entries.
    private static let reach = 4096

    /// Returns the calendar's own METHOD (RFC 5545, section 3.7.2).
    private static func method(of part: Part, _ bytes: Span<UInt8>) -> String? {
        guard let content = part.encoding.decode(bytes, in: part.body) else { return nil }
        let lines = String(decoding: content.prefix(reach), as: UTF8.self).split(
            whereSeparator: \.isNewline)
        return lines.first { $0.uppercased().hasPrefix("METHOD:") }.map { String($0.dropFirst(7)) }
    }
}

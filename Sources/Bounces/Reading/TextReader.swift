// The text of a mail that is meant for people, as UTF-8.

internal import MIME

enum TextReader {
    /// The number of bytes of a mail's text that are read (more is never needed to tell who did not get it).
    static let limit = 1 << 20

    /// Returns the content of `parts`, one after another, each with an empty line behind it.
    static func text(of parts: [Int], in message: Message, _ bytes: Span<UInt8>, isHTML: Bool) -> [UInt8] {
        var result: [UInt8] = []
        for index in parts where result.count < limit {
            let content = content(of: message.parts[index], bytes, limit: limit - result.count)
            if isHTML { HTMLText.append(content, to: &result) } else { result += content }
            result += [.lineFeed, .lineFeed]
        }
        return result
    }

    /// Returns a part's content with transfer encoding and charset undone.
    static func content(of part: Part, _ bytes: Span<UInt8>, limit: Int) -> [UInt8] {
        // Base64 grows by a third and its lines, quoted-printable at most threefold.
        let factor = part.encoding == .base64 ? 2 : part.encoding == .quotedPrintable ? 3 : 1
        let range = part.body.lowerBound..<min(part.body.upperBound, part.body.lowerBound + limit * factor)
        let content = part.encoding.decode(bytes, in: range) ?? bytes.array(range)
        guard needsCharset(content.span) else { return content }
        return Charset(part.contentType.parameter("charset") ?? "").decoded(content)
    }

    /// Returns whether there is anything but plain ASCII: bytes from 0x80 on, escapes, or the zeros of UTF-16.
    private static func needsCharset(_ content: Span<UInt8>) -> Bool {
        var index = 0
        while index &+ 8 <= content.count {
            let eight = content.eight(at: index)
            let found = EightBytes.places(of: .escape, in: eight) | EightBytes.places(of: 0, in: eight)
            if (found | eight & EightBytes.tops) != 0 { return true }
            index &+= 8
        }
        while index < content.count {
            let byte = content[index]
            if byte >= 0x80 || byte == .escape || byte == 0 { return true }
            index &+= 1
        }
        return false
    }
}

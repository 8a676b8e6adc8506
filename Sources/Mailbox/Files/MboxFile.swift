// Many mails in one file (RFC 4155, and https://www.loc.gov/preservation/digital/formats/fdd/fdd000383.shtml for its kin).

/// Reads the mails of an mbox one after the other, however large the file is.
///
/// A mail begins at a `From ` line that follows an empty line. Whichever the dialect, one `>` is taken off lines such as
/// `>From ` and `>>From `: mboxrd and mboxcl quote so; mboxo does not quote `>From ` itself, and so looks a little
/// different afterwards. `Content-Length` (mboxcl) is not asked: it is wrong as soon as anyone has edited a mail.
struct MboxFile: ~Copyable {
    private var lines: LineReader
    private let limit: SizeLimit
    private var isAtStart = true
    /// What stands behind the first `From ` line, where no line feed ends that.
    private var begun: [UInt8] = []

    static let beginning = Array("From ".utf8)

    init(_ lines: consuming LineReader, limit: SizeLimit) {
        self.lines = lines
        self.limit = limit
    }

    /// Returns the next mail, without its `From ` line and the empty line behind it; nil at the end.
    mutating func next() throws(MailboxError) -> IncomingMail? {
        if isAtStart { try passBeginning() }
        isAtStart = false
        var bytes = begun
        begun = []
        var isLineStart = bytes.isEmpty || bytes.last == 0x0A
        var isAfterEmptyLine = false
        while let line = try lines.next() {
            if isLineStart, isAfterEmptyLine, Self.isSeparator(line) {
                return mail(bytes)
            }
            isAfterEmptyLine = isLineStart && Self.isEmpty(line)
            // Of a mail that is too long no more is needed than to know that it is.
            if bytes.count <= limit.whole { bytes += isLineStart ? Self.unquoted(line) : line }
            isLineStart = line.last == 0x0A
        }
        return bytes.isEmpty ? nil : mail(bytes)
    }

    /// The first `From ` line, and empty lines before it.
    private mutating func passBeginning() throws(MailboxError) {
        while true {
            if try lines.starts(with: Self.beginning) {
                // QUIRK: a mail of an old Mac, whose lines end with CR alone, behind the line of a Unix mailbox.
                let line = try lines.next() ?? []
                if let end = line.firstIndex(of: 0x0D), end + 1 < line.endIndex, line[end + 1] != 0x0A {
                    begun = Array(line[(end + 1)...])
                }
                return
            }
            let isFeed = try lines.starts(with: [0x0A])
            let isReturnAndFeed = try lines.starts(with: [0x0D, 0x0A])
            guard isFeed || isReturnAndFeed else { return }
            _ = try lines.next()
        }
    }

    private func mail(_ bytes: [UInt8]) -> IncomingMail {
        var end = bytes.endIndex
        // The empty line before the next "From " is none of the mail's.
        if bytes.count <= limit.whole {
            if bytes.hasSuffix([0x0A, 0x0D, 0x0A]) {
                end -= 2
            } else if bytes.hasSuffix([0x0A, 0x0A]) {
                end -= 1
            }
        }
        return limit.mail(Array(bytes[..<end]), source: "mbox")
    }

    private static func isEmpty(_ line: ArraySlice<UInt8>) -> Bool {
        line.elementsEqual([0x0A]) || line.elementsEqual([0x0D, 0x0A])
    }

    /// `From SENDER TIME`, where the time holds hours and minutes, as it does in all dialects.
    ///
    /// QUIRK: writers that do not quote leave text such as "From here on, …" behind an empty line (mboxcl2, and files put
    /// together by hand).
    private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: beginning) else { return false }
        let isDigit = { (index: Int) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= line[index] }
        return line.indices.dropFirst(beginning.count + 1).dropLast(2).contains { index in
            line[index] == UInt8(ascii: ":") && isDigit(index - 1) && isDigit(index + 1) && isDigit(index + 2)
        }
    }

    private static func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = line.drop { $0 == UInt8(ascii: ">") }
        return text.startIndex > line.startIndex && text.starts(with: beginning) ? line.dropFirst() : line
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}

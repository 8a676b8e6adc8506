// A mail that the MTA hands to a program of its own.

internal import Glibc
internal import Tools

/// The mail on standard input, as Postfix' pipe(8) and an alias `|command` give it.
package enum PipedMail {
    /// - Throws: `MailboxError.system` with `EFBIG` where it is longer than `limit`: nobody else keeps it, so it must not be
    ///   taken in part.
    package static func read(limit: Int = SizeLimit.standard.whole) throws(MailboxError) -> IncomingMail {
        try read(.standardInput("standard input"), limit: limit)
    }

    static func read(_ file: consuming File, limit: Int) throws(MailboxError) -> IncomingMail {
        let path = file.path
        var lines = LineReader(file)
        // QUIRK: Postfix' local(8), and pipe(8) with flag F, put the first line of an mbox before the mail; nothing is
        // quoted for it.
        if try lines.starts(with: MboxFile.beginning) { _ = try lines.next() }
        let bytes = try lines.rest(limit: limit)
        guard bytes.count <= limit else { throw .system(call: "read", path: path, code: EFBIG) }
        return IncomingMail(bytes: bytes, source: "pipe")
    }
}

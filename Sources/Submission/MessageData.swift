/// A message as it goes over the wire after DATA.
enum MessageData {
    /// Doubles the dot that begins a line, and puts the line with a dot alone behind the end (RFC 5321, section 4.5.2).
    ///
    /// Each byte of a message with CRLF line ends leaves as it is; a last line without an end gets one, as SMTP has no way to
    /// leave it out. A CR or LF alone becomes CRLF: section 2.3.8 forbids to send it, and what a server that takes it for a
    /// line end makes of `LF . LF` is a second mail within the first (SMTP smuggling, CVE-2023-51764).
    static func encode(_ message: [UInt8]) -> [UInt8] {
        let (cr, lf, dot): (UInt8, UInt8, UInt8) = (0x0D, 0x0A, 0x2E)
        var wire: [UInt8] = []
        wire.reserveCapacity(message.count + message.count / 32 + 64)
        // Both hold at the beginning: it is one of a line.
        var previous = lf
        for byte in message {
            if byte == lf {
                if previous != cr { wire.append(cr) }
            } else {
                if previous == cr { wire.append(lf) }
                if byte == dot, previous == cr || previous == lf { wire.append(dot) }
            }
            wire.append(byte)
            previous = byte
        }
        switch previous {
        case lf: break
        case cr: wire.append(lf)
        default: wire += [cr, lf]
        }
        return wire + [dot, cr, lf]
    }
}

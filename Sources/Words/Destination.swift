/// The place that a link leads to: an absolute http or https URL in ASCII, fit to stand in a `Location` field.
///
/// It is checked when a link is sealed and again when it is followed: what stands in the database may be older than a rule.
package struct Destination: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Hashes eight bytes at a time: an array is hashed one by one, which is slower than all else that is done to a link.
    package func hash(into hasher: inout Hasher) {
        var word: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            word = word << 8 | UInt64(byte)
            if index & 7 == 7 { hasher.combine(word) }
        }
        hasher.combine(word)
        hasher.combine(bytes.count)
    }

    /// Octets of the longest destination that we keep. Browsers follow some 2,000 to 64,000.
    package static let sizeLimit = 8192

    /// Reads a destination; nil where following it could do something else than open a web page (RFC 3986, section 3).
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.sizeLimit, let host = Self.host(in: bytes), !host.isEmpty else { return nil }
        for byte in bytes where byte <= 0x20 || byte >= 0x7F { return nil }
        for index in host where bytes[index] == UInt8(ascii: "\\") || bytes[index] == UInt8(ascii: "@") { return nil }
        self.bytes = bytes
    }

    private static let schemes = [Array("https://".utf8), Array("http://".utf8)]

    /// Returns the authority's range (host, port and any credentials) where the scheme is http or https, or nil.
    static func host(in bytes: [UInt8]) -> Range<Int>? {
        guard let start = schemes.first(where: { bytes.hasPrefix($0, anyCase: true) })?.count else { return nil }
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?"),
            bytes[end] != UInt8(ascii: "#")
        {
            end += 1
        }
        return start..<end
    }
}

internal import Words

/// The host of a link, where it is one that all browsers read alike.
struct LinkHost {
    /// Without the port.
    let name: Range<Int>
    let isASCII: Bool

    /// Reads a host; nil for credentials, which must not enter the database, and for what browsers disagree about.
    init?(_ url: Span<UInt8>, in authority: Range<Int>) {
        var name = authority
        guard let first = name.first.map({ url[$0] }) else { return nil }
        if first == UInt8(ascii: "[") {
            guard let end = authority.first(where: { url[$0] == UInt8(ascii: "]") }) else { return nil }
            name = authority.lowerBound..<end + 1
        } else if let colon = authority.first(where: { url[$0] == UInt8(ascii: ":") }) {
            name = authority.lowerBound..<colon
        }
        var isASCII = true
        for index in name {
            switch url[index] {
            case 0x80...: isASCII = false
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"): continue
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"): if first != UInt8(ascii: "[") { return nil }
            case let byte where byte.isASCIILetterOrDigit: continue
            default: return nil
            }
        }
        guard first.isASCIILetterOrDigit || first >= 0x80 || first == UInt8(ascii: "[") else { return nil }
        let port = name.upperBound..<authority.upperBound
        guard port.isEmpty || port.count <= 6 && url[port.lowerBound] == UInt8(ascii: ":") else { return nil }
        for index in port.dropFirst() where !url[index].isASCIIDigit { return nil }
        self.name = name
        self.isASCII = isASCII
    }

    /// Returns what stands before the last two labels, which are a name and say nothing.
    func subdomain(in url: Span<UInt8>) -> Range<Int> {
        var end = name.upperBound
        var dots = 0
        while end > name.lowerBound, dots < 2 {
            end -= 1
            if url[end] == UInt8(ascii: ".") { dots += 1 }
        }
        return name.lowerBound..<(dots == 2 ? end : name.lowerBound)
    }
}

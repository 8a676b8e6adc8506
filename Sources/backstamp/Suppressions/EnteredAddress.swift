import Words

/// An address as a person or another system wrote it.
enum EnteredAddress {
    /// RFC 5321, section 4.5.3.1: 64 octets, the @, 255 octets.
    static let limit = 320

    /// Returns the address as it is kept; nil for what mail can't be sent to. Lightly: whether a server takes it, the
    /// server says.
    static func normalised(_ text: some StringProtocol) -> String? {
        let address = Contact.normalised(text.trimmed)
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard address.utf8.count <= limit, parts.count == 2, let local = parts.first, let domain = parts.last,
            !local.isEmpty, !domain.isEmpty, domain.allSatisfy(isDomainByte)
        else { return nil }
        let isQuoted = local.count > 1 && local.first == UInt8(ascii: "\"") && local.last == UInt8(ascii: "\"")
        return local.allSatisfy { isQuoted ? isText($0) || $0 == UInt8(ascii: " ") : isLocalByte($0) } ? address : nil
    }

    /// Does the same for an address, or all of a domain: `@shop.example`.
    static func suppressible(_ text: some StringProtocol) -> String? {
        let entry = Contact.normalised(text.trimmed)
        guard entry.hasPrefix("@") else { return normalised(entry) }
        let domain = entry.utf8.dropFirst()
        return !domain.isEmpty && entry.utf8.count <= limit && domain.allSatisfy(isDomainByte)
            && !domain.contains(UInt8(ascii: "@")) ? entry : nil
    }

    private static func isText(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F }

    /// Returns whether a byte may stand in a local part, and not around an address in a list.
    private static func isLocalByte(_ byte: UInt8) -> Bool { isText(byte) && !"\"(),:;<>[\\]".utf8.contains(byte) }

    private static func isDomainByte(_ byte: UInt8) -> Bool { isText(byte) && !"\"(),;<>\\".utf8.contains(byte) }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmed: String {
        let blanks: Set<Character> = [" ", "\t"]
        guard let first = firstIndex(where: { !blanks.contains($0) }),
            let last = lastIndex(where: { !blanks.contains($0) })
        else { return "" }
        return String(self[first...last])
    }
}

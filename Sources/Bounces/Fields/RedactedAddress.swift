/// Addresses that a reporter has made unreadable: they are nobody's.
enum RedactedAddress {
    /// Returns whether a word in it says so, or its name is a row of one mark: `redacted@a.example`, `xxxx@a.example`.
    static func isOne(_ address: [UInt8]) -> Bool {
        let address = address.lowercased
        if words.first(in: address.span, address.indices) != nil { return true }
        let name = address.prefix { $0 != .at }
        return name.count > 2 && name.allSatisfy { $0 == name.first && marks.contains($0) }
    }

    private static let words = PhraseSet([("redacted", ()), ("anonymized", ()), ("anonymised", ())])
    private static let marks = Set("x*#-_.".utf8)
}

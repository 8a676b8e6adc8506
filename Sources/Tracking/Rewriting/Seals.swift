package import Words

/// Makes tokens of copies, by keys that only it knows.
package protocol Seals: Sendable {
    /// Seals tokens for URLs and fields, in their order.
    func seal(_ tokens: [any LetterToken]) -> [[UInt8]]
    /// Seals a token for an address.
    func sealForAddress(_ token: some AddressToken) -> [UInt8]
}

extension Seals {
    func seal(_ token: some LetterToken) -> [UInt8] { seal([token])[0] }
}

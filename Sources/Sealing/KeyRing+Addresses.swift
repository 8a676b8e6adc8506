// Tokens in addresses, which others may have wrapped on the way.

package import Words

extension KeyRing {
    /// Returns the first token of this kind in an address.
    package func token<Opened: AddressToken>(in address: String, as kind: Opened.Type) -> Opened? {
        first(of: ReturnPath.tokens(in: address), as: kind)
    }

    /// Returns the first of what may be tokens that opens as this kind.
    package func first<Opened: AddressToken>(of tokens: [[UInt8]], as kind: Opened.Type) -> Opened? {
        tokens.lazy.compactMap { self.open(inAddress: $0.span, as: kind) }.first
    }

    /// Tells whether mail to an address is for us: a report on its way, or a wish to unsubscribe.
    package func isOurs(_ address: String) -> Bool {
        token(in: address, as: ReturnPathToken.self) != nil || token(in: address, as: UnsubscribeToken.self) != nil
    }
}

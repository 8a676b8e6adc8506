/// An address that is not to be sent to: why, in which scope, until when.
package struct Suppression: Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        case hardBounce = "hard_bounce"
        case complaint, unsubscribe, manual
    }

    /// Scope of a suppression that counts for everything.
    package static let everything = "all"

    /// As `Contact.normalised` has it; or all of a domain, `@shop.example`, not of those below it.
    package var address: String
    /// `all`, or the name of a list or stream.
    package var scope: String
    package var reason: Reason
    /// Who said so: `bounce`, `mail`, `import`, a user.
    package var source: String
    /// Milliseconds since 1970, UTC.
    package var since: Int64
    /// Nil for ever.
    package var until: Int64?

    /// Returns the entry that an address comes under beside its own; nil where it is one itself, or no address.
    package static func domain(of address: String) -> String? {
        let domain = Contact.domain(of: address)
        return domain.isEmpty || address.hasPrefix("@") ? nil : "@\(domain)"
    }

    package init(
        address: String, scope: String = everything, reason: Reason, source: String, since: Int64, until: Int64? = nil
    ) {
        self.address = address
        self.scope = scope
        self.reason = reason
        self.source = source
        self.since = since
        self.until = until
    }
}

extension Suppression {
    /// What the address of an erased contact begins with: the rest is a keyed hash of what it was.
    package static let erasedPrefix = "erased:"

    /// What is left of a contact that was erased: it has no address.
    package var isOfErased: Bool { address.hasPrefix(Self.erasedPrefix) }
}

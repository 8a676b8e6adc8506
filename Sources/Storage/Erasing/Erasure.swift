internal import Words

/// What erasing a contact changed.
package struct Erasure: Sendable, Equatable {
    /// Whether there was such a contact. Suppressions may stand there without.
    package var isContact = false
    /// Those that count on, and are nobody's now.
    package var deliveries = 0
    package var events = 0
    /// Retries that were planned or under way.
    package var retries = 0
    /// Those that stand under a hash now.
    package var suppressions = 0
    /// Messages that went to nobody else: their subject and identifiers are gone.
    package var messages = 0
    /// Lists of links that had the address in a URL.
    package var destinations = 0
    /// Messages that the address is the sender of; they stay.
    package var sent = 0
}

extension Erasure {
    /// What all who were erased are called: no address, as it has no domain.
    static let name = "erased"
    /// What a suppression of an erased address, and the hash of a list with one in it, begin with.
    static let prefix = Suppression.erasedPrefix
    /// The setting that counts how often erasing has changed a list of links: who keeps lists in memory looks at it.
    static let counter = "erased_lists"
}

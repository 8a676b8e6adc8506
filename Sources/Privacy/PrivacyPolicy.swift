// What of a person may be kept, and where traces of an address are. The front page of this module.
//
// Privacy answers two questions, as pure functions. What may an event keep of a hit? A `PrivacyPolicy` says which
// `PrivacyMode` holds for whose mail, and `HitFacts` leaves what the mode allows. Where does an address stand in any
// text? `AddressTraces` finds it in whatever spelling (`SpelledByte`, `Base64Run`), so that erasing a contact forgets
// it. It stores and removes nothing itself: `Storage/Counting/Tally.swift` and `Storage/Erasing/` do. Begin with
// `PrivacyMode`, then this file, `HitFacts` and `AddressTraces`.

internal import Words

/// Says which mode holds for whose mail: an administrator's part of it. A contact's own mode is in the database.
package struct PrivacyPolicy: Sendable, Equatable {
    package var standard: PrivacyMode
    /// The modes by domain of the envelope sender, in lower case.
    package var domains: [String: PrivacyMode]
    /// The modes by the list or stream that the message names.
    package var lists: [String: PrivacyMode]

    package init(
        standard: PrivacyMode = .full, domains: [String: PrivacyMode] = [:], lists: [String: PrivacyMode] = [:]
    ) {
        self.standard = standard
        self.domains = domains
        self.lists = lists
    }

    /// Returns the strictest of those that apply: none can loosen what another asks for.
    ///
    /// - Parameters:
    ///   - sender: the envelope sender's address.
    ///   - list: nil where the message names none.
    ///   - contact: the contact's own; of a copy that several have, the strictest of theirs. Nil where none has one.
    package func mode(sender: String, list: String?, contact: PrivacyMode?) -> PrivacyMode {
        [standard, domains[Contact.domain(of: sender)], list.flatMap { lists[$0] }, contact].compactMap(\.self).max()
            ?? standard
    }
}

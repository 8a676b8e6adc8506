internal import Words

/// Which mode holds for whose mail: an administrator's part of it. A contact's own mode is in the database.
package struct PrivacyPolicy: Sendable, Equatable {
    package var standard: PrivacyMode
    /// By domain of the envelope sender, in lower case.
    package var domains: [String: PrivacyMode]
    /// By the list or stream that the message names.
    package var lists: [String: PrivacyMode]

    package init(
        standard: PrivacyMode = .full, domains: [String: PrivacyMode] = [:], lists: [String: PrivacyMode] = [:]
    ) {
        self.standard = standard
        self.domains = domains
        self.lists = lists
    }

    /// The strictest of those that apply: none can loosen what another asks for.
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

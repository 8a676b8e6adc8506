// Whether a message to several recipients becomes a copy for each. Pure.

internal import Milter
internal import Tracking

/// What becomes of a message to several recipients.
package enum MultipleRecipients: String, Sendable {
    /// One copy: an open is somebody's, nobody knows whose.
    case shared
    /// A copy for each.
    case split
    /// It is not tracked.
    case leave
}

enum SplitPolicy {
    /// Bytes of all copies of a message together, before compression: the MTA waits while they are written.
    static let largest = 1 << 30

    /// - Parameters:
    ///   - recipients: different ones, that the message goes to.
    ///   - bytes: of the message.
    static func splits(
        _ mode: MultipleRecipients, recipients: Int, bytes: Int, _ capabilities: Capabilities
    ) -> Bool {
        mode == .split && recipients > 1 && capabilities.isSuperset(of: [.removeRecipients, .replaceBody, .addHeaders])
            && bytes <= largest / recipients
    }

    /// Each recipient once: MTAs give an address that was named twice one mail, and remove it wholly.
    static func distinct(_ recipients: [Recipient]) -> [Recipient] {
        var seen: Set<String> = []
        return recipients.filter { seen.insert(Contact.normalised($0.address)).inserted }
    }

    /// The recipients of the envelope that the first one's copy does not go to.
    static func others(than first: Recipient, among recipients: [Recipient]) -> [Recipient] {
        let address = Contact.normalised(first.address)
        return recipients.filter { Contact.normalised($0.address) != address }
    }
}

/// The ways in which the recipients of a message are grouped into copies.
package enum MultipleRecipients: String, Sendable {
    /// One copy: an open is somebody's, nobody knows whose.
    case shared
    /// A copy for each.
    case split
    /// It is not tracked.
    case leave

    /// Bytes of all copies of a message together, before compression: the MTA waits while they are written.
    private static let largest = 1 << 30

    /// Says whether each recipient may have a copy.
    func splits(_ mail: OutgoingMail) -> Bool {
        let count = mail.recipients.count
        return self == .split && count > 1
            && mail.permissions.isSuperset(of: [.removeRecipients, .replaceBody, .addFields])
            && mail.size <= Self.largest / count
    }
}

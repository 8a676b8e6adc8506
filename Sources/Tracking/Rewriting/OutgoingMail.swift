package import MIME

/// A message on its way out, with all that bears on what is changed in it.
package struct OutgoingMail: Sendable {
    package let message: Message
    package let bytes: [UInt8]
    /// The size as it came: of what is too large, not all is kept.
    package let size: Int
    /// The envelope's.
    package let sender: String
    /// The recipients that it goes to, each once.
    package let recipients: [Recipient]
    package let membership: Membership
    package let permissions: EditPermissions

    package init(
        _ message: Message, _ bytes: [UInt8], size: Int, sender: String, recipients: [Recipient],
        membership: Membership, permissions: EditPermissions
    ) {
        self.message = message
        self.bytes = bytes
        self.size = size
        self.sender = sender
        self.recipients = recipients
        self.membership = membership
        self.permissions = permissions
    }
}

/// The changes that are allowed, as agreed with whoever hands the message over.
package struct EditPermissions: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let addFields = EditPermissions(rawValue: 1)
    /// Fields that are there get another value, or go.
    package static let changeFields = EditPermissions(rawValue: 2)
    package static let replaceBody = EditPermissions(rawValue: 4)
    package static let removeRecipients = EditPermissions(rawValue: 8)

    package static let all: EditPermissions = [.addFields, .changeFields, .replaceBody, .removeRecipients]
}

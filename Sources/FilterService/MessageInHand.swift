internal import MIME
internal import Milter
internal import Tracking
internal import Words

/// A message as a session hands it over, looked at, and its envelope without those who are not to get it.
struct MessageInHand {
    let message: Message
    let buffer: MessageBuffer
    let envelope: Envelope
    let membership: Membership
    let capabilities: Capabilities
    /// The reason why it is not ours to change, if it isn't.
    let reason: LeaveReason?

    /// The message as the rewriter takes it: what is changed in it, and what may be.
    var outgoing: OutgoingMail {
        OutgoingMail(
            message, buffer.bytes, size: buffer.size, sender: envelope.sender, recipients: envelope.recipients,
            membership: membership, permissions: EditPermissions(capabilities))
    }

    /// Returns the value of a field of its header, on one line.
    func value(of name: String) -> [UInt8]? { message.parts[0].unfoldedValue(of: name, in: buffer.bytes.span) }
}

extension EditPermissions {
    fileprivate init(_ capabilities: Capabilities) {
        self = []
        if capabilities.contains(.addHeaders) { insert(.addFields) }
        if capabilities.contains(.changeHeaders) { insert(.changeFields) }
        if capabilities.contains(.replaceBody) { insert(.replaceBody) }
        if capabilities.contains(.removeRecipients) { insert(.removeRecipients) }
    }
}

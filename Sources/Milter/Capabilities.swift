// What may be done to mail, as agreed with the MTA.

/// The capabilities that an MTA grants this filter. A session that needs more than it got leaves the mail as it is.
package struct Capabilities: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let addHeaders = Capabilities(rawValue: 1)
    package static let changeHeaders = Capabilities(rawValue: 2)
    package static let replaceBody = Capabilities(rawValue: 4)

    /// Header values arrive and leave exactly as they stand in the message. Without it the MTA keeps the space after
    /// the colon to itself: a session is then given one, whatever was there, and one is written.
    package static let exactHeaderValues = Capabilities(rawValue: 8)

    /// Another envelope sender.
    package static let changeSender = Capabilities(rawValue: 16)
    package static let removeRecipients = Capabilities(rawValue: 32)

    /// All that this filter asks for.
    package static let all: Capabilities = [
        .addHeaders, .changeHeaders, .replaceBody, .exactHeaderValues, .changeSender, .removeRecipients,
    ]
}

// What a session wants changed in a message, as a value; `MessageEditor` tells the MTA.

/// The changes to one message.
///
/// A header field is found by its name (in any case) and its place among the fields of that name, from 1, in the
/// message as it came. A value is as ``MilterSession/header(name:value:)`` gave it: all that follows the colon, with
/// its leading space, lines separated by LF.
package struct Changes: Sendable, Equatable {
    package struct Removal: Sendable, Equatable {
        package var name: [UInt8]
        package var index: Int
    }

    package struct Replacement: Sendable, Equatable {
        package var name: [UInt8]
        package var index: Int
        package var value: [UInt8]
    }

    package struct Addition: Sendable, Equatable {
        package var name: [UInt8]
        package var value: [UInt8]
    }

    /// An envelope sender, and the envelope's identifier that reports give back (ENVID: RFC 3461, section 4.4).
    package struct Sender: Sendable, Equatable {
        /// Without angle brackets.
        package var address: String
        /// Letters and digits; nil leaves what the client gave.
        package var envelopeID: String?

        package init(address: String, envelopeID: String? = nil) {
            self.address = address
            self.envelopeID = envelopeID
        }
    }

    package private(set) var removals: [Removal] = []
    package private(set) var replacements: [Replacement] = []
    package private(set) var additions: [Addition] = []

    /// Another envelope sender; nil leaves it.
    package var sender: Sender?
    /// Recipients that get nothing, as ``MilterSession/recipient(_:parameters:macros:)`` gave them.
    package var removedRecipients: [[UInt8]] = []

    /// The whole new body, with CRLF line ends; nil leaves the body alone.
    package var body: [UInt8]?

    package init(body: [UInt8]? = nil) {
        self.body = body
    }

    package mutating func removeHeader(_ name: [UInt8], index: Int) {
        removals.append(Removal(name: name, index: index))
    }

    package mutating func replaceHeader(_ name: [UInt8], index: Int, value: [UInt8]) {
        replacements.append(Replacement(name: name, index: index, value: value))
    }

    /// Adds a field after those that are there.
    package mutating func addHeader(_ name: [UInt8], value: [UInt8]) {
        additions.append(Addition(name: name, value: value))
    }
}

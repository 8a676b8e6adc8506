// The words of the milter protocol, version 2 to 6, as an MTA says them.

/// What an MTA lets filters do (`SMFIF_*`).
package struct MilterActions: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let addHeaders = MilterActions(rawValue: 0x01)
    package static let changeBody = MilterActions(rawValue: 0x02)
    package static let addRecipients = MilterActions(rawValue: 0x04)
    package static let deleteRecipients = MilterActions(rawValue: 0x08)
    package static let changeHeaders = MilterActions(rawValue: 0x10)
    package static let quarantine = MilterActions(rawValue: 0x20)
    package static let changeSender = MilterActions(rawValue: 0x40)
    package static let setMacros = MilterActions(rawValue: 0x100)
    package static let all = MilterActions(rawValue: 0x1FF)
}

/// Steps that may be left out or left unanswered, and other options (`SMFIP_*`).
package struct MilterSteps: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let noConnect = MilterSteps(rawValue: 0x01)
    package static let noHelo = MilterSteps(rawValue: 0x02)
    package static let noMail = MilterSteps(rawValue: 0x04)
    package static let noRcpt = MilterSteps(rawValue: 0x08)
    package static let noBody = MilterSteps(rawValue: 0x10)
    package static let noHeaders = MilterSteps(rawValue: 0x20)
    package static let noEndOfHeaders = MilterSteps(rawValue: 0x40)
    package static let silentHeader = MilterSteps(rawValue: 0x80)
    package static let noUnknown = MilterSteps(rawValue: 0x100)
    package static let noData = MilterSteps(rawValue: 0x200)
    package static let skip = MilterSteps(rawValue: 0x400)
    package static let silentConnect = MilterSteps(rawValue: 0x1000)
    package static let silentHelo = MilterSteps(rawValue: 0x2000)
    package static let silentMail = MilterSteps(rawValue: 0x4000)
    package static let silentRcpt = MilterSteps(rawValue: 0x8000)
    package static let silentData = MilterSteps(rawValue: 0x1_0000)
    package static let silentEndOfHeaders = MilterSteps(rawValue: 0x4_0000)
    package static let silentBody = MilterSteps(rawValue: 0x8_0000)
    package static let leadingSpace = MilterSteps(rawValue: 0x10_0000)
    package static let all = MilterSteps(rawValue: 0x1F_FFFF)
}

/// What an MTA offers at the beginning of a connection.
package struct MilterOffer: Sendable {
    package var version: UInt32
    package var actions: MilterActions
    package var steps: MilterSteps

    package init(version: UInt32, actions: MilterActions, steps: MilterSteps) {
        self.version = version
        self.actions = actions
        self.steps = steps
    }

    /// Postfix from 2.6, Sendmail from 8.14.
    package static let modern = MilterOffer(version: 6, actions: .all, steps: .all)

    /// The least that libmilter still talks to: Sendmail 8.12. Every step is answered.
    package static let oldest = MilterOffer(
        version: 2,
        actions: [.addHeaders, .changeBody, .addRecipients, .deleteRecipients, .changeHeaders],
        steps: [.noConnect, .noHelo, .noMail, .noRcpt, .noBody, .noHeaders, .noEndOfHeaders]
    )
}

/// A filter's answer to a step.
package enum MilterReply: Sendable, Equatable {
    case `continue`, accept, tempfail, reject, discard, skip
    /// A reply line for the SMTP client.
    case text(String)
}

/// A change that a filter asks for at the end of a message, in the order in which it asks.
package enum MilterChange: Sendable, Equatable {
    case addHeader(String, value: String)
    case insertHeader(String, at: Int, value: String)
    /// An empty value removes the field.
    case changeHeader(String, index: Int, value: String)
    /// One packet of the new body.
    case bodyChunk([UInt8])
    case addRecipient(String)
    case deleteRecipient(String)
    case changeSender(String, parameters: String)
    case quarantine(String)
}

/// All that a filter says at the end of a message.
package struct MilterResult: Sendable, Equatable {
    package var reply: MilterReply
    package var changes: [MilterChange]

    package init(reply: MilterReply, changes: [MilterChange] = []) {
        self.reply = reply
        self.changes = changes
    }

    /// The new body, put together; nil where the filter leaves the body alone.
    package var body: [UInt8]? {
        let chunks = changes.compactMap { if case .bodyChunk(let bytes) = $0 { bytes } else { nil } }
        return chunks.isEmpty ? nil : Array(chunks.joined())
    }
}

package struct MilterPeerError: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}

// What is known of a recipient before its verdict.

/// A recipient as the report has it: from the fields of its group, or from the text.
struct RecipientDraft {
    var address: [UInt8]
    var original: [UInt8]?
    var action: ReportedRecipient.Action?
    var willRetry = false
    var status: EnhancedStatus?
    /// The words of the remote host, or of the report in their place.
    var diagnostic: [UInt8] = []
    var remote: [UInt8]?
    var command: String?
    var attemptedAt: Int64?
    /// The kind of failure that the reporter takes it for.
    var category: String?

    init(address: [UInt8]) {
        self.address = address
    }

    /// Reads a group of fields; nil for one that names nobody.
    init?(_ group: StatusReport.Group) {
        let named = [group.final, group.original, group.actual].compactMap { $0 }
        // QUIRK: a Final-Recipient that is a local name or a route within the remote system (Sun Messaging Server).
        guard let address = named.first(where: Self.isAddress) ?? named.first else { return nil }
        self.address = address
        original = group.original.flatMap { $0.lowercased == address.lowercased ? nil : $0 }
        action = group.action
        willRetry = group.willRetry
        status = group.status
        diagnostic = group.diagnostic
        remote = group.remote
        category = group.category?.text
        attemptedAt = group.attemptedAt
    }

    var isAddress: Bool { Self.isAddress(address) }

    private static func isAddress(_ bytes: [UInt8]) -> Bool {
        guard let at = bytes.lastIndex(of: .at), at > 0, bytes[0] != 0x7C, bytes[0] != 0x2F else { return false }
        return bytes[at...].contains(.dot)
    }
}

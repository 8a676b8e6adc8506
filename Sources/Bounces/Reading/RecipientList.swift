// The recipients of a report, each once.

/// Drafts in the order of the mail; what is said twice of one address is merged.
struct RecipientList {
    private(set) var drafts: [RecipientDraft] = []
    private var places: [[UInt8]: Int] = [:]

    mutating func add(_ draft: RecipientDraft) {
        let key = Self.key(draft.address)
        if let place = places[key] {
            drafts[place].merge(draft)
        } else if drafts.count < StatusReport.recipientLimit {
            places[key] = drafts.count
            drafts.append(draft)
        }
    }

    /// Makes one of addresses that are shown alike, though they differ in octets that are no UTF-8.
    private static func key(_ address: [UInt8]) -> [UInt8] {
        (address.contains { $0 >= 0x80 } ? Array(address.text.utf8) : address).lowercased
    }
}

extension RecipientDraft {
    /// Takes the graver action, and of the rest what is not known yet.
    fileprivate mutating func merge(_ other: RecipientDraft) {
        if action == nil || other.action == .failed { action = other.action ?? action }
        if status == nil || status?.isSpecific == false { status = other.status ?? status }
        if diagnostic.isEmpty { diagnostic = other.diagnostic }
        remote = remote ?? other.remote
        original = original ?? other.original
        command = command ?? other.command
        attemptedAt = attemptedAt ?? other.attemptedAt
        willRetry = willRetry || other.willRetry
    }
}

// Whose delivery a finding speaks of.

internal import Bounces
internal import GRDB
internal import Words

extension Finding {
    /// Returns the delivery, and how far this is believed of it; nil where nothing of ours is meant, or it is too old to count.
    func delivery(
        of mail: ReturnedMail, in database: Database, policy: BouncePolicy
    ) throws -> (DeliveryRecord, Trust)? {
        if let reference = mail.reference, let record = try delivery(of: reference, in: database) {
            if isTooOld(at: mail.at, sentAt: record.sentAt, policy) { return nil }
            return (record, trust(by: reference.seal, isOnlyOfCopy: record.isOnlyOfCopy, policy))
        }
        if case .reply(_, let answered) = event {
            guard let author = addresses.first else { return nil }
            return try DeliveryRecord.find(answered, answeredBy: author, in: database).map { ($0, .named) }
        }
        if let messageID, let record = try DeliveryRecord.find(messageID: messageID, addresses: addresses, in: database)
        {
            return isTooOld(at: mail.at, sentAt: record.sentAt, policy) ? nil : (record, .named)
        }
        return nil
    }

    private func delivery(of reference: ReturnedMail.Reference, in database: Database) throws -> DeliveryRecord? {
        switch speaker(by: reference.seal) {
        case nil: return nil
        case .reporter: return try DeliveryRecord.find(copy: reference.copy, addresses: addresses, in: database)
        case .replier:
            return try addresses.first.flatMap {
                try DeliveryRecord.find(copy: reference.copy, answeredBy: $0, in: database)
            }
        case .recipient:
            guard let author = addresses.first.map(Contact.normalised),
                let record = try DeliveryRecord.find(copy: reference.copy, addresses: addresses, in: database)
            else { return nil }
            return author == record.recipient || Replier.isSameMailbox(author, record.recipient) ? record : nil
        }
    }

    /// Returns whether it names the recipient that we sent to, and nobody behind an alias or a forwarding.
    func isOf(_ record: DeliveryRecord) -> Bool { addresses.contains { Contact.normalised($0) == record.recipient } }
}

internal import Foundation
internal import Storage

/// What a webhook is told: `{"type": "message.opened", "timestamp": …, "data": {"notices": [{…}]}}`. All keys are always there.
enum NoticeJSON {
    /// - Parameter time: milliseconds since 1970.
    static func bytes(_ notices: [Notice], at time: Int64) throws -> [UInt8] {
        let object: [String: Any] = [
            "type": "message.opened", "timestamp": MailTime.iso8601(time),
            "data": ["notices": notices.map(object)],
        ]
        return Array(
            try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]))
    }

    private static func object(_ notice: Notice) -> [String: Any] {
        let optional: [String: String?] = [
            "campaign": notice.campaign, "recipient": notice.recipient, "url": notice.url, "country": notice.country,
            "region": notice.region, "city": notice.city, "user_agent": notice.userAgent,
        ]
        let known: [String: Any] = [
            "message": notice.message, "message_id": notice.messageID, "queue_id": notice.queueID,
            "sender": notice.sender, "subject": notice.subject, "sent_at": MailTime.iso8601(notice.sentAt),
            "recipients": notice.recipients, "event": notice.event.rawValue, "at": MailTime.iso8601(notice.at),
            "actor": notice.actor.rawValue,
        ]
        return known.merging(optional.mapValues { $0 ?? NSNull() as Any }) { known, _ in known }
    }
}

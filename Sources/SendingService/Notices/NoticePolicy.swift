internal import Storage

/// What an administrator decides about notices.
package struct NoticePolicy: Sendable {
    /// What mails say in From; nil where none are sent.
    package var from: String?
    /// Whether webhooks are told.
    package var tellsWebhooks: Bool

    package init(from: String?, tellsWebhooks: Bool) {
        self.from = from
        self.tellsWebhooks = tellsWebhooks
    }

    var methods: Set<NotificationPreference.Method> {
        Set((from == nil ? [] : [.mail]) + (tellsWebhooks ? [.webhook] : []))
    }

    /// Milliseconds until the next try, after so many that failed.
    static func pause(afterFailures failures: Int, random: Double) -> Int64 {
        let seconds = pauses[min(max(failures, 1), pauses.count) - 1]
        return Int64(seconds * (1 + jitter * random) * 1000)
    }

    /// Seconds. Quickly at first, for what is only being restarted; then as long as somebody needs to see to it.
    static let pauses: [Double] = [5, 60, 300, 1800, 7200, 18_000]
    /// As much longer as chance has it, so that those who failed together don't come back together.
    static let jitter = 0.2
}

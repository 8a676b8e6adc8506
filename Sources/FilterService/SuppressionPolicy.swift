// What the filter does about recipients that are not to be sent to. Pure: what stands against an address in, a decision out.

internal import Storage
internal import Tracking
internal import Words

enum SuppressionPolicy {
    /// Returns what stands against an address whatever the message is: known at `RCPT TO`, before its header.
    static func decisive(_ suppressions: [Suppression]) -> Suppression? {
        suppressions.first { $0.scope == Suppression.everything && $0.reason != .unsubscribe }
    }

    /// Returns what stands against an address for a message of this stream: an unsubscribe holds for all but
    /// transactional mail, a suppression of a stream for that stream.
    static func pending(_ suppressions: [Suppression], stream: String?) -> Suppression? {
        suppressions.first { suppression in
            if suppression.scope == Suppression.everything {
                return suppression.reason != .unsubscribe || stream != MailStream.transactional
            }
            return suppression.scope == stream
        }
    }

    /// Returns the text of a refusal, for the sender.
    static func text(_ suppression: Suppression) -> String {
        let why =
            switch suppression.reason {
            case .hardBounce: "earlier mail to it came back for good"
            case .complaint: "its owner has complained about mail from here"
            case .unsubscribe: "its owner has unsubscribed"
            case .manual: "an administrator has put it on the list"
            }
        return "recipient is suppressed (\(suppression.reason.rawValue)): \(why)"
    }
}

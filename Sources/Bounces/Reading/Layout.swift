// Which part of a mail is what to a reader of reports.

internal import MIME

/// The leaves of a mail by what they are: indices in `Message.parts`, in order.
struct Layout {
    /// For people: text/plain and what else of text there is, HTML apart.
    var texts: [Int] = []
    var pages: [Int] = []
    /// message/delivery-status (RFC 3464; RFC 6533 for global).
    var statuses: [Int] = []
    /// message/feedback-report (RFC 5965).
    var feedbacks: [Int] = []
    /// message/disposition-notification (RFC 8098).
    var dispositions: [Int] = []
    /// The mail that came back, or its header.
    var returned: [Int] = []

    init(_ message: Message) {
        for (index, part) in message.parts.enumerated() where !part.isMultipart || part.defects.contains(.noParts) {
            let subtype = part.contentType.subtype
            switch part.contentType.type {
            case "message": add(message: subtype, index)
            case "text": add(text: subtype, index, part)
            // A multipart whose boundary never comes is text, such as a report cut short.
            case "multipart": texts.append(index)
            default: break
            }
        }
    }

    private mutating func add(message subtype: String, _ index: Int) {
        switch subtype {
        case "delivery-status", "global-delivery-status": statuses.append(index)
        case "feedback-report": feedbacks.append(index)
        case "disposition-notification", "global-disposition-notification": dispositions.append(index)
        default: returned.append(index)
        }
    }

    private mutating func add(text subtype: String, _ index: Int, _ part: Part) {
        switch subtype {
        case "html": pages.append(index)
        case "rfc822-headers", "rfc822-header", "rfc822", "global-headers": returned.append(index)
        case "calendar", "css", "csv", "directory", "vcard", "x-vcard", "xml": break
        default: if !part.isAttachment || part.parent == nil { texts.append(index) }
        }
    }
}

// The attributes by which senders tell mail services what to do with a link. None is to be left in the mail: it would tell the
// recipient, and no mail program knows it.

internal import HTML
internal import Words

/// A word to a mail service in an attribute of a link.
enum OptOutAttribute {
    /// The link is not to be tracked.
    case optOut
    /// Something else: the link's label, or that it may be tracked.
    case other

    /// Reads an attribute; nil for one that is the page's own.
    init?(_ attribute: Attribute, in html: Span<UInt8>) {
        let name = attribute.name
        guard name.count >= 8, let dialect = Self.dialect(of: html, name) else { return nil }
        switch dialect.optOut {
        case .always: self = .optOut
        case .never: self = .other
        case .unless(let text):
            self = attribute.value.map { Self.holds(html, $0, text) } ?? false ? .other : .optOut
        case .value(let text):
            self = attribute.value.map { Self.holds(html, $0, text) } ?? false ? .optOut : .other
        }
    }

    private static func holds(_ html: Span<UInt8>, _ value: Range<Int>, _ text: String) -> Bool {
        var value = value
        while let first = value.first, html[first] <= 0x20 { value.removeFirst() }
        while let last = value.last, html[last] <= 0x20 { value.removeLast() }
        return value.count == text.utf8.count && html.holds(text, at: value.lowerBound, end: value.upperBound)
    }

    private struct Dialect: Sendable {
        let name: String
        let optOut: When
        enum When: Sendable {
            case always, never
            /// With any value but this one, or without one.
            case unless(String)
            /// With this value.
            case value(String)
        }

        init(_ name: String, _ optOut: When) {
            self.name = name
            self.optOut = optOut
        }
    }

    private static func dialect(of html: Span<UInt8>, _ name: Range<Int>) -> Dialect? {
        switch html[name.lowerBound].lowercasedASCII {
        case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "s"): break
        default: return nil
        }
        for dialect in dialects where dialect.name.utf8.count == name.count {
            if html.holds(dialect.name, at: name.lowerBound, end: name.upperBound) { return dialect }
        }
        return nil
    }

    private static let dialects = [
        Dialect("data-no-track", .always),  // ours, and Kannon's: `data-no-track="false"` as well
        Dialect("clicktracking", .value("off")),  // SendGrid
        Dialect("data-pm-no-track", .always),  // Postmark
        Dialect("ses:no-track", .unless("false")), Dialect("ses:tags", .never),  // Amazon SES
        Dialect("mc:disable-tracking", .always),  // Mandrill, Mailchimp
        Dialect("data-msys-clicktrack", .value("0")),  // SparkPost
        Dialect("mautic:disable-tracking", .unless("false")), Dialect("data-mautic-disable-tracking", .unless("false")),
        Dialect("disable-tracking", .unless("false")),  // Mailgun
        Dialect("data-disable-tracking", .unless("false")),  // ahoy_email
        Dialect("mb_dontconvertlink", .always),  // Campaign Monitor's predecessors
    ]
}

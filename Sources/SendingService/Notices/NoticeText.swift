// A notice in the words of people.

internal import Storage

/// No URLs: a link in a mail about a mail is nothing to click on.
enum NoticeText {
    /// Returns the subject of a mail about one notice.
    static func subject(_ notice: Notice) -> String { "Opened by \(who(notice)): \(notice.subject)" }

    /// Returns the subject of a digest.
    static func subject(_ notices: [Notice]) -> String { "\(notices.count) opened mails" }

    /// Returns a mail's text, lines with LF.
    static func body(_ notices: [Notice]) -> String {
        if notices.count == 1 { return single(notices[0]) }
        let rows = notices.sorted { $0.at < $1.at }.map(entry)
        let about = "\(notices.count) mails were opened for the first time, by these people:\n\n"
        return about + rows.joined(separator: "\n") + "\n" + footer
    }

    private static func single(_ notice: Notice) -> String {
        var rows = [
            ("Subject", notice.subject), ("Sent", MailTime.rfc5322(notice.sentAt)),
            (notice.event == .open ? "Opened" : "Clicked", MailTime.rfc5322(notice.at)),
        ]
        if let place = place(notice) { rows.append(("Where", "\(place) (roughly, by the address)")) }
        if let means = means(notice) { rows.append(("With", means)) }
        let table = rows.map { "\($0):" + String(repeating: " ", count: 9 - $0.count) + line($1) }
        return "\(sentence(notice))\n\n" + table.joined(separator: "\n") + "\n" + footer
    }

    private static let footer = "\nYou are told of the first opening only. Times are in UTC.\n"

    private static func sentence(_ notice: Notice) -> String {
        switch notice.event {
        case .open: "\(capitalised(who(notice))) opened your mail."
        case .click:
            "\(capitalised(who(notice))) followed a link in your mail, without loading its images: it was opened."
        }
    }

    /// One line of a digest and its details below.
    private static func entry(_ notice: Notice) -> String {
        let details = [notice.event == .click ? "followed a link" : nil, place(notice), means(notice)].compactMap(
            \.self)
        let more = details.isEmpty ? "" : "\n    \(details.joined(separator: "; "))"
        return "\(MailTime.rfc5322(notice.at))  \(who(notice))\n    \(line(notice.subject))\(more)"
    }

    static func who(_ notice: Notice) -> String {
        notice.recipient.map(line) ?? "one of \(notice.recipients) recipients"
    }

    private static func place(_ notice: Notice) -> String? {
        guard notice.actor == .human else { return nil }
        let names = [notice.city, notice.region, notice.country].compactMap(\.self).filter { !$0.isEmpty }
        return names.isEmpty ? nil : line(names.joined(separator: ", "))
    }

    private static func means(_ notice: Notice) -> String? {
        notice.actor == .proxy ? "the recipient's mail provider, which hides where" : AgentName.text(notice.userAgent)
    }

    private static func capitalised(_ text: String) -> String {
        text.hasPrefix("one of ") ? "O" + text.dropFirst() : text
    }

    /// On one line, and not too long for one of a mail.
    private static func line(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value ? " " : scalar
        }
        return String(String(String.UnicodeScalarView(scalars)).prefix(200))
    }
}

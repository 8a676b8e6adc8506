// What stands in a template where the link for unsubscribing goes. A sender who comes from a mail service keeps its templates.

internal import Words

/// The placeholders that mail services fill in with such a link. Only those that mean nothing else.
package enum UnsubscribePlaceholder {
    /// Returns whether a link's value is such a placeholder only, but for an `http://` before it, which editors add.
    ///
    /// - Parameter value: the attribute's value with its character references decoded.
    package static func isOne(_ value: [UInt8]) -> Bool {
        guard value.count <= 120, value.contains(where: isMark) else { return false }
        var name = normalised(value)
        for scheme in ["https://", "http://"] where name.hasPrefix(Array(scheme.utf8)) {
            name.removeFirst(scheme.utf8.count)
            while name.last == UInt8(ascii: "/") { name.removeLast() }
            break
        }
        return all.contains(name)
    }

    /// Returns whether such a placeholder begins with the byte.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "<"): true
        default: false
        }
    }

    /// Returns a value in lower case, without white space, its percent-encoded braces, brackets and bars decoded.
    private static func normalised(_ value: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < value.count {
            defer { index += 1 }
            if value[index] == UInt8(ascii: "%"), index + 2 < value.count,
                let mark = marks[[value[index + 1].lowercasedASCII, value[index + 2].lowercasedASCII]]
            {
                if mark > 0x20 { result.append(mark) }
                index += 2
            } else if value[index] > 0x20 {
                result.append(value[index].lowercasedASCII)
            }
        }
        return result
    }

    private static let marks: [[UInt8]: UInt8] = [
        Array("20".utf8): 0x20, Array("3c".utf8): UInt8(ascii: "<"), Array("3e".utf8): UInt8(ascii: ">"),
        Array("5b".utf8): UInt8(ascii: "["), Array("5d".utf8): UInt8(ascii: "]"),
        Array("7b".utf8): UInt8(ascii: "{"), Array("7c".utf8): UInt8(ascii: "|"), Array("7d".utf8): UInt8(ascii: "}"),
    ]

    private static let all = Set(
        [
            "{{unsubscribe_url}}", "{{unsubscribe_link}}", "{{unsubscribe}}", "{{unsubscribeurl}}",
            "{{unsubscribelink}}",
            "{{.unsubscribeurl}}", "{{{unsubscribe_url}}}", "{unsubscribe_url}", "{unsubscribe}", "[unsubscribe]",
            "[unsubscribe_url]", "[[unsubscribe]]", "%unsubscribe%", "%unsubscribe_url%",
            "%mailing_list_unsubscribe_url%", "%tag_unsubscribe_url%",  // Mailgun
            "{{{unsubscribe}}}", "<%asm_group_unsubscribe_raw_url%>",  // SendGrid
            // Postmark
            "{{{pm:unsubscribe}}}", "{{{pm:unsubscribe_url}}}", "{{pm:unsubscribe}}", "{{pm:unsubscribe_url}}",
            "{{amazonsesunsubscribeurl}}",  // Amazon SES
            "*|unsub|*",  // Mailchimp, Mandrill
            "%unsubscribelink%",  // ActiveCampaign
            "{%unsubscribe_url%}", "{%unsubscribe_link%}", "{%unsubscribe%}",  // Klaviyo
            "{$unsubscribe}",  // MailerLite
            "[unsubscribeurl]",  // phpList
        ].map { Array($0.utf8) })
}

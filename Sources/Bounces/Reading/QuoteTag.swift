// The tags by which mail programs set off what a page quotes.

enum QuoteTag {
    static let mark = Array("> ".utf8)
    static let rule = Array("\n-----Original Message-----\n".utf8)

    /// Returns how a tag changes how deep what follows is quoted.
    static func change(_ page: Span<UInt8>, _ tag: Range<Int>) -> Int {
        let name = tag.lowerBound + 1..<tag.upperBound
        if page.starts(name, with: "blockquote") { return 1 }
        return page.starts(name, with: "/blockquote") ? -1 : 0
    }

    /// Returns whether the mail that is answered stands from here on.
    static func isRule(_ page: Span<UInt8>, _ tag: Range<Int>) -> Bool {
        guard page.first(0x3D, in: tag) < tag.upperBound else { return false }
        return names.first(in: page, tag) != nil
    }

    /// Values of `id`, `class` and `style`.
    private static let names = PhraseSet<Void>(
        [
            "gmail_quote", "gmail_attr", "gmail_extra", "divrplyfwdmsg", "appendonsend", "olk_src_body_section",
            "yahoo_quoted", "yahoo-quoted", "protonmail_quote", "tutanota_quote", "zmail_extra", "replyforwardmessage",
            "ms-outlook-mobile-reference-message", "mail-editor-reference-message-container", "reply-intro",
            "mailquote",
            "quoted-mail", "msg-quote", "hmmessage_quote", "stopspelling", "ydp_quoted", "front-blockquote",
            "border-top:solid #e1e1e1", "border-top: solid #e1e1e1", "border-top:solid #b5c4df",
            "border-top: solid #b5c4df",
            "border-top:solid rgb(225,225,225)",
        ].map { ($0, ()) })
}

// The kinds of tokens.

/// A token that names a copy as a whole.
package protocol WholeCopyToken: Token {
    init(copy: Int64)
}

extension WholeCopyToken {
    package var link: Int { 0 }

    package init?(copy: Int64, link: Int) {
        guard link == 0 else { return nil }
        self.init(copy: copy)
    }
}

/// A copy was looked at: the pixel's URL.
package struct OpenToken: WholeCopyToken, LetterToken {
    package static let kind = TokenKind.open
    package let copy: Int64
    package init(copy: Int64) { self.copy = copy }
}

/// A link of a copy was followed.
package struct ClickToken: LetterToken {
    package static let kind = TokenKind.click
    package let copy: Int64
    package let link: Int

    package init(copy: Int64, link: Int) {
        self.copy = copy
        self.link = link
    }
}

/// A copy itself: the header field by which we know our own mail again.
package struct CopyToken: WholeCopyToken, LetterToken {
    package static let kind = TokenKind.copy
    package let copy: Int64
    package init(copy: Int64) { self.copy = copy }
}

/// The place where the reports on a copy come back: the envelope sender's local part, and the envelope's identifier.
package struct ReturnPathToken: WholeCopyToken, AddressToken {
    package static let kind = TokenKind.returnPath
    package let copy: Int64
    package init(copy: Int64) { self.copy = copy }
}

/// The recipient of a copy wants no more mail: the URL and the address in List-Unsubscribe.
package struct UnsubscribeToken: WholeCopyToken, LetterToken, AddressToken {
    package static let kind = TokenKind.unsubscribe
    package let copy: Int64
    package init(copy: Int64) { self.copy = copy }
}

/// A copy on its way from the spool through the MTA: the header field by which the filter lets it pass.
package struct SplitToken: WholeCopyToken, LetterToken {
    package static let kind = TokenKind.split
    package let copy: Int64
    package init(copy: Int64) { self.copy = copy }
}

/// A copy that the CRM sends again: the header field by which the filter knows it for the next sending of the same delivery.
package struct RetryToken: WholeCopyToken, LetterToken {
    package static let kind = TokenKind.retry
    package let copy: Int64
    package init(copy: Int64) { self.copy = copy }
}

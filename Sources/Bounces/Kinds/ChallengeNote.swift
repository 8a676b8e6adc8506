// Whether a text is a program's that wants a proof before it hands a mail on.

enum ChallengeNote {
    /// Looks for two such phrases, or one and a link to follow.
    static func isChallenge(_ own: OwnText) -> Bool {
        let folded = TextFolding.folded(own.bytes.prefix(2000))
        let text = folded.span
        var found: Set<Int> = []
        phrases.forEachHit(in: text, text.indices) { hit in
            found.insert(hit.meaning)
            return found.count < 2
        }
        return found.count > 1 || found.count == 1 && hasLink(text)
    }

    private static func hasLink(_ text: Span<UInt8>) -> Bool { links.first(in: text, text.indices) != nil }

    private static let links = PhraseSet<Void>([("http://", ()), ("https://", ())])

    private static let phrases = PhraseSet<Int>(
        [
            "please reply to this message to confirm", "simply reply to this message",
            "confirm that you are a real person", "confirm that you are human", "prove that you are human",
            "verify that you are a human", "to confirm that you are not a spammer",
            "your message has been placed in a holding queue", "your message is being held",
            "click the link below to deliver", "click on the link below to release", "to have your message delivered",
            "requires that all senders", "sender to be verified", "i use an anti-spam",
            "this email address is protected by", "this account is protected by", "unverified sender",
            "awaiting your response before it is delivered", "be added to my allowed", "be added to my approved",
            "one-time verification",
        ].enumerated().map { ($1, $0) })
}

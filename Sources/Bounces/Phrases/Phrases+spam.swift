extension PhraseTable {
    /// The message looks like spam or carries a virus.
    static let spam: [PhraseTable] = [
        PhraseTable(
            .spamDetected, .decisive,
            """
            rejected due to spam classification
            """),
        PhraseTable(
            .spamDetected, .contra,
            """
            under suspicion of
            content filter
            content policy
            bad url
            url in message
            url in content
            hash blacklist
            mcspamsignature
            """),
    ]
}

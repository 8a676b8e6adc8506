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
            suspicion of spam
            under suspicion of
            spam message
            spam mail
            spam email
            spam e-mail
            spam detected
            spam detection
            spam content
            spam score
            spam filter
            spam filtering
            spam firewall
            spam url
            spam classification
            spam category
            spam check
            spam scanner
            spam signature
            spam-like
            spam like
            spam policy
            spam probability
            spam threshold
            spam level
            spam limit
            spam points
            spam source
            spam assassin
            spam suspected
            spam rule
            spam is not
            spam profile
            spam identified
            spam engine
            spam rating
            spamassassin
            spammy
            spamscore
            spam-score
            spam. see
            spam.
            spam:
            spam;
            spam!
            - spam
            is spam
            as spam
            be spam
            looks like spam
            like spam
            contains spam
            contain spam
            considered spam
            considered to be spam
            considered as spam
            classified as spam
            identified as spam
            detected as spam
            flagged as spam
            marked as spam
            tagged as spam
            recognized as spam
            recognised as spam
            scored as spam
            reported as spam
            seems to be spam
            appears to be spam
            probably spam
            probable spam
            likely spam
            suspected as spam
            suspect spam
            high probability of spam
            high spam
            too spammy
            due to spam
            because of spam
            anti-spam
            antispam
            anti spam
            message rejected as spam
            content filter
            content policy
            bad url
            url in message
            url in content
            url listed
            phishing
            phish
            likely unsolicited
            ube
            uce
            junk mail
            hash blacklist
            suspicious content
            suspicious message
            suspicious mail
            mcspamsignature
            high on spam scale
            spamtrap
            spam trap
            """),
    ]
}

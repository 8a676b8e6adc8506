// Long: a table of phrases.

extension PhraseTable {
    /// Nobody has the address, in other languages than English.
    static let languagesAddress: [PhraseTable] = [
        PhraseTable(
            .userUnknown, .exact,
            """
            nicht im verzeichnis
            wurde in der zieldomäne nicht gefunden
            あて先のメールアドレスが見つかり
            查無此人
            존재하지 않는
            """)
    ]
}

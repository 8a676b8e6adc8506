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
            """),
        // Exchange Online names the local part and the domain only.
        PhraseTable(
            .userUnknown, .plain,
            """
            wurde unter + nicht gefunden
            est introuvable sur
            n'a pas été trouvé sur
            no se encontró en
            não foi encontrado em
            non è stato trovato in
            is niet gevonden op
            nie znaleziono w
            nebyl nalezen v
            hittades inte på
            """),
    ]
}

// The phrases by which a report's text is found and divided. Data: a new format is a new row.
//
// A phrase is lower-case and matches letters in either case; a space matches any white space, so that a phrase is found
// though the line breaks within it. Letters beyond ASCII stand as they do in UTF-8. An apostrophe is left out at the
// edge of a phrase ("t be delivered to"), since it is written in several ways.

/// The kinds of phrases in a report, by what each tells.
enum Anchor: Sendable {
    /// A delivery failed. The recipients stand as `place` says.
    case failed(Place)
    /// A delivery is late and still tried.
    case delayed(Place)
    /// A delivery succeeded, or was handed on to where nothing more will be told.
    case delivered(Place)
    /// Recipients are listed, in a report that says elsewhere that it failed.
    case listed
    /// Names the recipient, in a report that says elsewhere that it failed.
    case named
    /// Names the address that the one before was made from.
    case madeFrom
    /// The returned mail begins on the next line.
    case original
    /// The dialogue with the remote host follows.
    case transcript
    /// The fields of RFC 3464 stand in the text.
    case statusFields
    case command(String)
    /// Names the host that refused.
    case remote
    /// The words of the remote host follow.
    case quote
    /// What follows is no more about the recipients before it.
    case closing

    enum Place: Sendable {
        /// Not told by the phrase.
        case none
        /// Right behind it.
        case next
        /// Right behind it or at the beginning of lines that follow.
        case list
    }
}

extension Anchor {
    static let phrases = PhraseSet<Anchor>(
        table(.failed(.list), failedLists) + table(.failed(.next), failedNext) + table(.failed(.none), failedWords)
            + table(.delayed(.list), delayedLists) + table(.delayed(.none), delayedWords)
            + table(.delivered(.list), deliveredLists) + table(.listed, lists) + table(.named, names)
            + table(.madeFrom, madeFroms)
            + table(.original, originals) + table(.transcript, transcripts)
            + table(.statusFields, ["final-recipient:", "original-recipient:"]) + table(.remote, remotes)
            + table(.quote, quotes) + table(.closing, closings) + commands)

    private static func table(_ anchor: Anchor, _ phrases: [String]) -> [(phrase: String, meaning: Anchor)] {
        phrases.map { ($0, anchor) }
    }
}

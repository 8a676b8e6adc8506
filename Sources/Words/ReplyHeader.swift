/// What the header of a reply says: who answers, and what. `Bounces/Replies/ReplyHeader+Reading.swift` reads it.
package struct ReplyHeader: Sendable, Equatable {
    /// The address in From.
    package let author: String
    /// Its own Message-ID, with its angle brackets: the same reply has the same, whichever way it comes.
    package let messageID: String?
    /// The messages that it answers, with their angle brackets, the nearest first, at most 50.
    package let answered: [String]

    package init(author: String, messageID: String?, answered: [String]) {
        (self.author, self.messageID, self.answered) = (author, messageID, answered)
    }
}

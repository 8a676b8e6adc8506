/// Takes mail in.
package protocol MailHandler: Sendable {
    /// When this returns, all effects of the mail are on disk. When it throws, the mail stays where it is and is tried
    /// again later. Taking the same mail twice must have no second effect: a crash may come between this and the note
    /// that it was done.
    ///
    /// Blocks. Called from one thread at a time by each intake, and by several intakes at once.
    func take(_ mail: IncomingMail) throws

    /// Whether mail to an address is to be taken at all; asked before the mail is there, and from several threads at once.
    func isTaken(recipient: String) -> Bool
}

extension MailHandler {
    package func isTaken(recipient: String) -> Bool { true }
}

// How mail that comes back reaches us, by whatever way. The front page of this module.
//
// Mailbox gets mails from a Maildir, by LMTP, from a pipe, by IMAP or POP3, and hands each to a `MailHandler`, below,
// as an `IncomingMail`: the bytes as they came. When the handler returns, the mail is marked as done or moved on; when
// it throws, the mail stays and is tried again. It doesn't read what a mail says:
// `BounceService/ReturnedMailHandler.swift` does.
//
// Begin with `Intake/Intake.swift` and `Intake/MaildirIntake.swift`, a way from end to end over `Files/Maildir.swift`;
// then `LMTP/LMTPServer.swift` with `LMTPSession`; then `Intake/IMAPIntake.swift` and `POP3Intake` over `Remote/`
// (libcurl). `Files/PipedMail.swift` and `MailFiles` (files, mboxes) serve the commands. `FailedTries` says what is
// tried again and when, `MailboxEvent` what went wrong.

/// Takes mail in.
package protocol MailHandler: Sendable {
    /// Takes a mail in; when this returns, all effects of the mail are on disk. When it throws, the mail stays where it
    /// is and is tried again later. Taking the same mail twice must have no second effect: a crash may come between
    /// this and the note that it was done.
    ///
    /// Blocks. Called from one thread at a time by each intake, and by several intakes at once.
    func take(_ mail: IncomingMail) throws

    /// Returns whether to take mail to an address; asked before the mail is there, and from several threads at once.
    func isTaken(recipient: String) -> Bool
}

extension MailHandler {
    package func isTaken(recipient: String) -> Bool { true }
}

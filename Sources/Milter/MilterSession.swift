// The one protocol between libmilter and a job. The front page of this module.
//
// Milter speaks with MTAs by libmilter, and is the only module that imports it. Calls of the MTA come in; each is
// handed to one `MilterSession`, in the order in which the MTA tells it; its verdict and its changes go back. It
// decides nothing about mail and changes nothing that the session did not ask for; no name of libmilter leaves it.
//
// Begin with `MilterSession`, below, which `FilterService/FilterSession.swift` implements; then `Callbacks` (what
// libmilter calls), `MTAConnection` (which message is under way), `Negotiation` and `Capabilities` (what the MTA lets us
// do), `MessageEditor` (tells a message's `Changes`, once and in order), `MilterServer` (listens, runs, stops without
// dropping a message).

/// Decides about the mail of one connection: the job's side.
///
/// One object serves one connection. libmilter may call from a different thread at each step, but never from two at
/// once. A connection carries any number of messages, one after the other: ``sender(_:parameters:macros:)`` begins one, and
/// nothing of an earlier message may be left then.
///
/// A message is over with the first verdict other than ``StepVerdict/continue``, with ``endOfMessage(macros:)``, or with
/// ``aborted()``; after that nothing of it reaches the session.
package protocol MilterSession: AnyObject {
    /// Hears that a client has connected to the MTA; nil when the MTA did not say from where.
    ///
    /// - Parameter isSMTP: false where no client speaks SMTP: the mail was handed to the MTA on its own machine.
    func connected(client: ClientAddress?, isSMTP: Bool)

    /// Takes `MAIL FROM`: the address as the client gave it, with its angle brackets, and the parameters (`SIZE=…`,
    /// `ENVID=…`) that the MTA tells. Begins a new message.
    func sender(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> StepVerdict

    /// Takes `RCPT TO`: the address as the client gave it, with its angle brackets, and the parameters (`NOTIFY=…`,
    /// `ORCPT=…`) that the MTA tells. Once for each recipient that the MTA would take. What is refused here is no
    /// recipient of the message. A refusal is told only where the server ``MilterServer/answersRecipients``.
    func recipient(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> RecipientVerdict

    /// Takes a header field, in the message's order. The value is all that follows the colon, with its leading space;
    /// the lines of a folded value are separated by LF.
    func header(name: Span<UInt8>, value: Span<UInt8>)

    /// Hears that the header is complete. The last chance to accept a message without having its body sent.
    func endOfHeaders(macros: borrowing Macros) -> StepVerdict

    /// Takes the next piece of the body, cut anywhere, with CRLF line ends.
    func body(_ chunk: Span<UInt8>)

    /// Decides what becomes of the message, which is complete. The queue id (`i`) is known by now with every MTA.
    func endOfMessage(macros: borrowing Macros) -> Outcome

    /// Hears that all changes of ``endOfMessage(macros:)`` were told to the MTA; or not all, and the message is
    /// answered with a temporary failure.
    func changesTold(_ isComplete: Bool)

    /// Hears that after the end of a message the MTA goes on with this connection, or closes it: it has had the answer,
    /// as far as a filter can know.
    func answerTaken()

    /// Hears that the message ended before its end: the client gave up, the MTA refused it, or the connection broke.
    func aborted()
}

extension MilterSession {
    package func changesTold(_ isComplete: Bool) {}
    package func answerTaken() {}
}

/// The answer to a step before the end of a message.
///
/// Only the end of the header is answered on the wire (``Negotiation`` says why); a verdict given earlier is kept
/// until then, and the message's steps in between are no longer passed on.
package enum StepVerdict: Sendable {
    /// Go on with this message.
    case `continue`
    /// Let this message through as it came, and show no more of it.
    case accept
    /// Have the client try this message again later.
    case tempfail
    /// Tell the client that the message was taken, and let nobody have it.
    case discard
}

/// The answer to a recipient.
package enum RecipientVerdict: Sendable, Equatable {
    case take
    /// With a permanent reply (RFC 5321, section 4.2), its enhanced status (RFC 3463) and a text for the sender.
    case refuse(status: String, text: String)
}

/// The answer to a whole message.
package enum Outcome: Sendable {
    /// Let it through as it came.
    case accept
    /// Let it through with these changes: all of them, or the message is tried again.
    case change(Changes)
    /// Have the client try it again later.
    case tempfail
    /// Tell the client that it was taken, and let nobody have it.
    case discard
}

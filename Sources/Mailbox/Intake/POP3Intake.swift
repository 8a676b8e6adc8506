// Mails that lie in a POP3 mailbox.

package import Tools

/// Takes the mails of a POP3 mailbox and deletes them there. It is asked every minute.
///
/// The server forgets what was to be deleted where the connection breaks before its end: what was taken by then is not
/// handed over again the next time, only deleted. A mail that is too long to be loaded is taken by its beginning, and left.
package struct POP3Intake: Intake {
    private let account: RemoteAccount
    private let handler: any MailHandler
    private let limit: SizeLimit
    private let onEvent: MailboxEventHandler

    private static let pollInterval = Duration.seconds(60)
    /// The number of mails after which the connection is ended, so that they are away for certain, and another begun.
    private static let mailsPerConnection = 500

    package init(
        account: RemoteAccount, handler: any MailHandler, limit: SizeLimit = .standard,
        onEvent: @escaping MailboxEventHandler = { _ in }
    ) {
        self.account = account
        self.handler = handler
        self.limit = limit
        self.onEvent = onEvent
    }

    package func run(until stop: StopSignal) {
        var state = SourceState(source: account.source, onEvent: onEvent)
        var mails = TakenMails<String>()
        while !stop.isStopped {
            do {
                let hasMore = try work(until: stop, mails: &mails)
                state.isThere()
                if hasMore { continue }
                let next = ContinuousClock.now + Self.pollInterval
                stop.wait(until: min(mails.nextDue ?? next, next))
            } catch .stopped {
                return
            } catch {
                stop.wait(for: state.failed(error))
            }
        }
    }

    /// Works with one connection. Returns whether there was more than it may take.
    private func work(until stop: StopSignal, mails: inout TakenMails<String>) throws(MailboxError) -> Bool {
        let session = try POP3Session(account, limit: limit, until: stop)
        let listed = try session.list()
        mails.keep(only: Set(listed.map(\.unique)))
        let wanted = listed.filter { mail in
            mails.isDue(mail.unique) && mails[mail.unique]?.isCut != true
        }
        var deleted: [String] = []
        for mail in wanted.prefix(Self.mailsPerConnection) {
            if stop.isStopped { break }
            do {
                if try take(mail, of: session, mails: &mails) { deleted.append(mail.unique) }
            } catch let error as MailboxError where error.isOfConnection {
                throw error
            } catch {
                let pause = mails.fail(mail.unique)
                onEvent(.failed(source: "\(account.source): \(mail.unique)", reason: "\(error)", retryIn: pause))
            }
        }
        try session.quit()
        for unique in deleted { mails.finish(unique) }
        return wanted.count > Self.mailsPerConnection
    }

    /// Returns whether the mail was deleted.
    private func take(_ mail: POP3Session.Listed, of session: POP3Session, mails: inout TakenMails<String>) throws
        -> Bool
    {
        if mails[mail.unique] == nil {
            let incoming = limit.mail(try session.retrieve(mail.number), source: "pop3")
            try handler.take(incoming)
            mails.take(mail.unique, isCut: incoming.isCut)
            if incoming.isCut {
                onEvent(.cut(source: account.source, place: mail.unique))
                return false
            }
        }
        try session.delete(mail.number)
        return true
    }
}

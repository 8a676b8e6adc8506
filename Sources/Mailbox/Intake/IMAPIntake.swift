// Mails that lie in an IMAP folder.

package import Tools

/// Takes the mails of an IMAP folder, and then deletes them there or moves them to another folder.
///
/// All that is in the folder, and neither deleted nor flagged, is taken: whether a person has seen it says nothing. A mail
/// that is too long to be loaded is taken by its beginning, flagged, and left. The server tells of new mails where it can
/// (IDLE); else it is asked every minute.
///
/// A crash between taking and deleting, or a folder whose UIDs begin anew, has the same mail taken twice, which has no
/// effect. A crash between marking it as deleted and removing it leaves it marked, as a server without UIDPLUS always does.
package struct IMAPIntake: Intake {
    private let account: RemoteAccount
    private let doneFolder: String?
    private let handler: any MailHandler
    private let limit: SizeLimit
    private let onEvent: MailboxEventHandler

    private static let pollInterval = Duration.seconds(60)
    /// RFC 2177 allows 29 minutes, but routers forget connections that are silent for 10.
    private static let idleTime = Duration.seconds(9 * 60)

    /// - Parameters:
    ///   - doneFolder: Where taken mails go, marked as seen; nil: they are deleted.
    package init(
        account: RemoteAccount, doneFolder: String? = nil, handler: any MailHandler, limit: SizeLimit = .standard,
        onEvent: @escaping MailboxEventHandler = { _ in }
    ) {
        self.account = account
        self.doneFolder = doneFolder
        self.handler = handler
        self.limit = limit
        self.onEvent = onEvent
    }

    package func run(until stop: StopSignal) {
        var state = SourceState(source: account.source, onEvent: onEvent)
        var mails = TakenMails<IMAPSession.UID>()
        while !stop.isStopped {
            do {
                try work(until: stop, state: &state, mails: &mails)
            } catch .stopped {
                return
            } catch {
                stop.wait(for: state.failed(error))
            }
        }
    }

    /// Works with one connection, as long as it lasts.
    private func work(
        until stop: StopSignal, state: inout SourceState, mails: inout TakenMails<IMAPSession.UID>
    ) throws(MailboxError) {
        let session = try IMAPSession(account, limit: limit, until: stop)
        defer { session.logOut() }
        while !stop.isStopped {
            try takeAll(of: session, until: stop, mails: &mails)
            state.isThere()
            if session.hasNews { continue }
            let wait = session.canIdle ? Self.idleTime : Self.pollInterval
            let wake = min(mails.nextDue ?? .now + wait, .now + wait)
            if session.canIdle {
                try session.idle(until: wake)
            } else {
                stop.wait(until: wake)
            }
        }
    }

    private func takeAll(
        of session: IMAPSession, until stop: StopSignal, mails: inout TakenMails<IMAPSession.UID>
    ) throws(MailboxError) {
        let found = try session.search()
        // Marked as deleted before the connection broke, and not removed. A server that refuses has it marked, at least.
        for mail in mails.gone(from: Set(found)) { do { try session.expunge(mail) } catch .refused {} }
        mails.keep(only: Set(found))
        for mail in found where mails.isDue(mail) {
            if stop.isStopped { return }
            do {
                try take(mail, of: session, mails: &mails)
                mails.finish(mail)
            } catch let error as MailboxError where error.isOfConnection {
                throw error
            } catch {
                let pause = mails.fail(mail)
                onEvent(.failed(source: "\(account.source): UID \(mail.number)", reason: "\(error)", retryIn: pause))
            }
        }
    }

    private func take(
        _ mail: IMAPSession.UID, of session: IMAPSession, mails: inout TakenMails<IMAPSession.UID>
    ) throws {
        if mails[mail] == nil {
            let incoming = limit.mail(try session.fetch(mail), source: "imap")
            try handler.take(incoming)
            mails.take(mail, isCut: incoming.isCut)
        }
        let isCut = mails[mail]?.isCut ?? false
        try session.finishing { () throws(MailboxError) in
            if isCut {
                try session.addFlags("\\Seen \\Flagged", to: mail)
            } else if let doneFolder {
                try session.move(mail, to: doneFolder)
            } else {
                try session.delete(mail)
            }
        }
        if isCut { onEvent(.cut(source: account.source, place: "UID \(mail.number)")) }
    }
}

// Mails that the MTA puts into a Maildir.

internal import Glibc
package import Tools

/// Takes the mails of a Maildir one by one, in the order of their arrival, and keeps them in `cur` for some days.
///
/// What was there before the start, or arrived unnoticed (an overflow of inotify, a folder on NFS), is found by looking at
/// the folder now and then. A mail that is not taken stays and is tried again; the others go on.
package struct MaildirIntake: Intake {
    package let maildir: Maildir
    private let handler: any MailHandler
    private let keepDays: Int
    private let limit: SizeLimit
    private let onEvent: MailboxEventHandler
    private let onRoomMade: @Sendable (_ source: String, _ count: Int) -> Void

    private static let lookInterval = Duration.seconds(60)
    private static let cleanInterval = Duration.seconds(86_400)
    /// Bytes of taken mails that stay at most, be they few days old: anybody can send any number. And how many more may come before
    /// that is looked at.
    private static let keptSize = 1 << 30
    private static let looseSize = keptSize / 16
    /// The standard's 36 hours, after which what is still in `tmp` was given up by who wrote it.
    private static let draftSeconds = 36 * 3600

    /// - Parameters:
    ///   - path: The Maildir. Where it is missing, it is waited for.
    ///   - keepDays: How long taken mails stay in `cur`, marked as seen. Flagged ones stay for good.
    ///   - onRoomMade: told how many taken mails were removed before that, as all together were too large.
    package init(
        path: String, handler: any MailHandler, keepDays: Int = 14, limit: SizeLimit = .standard,
        onEvent: @escaping MailboxEventHandler = { _ in },
        onRoomMade: @escaping @Sendable (_ source: String, _ count: Int) -> Void = { _, _ in }
    ) {
        self.onRoomMade = onRoomMade
        maildir = Maildir(path: path)
        self.handler = handler
        self.keepDays = keepDays
        self.limit = limit
        self.onEvent = onEvent
    }

    private var source: String { "maildir \(maildir.path)" }

    package func run(until stop: StopSignal) {
        var state = SourceState(source: source, onEvent: onEvent)
        while !stop.isStopped {
            do {
                try work(until: stop, state: &state)
            } catch {
                stop.wait(for: state.failed(error))
            }
        }
    }

    /// Returns when told to stop, and when the folder is gone.
    private func work(until stop: StopSignal, state: inout SourceState) throws(MailboxError) {
        // Before the first look, so that nothing arrives unseen between the two.
        let watch = try FolderWatch(maildir.new.path)
        var plan = FailedTries<Maildir.Entry>()
        var cleaning = ContinuousClock.now
        var taken = 0
        while true {
            taken += try takeWaiting(plan: &plan, until: stop)
            state.isThere()
            let isLoose = taken > Self.looseSize
            if ContinuousClock.now >= cleaning || isLoose {
                try clean()
                taken = 0
                cleaning = .now + Self.cleanInterval
            }
            if isLoose, !stop.isStopped { continue }
            let look = min(plan.nextDue ?? cleaning, .now + Self.lookInterval)
            switch stop.wait(until: look, descriptor: watch.descriptor) {
            case .stopped: return
            case .ready: guard watch.drain() else { return }
            case .timedOut: break
            }
        }
    }

    /// - Returns: Bytes of the disk that were taken.
    private func takeWaiting(
        plan: inout FailedTries<Maildir.Entry>, until stop: StopSignal
    ) throws(MailboxError) -> Int {
        var bytes = 0
        let entries = try maildir.waiting()
        plan.keep(only: Set(entries))
        for entry in entries where plan.isDue(entry, now: .now) {
            // Room is made between two rounds.
            if stop.isStopped || bytes > Self.looseSize { return bytes }
            do {
                bytes += try take(entry)
                plan.succeeded(entry)
            } catch {
                let pause = plan.failed(entry, now: .now)
                onEvent(.failed(source: "\(source): \(entry.name)", reason: "\(error)", retryIn: pause))
            }
        }
        return bytes
    }

    private func take(_ entry: Maildir.Entry) throws -> Int {
        // Somebody else may have put it away.
        guard let file = try File.existing(entry.path) else { return 0 }
        let status = try file.status()
        let mail = limit.mail(try file.readAll(limit: limit.whole), source: "maildir")
        try handler.take(mail)
        // QUIRK: people copy mails into `new` with cp(1), against the standard. One that has grown since it was read stays,
        // and is taken again when it is whole: its being closed wakes us.
        guard try file.status().size == status.size else { return 0 }
        let place = try maildir.finish(entry, isCut: mail.isCut)
        if mail.isCut { onEvent(.cut(source: source, place: place)) }
        return Int(status.spaceTaken)
    }

    private func clean() throws(MailboxError) {
        let now = time(nil)
        let count = try maildir.clean(
            takenBefore: now - keepDays * 86_400, takenSize: Self.keptSize,
            begunBefore: now - Self.draftSeconds)
        if count > 0 { onRoomMade(source, count) }
    }
}

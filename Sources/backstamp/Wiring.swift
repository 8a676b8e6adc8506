// The whole process, top to bottom: what it is made of, and in which order it starts. The front page of this module.
//
// The module is the command. Arguments and a configuration come in; jobs run, or figures and texts go out. It decides
// nothing about mail, and only puts the other modules together: read `Wiring`, below, to see what each job is given.
// `Backstamp.swift` lists the subcommands, one or a few a file in `Commands/`; `Commands/Serve.swift` runs the jobs,
// `ServiceManager` tells the system of it.
//
// `Configuration/Settings.swift` has the settings, `Configuration+Reading.swift` reads them,
// `Configuration+Policy.swift` makes the other modules' policies of them. `Rewriting.swift` is `rewrite`, `Inspection/`
// is `bounce inspect`, `Reports/` prints figures, `Suppressions/` reads and writes CSV, `Terminal/` draws.
// `OneLineError` is how every failure ends.

import BounceService
import FilterService
import Journal
import LedgerService
import LogService
import Logging
import Mailbox
import Sealing
import SendingService
import ServiceLifecycle
import Spool
import Storage
import Submission
import Tools
import TrackerService
import Tracking
import UpkeepService
import Webhooks

/// A job that `serve` runs, alone or with the others. Retries, notices and the filter's split copies all leave by `SendingService`.
enum Job: String, CaseIterable {
    case ledger
    case filter
    case tracker
    case bounces
    case log
    case retries
    case notices
    case retention
}

struct Wiring {
    /// The services in order of start; they stop in reverse.
    let services: [any Service]
    let keys: KeyRing
    /// Nil where no job writes to the database.
    let store: Store?

    /// Opens everything that can fail to open: files, the database, sockets. Nothing is served until `services` run.
    init(
        _ configuration: Configuration, jobs: Set<Job>, place: String, descriptors: Descriptors, logger: Logger
    ) throws {
        let urls = try configuration.trackerURLs(place: place)
        if configuration.tracker.url == Configuration.exampleTrackerURL {
            logger.warning("`tracker.url` is still the example: links and pixels lead to nobody")
        }
        keys = try KeyRing(KeyFile(path: configuration.keys).read())
        try configuration.makeSpool()
        let copies = CopySpool(folder: configuration.copies)
        let splitSpool = SplitSpool(folder: configuration.splitCopies)
        let numbers = NumberBlock(folder: configuration.spool)
        let links = LinkIndex(path: configuration.database, sendings: configuration.sendings)
        // Filter and tracker write to no database, and run while it is away.
        let store = jobs.isSubset(of: [.filter, .tracker]) ? nil : try configuration.openStore(sealingWith: keys)
        if let store {
            let log = LedgerLog(logger: logger)
            store.follow(sendings: configuration.sendings, policy: configuration.bouncePolicy) {
                log.reply($1, queueID: $0)
            }
        }
        var services: [any Service] = []

        if jobs.contains(.ledger), let store {
            let ledger = try LedgerService(
                store: store, numbers: numbers, spool: configuration.spool, sendings: configuration.sendings,
                hits: configuration.journal, logger: logger)
            services.append(ledger.fetchingNumbers())
            // Where hits are folded: the scores that they change follow the same weights.
            services.append(ScoreService(store: store, logger: logger))
        }
        if jobs.contains(.tracker) {
            let journal = try Journal(folder: configuration.journal, reserve: configuration.diskReserve)
            var limits = TrackerLimits()
            limits.connections = descriptors.connections(atMost: limits.connections)
            services.append(
                try TrackerService(
                    listen: configuration.tracker.listen, keys: keys, journal: journal, destinations: links,
                    trustedProxies: configuration.tracker.trustedProxies, limits: limits, logger: logger))
        }
        if jobs.contains(.bounces), let store {
            let handler = configuration.returnedMailHandler(store: store, keys: keys, logger: logger)
            services.append(try BounceService(intakes: configuration.intakes(handler, logger: logger)))
        }
        if jobs.contains(.log), let store, let source = configuration.log {
            services.append(
                LogService(source, store: store, policy: configuration.bouncePolicy, logger: logger) {
                    BounceLog(logger: logger).changed($0, source: "log")
                })
        }
        if jobs.contains(.retries), let store, configuration.keepsCopies {
            services.append(SendingService(try configuration.retries(store: store, keys: keys, logger: logger)))
        }
        if jobs.contains(.notices), let store {
            // Mails do not wait for slow webhooks.
            let carriers = try configuration.noticeCarriers()
            let policy = configuration.noticePolicy
            for carrier in carriers {
                let notices = NoticeQueue(by: carrier, ledger: store, keys: keys, policy: policy, logger: logger)
                services.append(SendingService(notices))
            }
        }
        if jobs.contains(.retention), let store {
            services.append(
                RetentionService(
                    store: store, people: Maildir(path: configuration.people), policy: configuration.retention,
                    logger: logger))
        }
        if jobs.contains(.filter), let address = configuration.filter.listen {
            let journal = try Journal(folder: configuration.sendings, reserve: configuration.diskReserve)
            let filter = try FilterService(
                listen: address, policy: configuration.filterPolicy(urls), keys: keys,
                ledger: SpoolLedger(
                    journal: journal, numbers: numbers, links: links, database: configuration.database, keys: keys),
                spool: configuration.keepsCopies ? copies : nil, splitSpool: splitSpool, logger: logger)
            // The filter serves when all run, not before: what it holds from then on is none of what is taken over here. And
            // it stops before this does.
            let splits = try configuration.splits(splitSpool, journal: journal, keys: keys, logger: logger)
            services.append(LedgerWatch(ledger: .ledger(of: configuration.spool), logger: logger))
            services.append(SendingService(try splits.takingOver { try store?.moveOldSplitCopies(to: splitSpool) }))
            services.append(filter)
        }
        guard !services.isEmpty else {
            let names = jobs.map(\.rawValue).sorted().joined(separator: ", ")
            throw CommandError("\(place): nothing to do for \(names): it is not configured", .configuration)
        }
        (self.services, self.store) = (services, store)
    }
}

// What commands use as well.
extension Configuration {
    /// Opens the store of whoever settles what comes back: a retry that it plans for the CRM has its token.
    func openStore(sealingWith keys: KeyRing) throws -> Store {
        let store = try openStore()
        if !retries.resends { try store.sealRetries(with: keys) }
        return store
    }

    func returnedMailHandler(store: Store, keys: KeyRing, logger: Logger) -> ReturnedMailHandler {
        let others = [filter.fields.cfblAddress, notices.from].compactMap(\.self)
        return ReturnedMailHandler(
            ledger: store, keys: keys, policy: bouncePolicy,
            people: PeoplesFolder(path: people, sizeLimit: retention.peopleSize),
            addresses: bounces.returnPath.map { OwnAddresses(keys: keys, returnPath: $0, others: others) },
            logger: logger)
    }

    func retries(store: Store, keys: KeyRing, logger: Logger) throws -> RetryQueue {
        RetryQueue(
            ledger: store, keys: keys, spool: CopySpool(folder: copies),
            submission: SubmissionClient(to: try submissionServer()), policy: retryPolicy, logger: logger)
    }

    /// Returns the server that takes what we send.
    func submissionServer() throws -> SubmissionServer {
        try SubmissionServer(retries.submit, passwordFile: retries.submitPassword)
    }

    fileprivate func splits(
        _ spool: SplitSpool, journal: Journal, keys: KeyRing, logger: Logger
    ) throws -> SplitQueue {
        SplitQueue(
            ledger: SplitSpoolLedger(spool: spool, journal: journal), keys: keys, spool: spool.copies,
            retries: keepsCopies ? CopySpool(folder: copies) : nil,
            submission: SubmissionClient(to: try submissionServer()), bounces: bouncePolicy, logger: logger)
    }

    fileprivate func noticeCarriers() throws -> [NoticeQueue.Carrier] {
        let server = try submissionServer()
        let secrets = try webhookSecrets()
        return [
            .mail(SubmissionClient(to: server, patience: NoticeQueue.submissionPatience)),
            .webhook(WebhookClient(secrets: secrets, allowsPrivate: notices.allowsPrivateWebhooks)),
        ]
    }

    fileprivate var noticePolicy: NoticePolicy {
        NoticePolicy(from: notices.from, tellsWebhooks: notices.webhookSecret != nil)
    }

    func webhookSecrets() throws -> WebhookSecrets {
        let secrets = WebhookSecrets(path: notices.webhookSecret ?? "")
        if notices.webhookSecret != nil { _ = try secrets.read() }
        return secrets
    }

    /// Opens the sources that are configured, each as far as that can fail.
    fileprivate func intakes(_ handler: ReturnedMailHandler, logger: Logger) throws -> [any Intake] {
        let report = BounceService.report(to: logger)
        var intakes: [any Intake] = []
        if let path = bounces.maildir {
            intakes.append(
                MaildirIntake(
                    path: path, handler: handler, keepDays: bounces.keepDays, onEvent: report,
                    onRoomMade: BounceService.reportRoom(to: logger)))
        }
        if let address = bounces.lmtp {
            intakes.append(try LMTPServer(listen: address, handler: handler, onEvent: report))
        }
        if let account = try imapAccount() {
            intakes.append(IMAPIntake(account: account, handler: handler, onEvent: report))
        }
        if let account = try pop3Account() {
            intakes.append(POP3Intake(account: account, handler: handler, onEvent: report))
        }
        return intakes
    }

    func imapAccount() throws -> RemoteAccount? {
        try account(bounces.imap, bounces.imapUser, bounces.imapPassword, bounces.imapToken, key: "bounces.imap")
    }

    func pop3Account() throws -> RemoteAccount? {
        try account(bounces.pop3, bounces.pop3User, bounces.pop3Password, bounces.pop3Token, key: "bounces.pop3")
    }

    private func account(
        _ url: String?, _ user: String?, _ passwordFile: String?, _ token: [String]?, key: String
    ) throws -> RemoteAccount? {
        guard let url else { return nil }
        let login =
            token.map { .token(AccessToken(command: $0)) }
            ?? passwordFile.map { RemoteAccount.Login.password(file: $0) }
        guard let user, let login else {
            throw CommandError(
                "`\(key)` needs `\(key)_user`, and `\(key)_password`, the path of a file, or `\(key)_token`, a command",
                .configuration)
        }
        return try RemoteAccount(url: url, user: user, login: login)
    }
}

extension Store {
    /// Moves split copies that a version before 6 has left in the database into the spool.
    fileprivate func moveOldSplitCopies(to spool: SplitSpool) throws {
        let (copies, sure) = try oldSplitCopies()
        guard !copies.isEmpty else { return }
        try spool.adopt(copies, sure: sure, now: SteadyClock.now())
        try forgetOldSplitCopies()
    }
}

internal import GRDB
internal import Judging
internal import Privacy
internal import Sealing
internal import Words

/// What one transaction changes for a copy, and what the database knows around it.
struct CopyTally {
    let copy: Int64
    let message: Int64
    let campaign: Int64?
    /// The message's destinations.
    let list: Int64?
    /// The only delivery and its contact, where the copy went to one recipient.
    let delivery: Int64?
    let contact: Int64?
    /// The recipient's domain.
    let domain: String?
    /// What decides how much may be kept of its hits.
    private let sender: String
    private let stream: String?
    private let ownPrivacy: PrivacyMode?
    private let sentAt: Int64
    /// What stands for where the message was handed over.
    private let submitter: Int64?
    private let deliveredAt: Int64?
    private let linkCount: Int?
    private let recipients: Int
    /// Its hits that are kept, and how many may be.
    private var events: Int
    private let eventLimit: Int

    /// Before this transaction.
    let before: HitCounts
    private(set) var change = HitCounts()
    /// The same by the hour.
    private(set) var hours = HourTally()
    private var firstOpenedAt: Int64?
    private var lastOpenedAt: Int64?
    /// The latest new hit.
    private var lastHitAt: Int64?
    /// When the last of all its events was.
    private var latestAt: Int64?
    /// New hits of people, repeats among them, and the latest: whoever looks again has got the mail.
    private var peoplesHits = 0
    private var lastSeenAt: Int64?
    /// Whether a verdict was changed.
    private var isRejudged = false
    /// Of the opens that are no person's after all, the first and the last.
    private var takenBack: ClosedRange<Int64>?
    /// New rows of hits, and hits that have none.
    private var added = 0
    private var uncounted = 0

    /// Whether one of its recipients is one of ours; nil until it is asked.
    private var isForOwnPeople: Bool?
    /// The copy's hits, by network where several people have it.
    private var known: [SourceNetwork?: KnownHits] = [:]

    /// Hits on a copy that are kept: nobody looks at a mail so often. Of a copy that several share, `eventsOfRecipient` for
    /// each of them where those are more.
    static let eventLimit = 1_000
    static let eventsOfRecipient = 20

    /// Nil where there is no such copy.
    init?(copy: Int64, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT c.message, m.campaign, m.destinations, c.delivery, d.contact, a.address, m.sent_at,
                    CASE WHEN c.delivery IS NULL THEN c.logged_at ELSE d.logged_at END,
                    t.links, c.opens, c.machine_opens, c.clicks, c.machine_clicks, m.sender, m.stream,
                    c.events, m.recipients, (SELECT MAX(e.at) FROM events e WHERE e.copy = c.copy),
                    m.submitter
                FROM copies c
                JOIN messages m ON m.message = c.message
                LEFT JOIN destinations t ON t.list = m.destinations
                LEFT JOIN deliveries d ON d.delivery = c.delivery
                LEFT JOIN contacts a ON a.contact = d.contact
                WHERE c.copy = $1
                """)
        guard let row = try Row.fetchOne(statement, arguments: [copy]) else { return nil }
        self.copy = copy
        message = try row[0]
        campaign = try row[1]
        list = try row[2]
        delivery = try row[3]
        contact = try row[4]
        domain = try (row[5] as String?).map(Contact.domain)
        sentAt = try row[6]
        deliveredAt = try row[7]
        linkCount = try row[8]
        before = try HitCounts(opens: row[9], machineOpens: row[10], clicks: row[11], machineClicks: row[12])
        sender = try row[13]
        stream = try row[14]
        events = try row[15]
        recipients = try delivery == nil ? row[16] : 1
        latestAt = try row[17]
        submitter = try row[18]
        eventLimit = max(Self.eventLimit, recipients * Self.eventsOfRecipient)
        ownPrivacy = try database.ownPrivacyMode(message: message, copy: copy)
    }

    /// Returns how much may be kept of its hits.
    func privacy(by policy: PrivacyPolicy) -> PrivacyMode {
        policy.mode(sender: sender, list: stream, contact: ownPrivacy)
    }

    var after: HitCounts { before + change }

    /// Whether no more hits are kept.
    var isFull: Bool { events >= eventLimit }
    /// Whether opens were taken back: then the message's times are to be read from its copies anew.
    var hasTakenBack: Bool { takenBack != nil }

    // MARK: Judging

    /// Returns what is known around a hit, and the hits that it names.
    mutating func context(
        around hit: Hit, _ rules: JudgeRules, in database: Database
    ) throws -> (context: HitContext, near: [KnownHit]) {
        let network = delivery == nil ? SourceNetwork(address: hit.address) : nil
        var hits =
            known.removeValue(forKey: network)
            ?? KnownHits(copy: copy, company: delivery == nil ? .network(network) : .all, rules: rules)
        let near = try Array(hits.around(hit.at, in: database))
        known[network] = hits
        var context = self.context
        context.recent = near.map(\.hit)
        return (context, near)
    }

    /// The same without hits around.
    var context: HitContext {
        var context = HitContext(sentAt: sentAt, deliveredAt: deliveredAt)
        context.isShared = delivery == nil
        context.recipients = recipients
        context.linkCount = linkCount
        return context
    }

    /// How a hit is known to be our own people's, and the mail is to none of them; empty where it is not.
    mutating func own(_ hit: Hit, by rules: CountingRules, in database: Database) throws -> HitSigns {
        var own: HitSigns = []
        if rules.judge.isOwn(hit.address) { own.insert(.ownNetwork) }
        if let submitter, hit.at <= sentAt + Store.submitterTime, let address = IPAddress(hit.address),
            submitter == rules.likenesses.submitter(of: message, at: address)
        {
            own.insert(.submitter)
        }
        if own.isEmpty { return own }
        let isForOwnPeople = try isForOwnPeople ?? database.isForOwnPeople(copy: copy)
        self.isForOwnPeople = isForOwnPeople
        return isForOwnPeople ? [] : own
    }

    // MARK: Counting

    /// Returns whether nothing is known that happened after this time.
    func isLatest(_ time: Int64) -> Bool { latestAt.map { $0 <= time } ?? true }

    /// Adds a hit that is kept.
    mutating func add(_ new: KnownHit) {
        known[delivery == nil ? new.hit.network : nil]?.add(new)
        added += 1
        events += 1
        count(new)
        lastHitAt = max(lastHitAt ?? new.hit.at, new.hit.at)
        latestAt = max(latestAt ?? new.hit.at, new.hit.at)
        if new.hit.verdict.actor.counts { noteSeen(at: new.hit.at) }
        noteCounted(new)
    }

    /// Adds a hit that is one too many: it is counted as a machine's, and nothing else is kept of it.
    mutating func addUnkept(_ hit: Hit) {
        count(HitCounts(hit.link != nil ? .click : .open, isCounted: false), at: hit.at)
        uncounted += 1
    }

    /// What has become of a hit that was added before: another verdict, or an event of a repeat, or a repeat of an event.
    mutating func replace(_ old: KnownHit, by new: KnownHit) {
        known[delivery == nil ? new.hit.network : nil]?.update(new)
        count(old, -1)
        count(new)
        noteCounted(new)
        let at = old.hit.at
        if old.hit.verdict != new.hit.verdict { isRejudged = true }
        switch (old.hit.verdict.actor.counts, new.hit.verdict.actor.counts) {
        case (true, false): peoplesHits -= 1
        case (false, true): noteSeen(at: at)
        default: break
        }
        guard old.hit.kind == .open, old.isCounted, !new.isCounted else { return }
        takenBack = min(takenBack?.lowerBound ?? at, at)...max(takenBack?.upperBound ?? at, at)
    }

    /// A repeat counts for nothing.
    private mutating func count(_ known: KnownHit, _ sign: Int = 1) {
        if known.isRepeat { return }
        count(HitCounts(known.hit.kind, isCounted: known.isCounted, sign), at: known.hit.at)
    }

    private mutating func count(_ counts: HitCounts, at time: Int64) {
        change += counts
        if campaign != nil { hours.add(counts, at: time) }
    }

    private mutating func noteSeen(at time: Int64) {
        peoplesHits += 1
        lastSeenAt = max(lastSeenAt ?? time, time)
    }

    private mutating func noteCounted(_ known: KnownHit) {
        guard known.isCounted, known.hit.kind == .open else { return }
        let at = known.hit.at
        firstOpenedAt = min(firstOpenedAt ?? at, at)
        lastOpenedAt = max(lastOpenedAt ?? at, at)
    }

    /// - Parameter window: how far apart hits may be of which one changes the verdict on the other.
    func write(to database: Database, window: Int64) throws {
        for (sums, key, number) in [
            ("copies SET events = events + $1,", "copy", (copy, added)),
            ("messages SET eventless = eventless + $1,", "message", (message, uncounted)),
        ] {
            try database.cachedStatement(
                sql: """
                    UPDATE \(sums)
                        opens = opens + $2, machine_opens = machine_opens + $3,
                        clicks = clicks + $4, machine_clicks = machine_clicks + $5,
                        first_opened_at = CASE WHEN first_opened_at < $6 THEN first_opened_at ELSE COALESCE($6, first_opened_at) END,
                        last_opened_at = CASE WHEN last_opened_at > $7 THEN last_opened_at ELSE COALESCE($7, last_opened_at) END
                    WHERE \(key) = $8
                    """
            ).execute(arguments: [
                number.1, change.opens, change.machineOpens, change.clicks, change.machineClicks, firstOpenedAt,
                lastOpenedAt, number.0,
            ])
        }
        if let takenBack { try writeOpenTimes(takenBack, to: database) }
        guard let contact, let delivery else { return }
        if let at = lastSeenAt, peoplesHits > 0 {
            try database.clearSoftBounces(of: contact, delivery: delivery, openedAt: at, window: window)
        } else if let at = lastHitAt, isRejudged, !after.isOpened {
            try database.restoreSoftBounces(of: contact, delivery: delivery, takenBackAt: at, window: window)
        }
    }

    /// Where the first or last open was taken back, from the events that are kept: those that are not are older than any verdict
    /// that changes.
    private func writeOpenTimes(_ takenBack: ClosedRange<Int64>, to database: Database) throws {
        let opens = "FROM events WHERE copy = $2 AND kind = 'open' AND \(Database.isCounted)"
        let kept = "CASE WHEN opens > 0 THEN"
        try database.cachedStatement(
            sql: """
                UPDATE copies SET
                    first_opened_at = CASE WHEN first_opened_at = $1
                        THEN COALESCE((SELECT MIN(at) \(opens)), \(kept) first_opened_at END) ELSE first_opened_at END,
                    last_opened_at = CASE WHEN last_opened_at = $3
                        THEN COALESCE((SELECT MAX(at) \(opens)), \(kept) last_opened_at END) ELSE last_opened_at END
                WHERE copy = $2
                """
        ).execute(arguments: [takenBack.lowerBound, copy, takenBack.upperBound])
    }
}

extension Database {
    /// A message's opens are those of its copies.
    func writeOpenTimes(ofMessage message: Int64) throws {
        try cachedStatement(
            sql: """
                UPDATE messages SET
                    first_opened_at = (SELECT MIN(first_opened_at) FROM copies WHERE message = $1),
                    last_opened_at = (SELECT MAX(last_opened_at) FROM copies WHERE message = $1)
                WHERE message = $1
                """
        ).execute(arguments: [message])
    }
}

// Counting: many hits become one change for each row that shows a number.

internal import GRDB
internal import Tracking

/// The hits of one transaction, judged, written as events, and summed by copy, message, contact, campaign and link.
///
/// Events are written as they come, and so is how often a link was clicked, because both are asked of the database; sums are
/// written at the end.
struct Tally {
    let rules: CountingRules
    private let reach: AddressReach
    private var copies: [Int64: CopyTally] = [:]
    private var contacts: [Int64: ContactTally] = [:]
    private var links: [LinkKey: LinkTally] = [:]
    /// Hits on copies that the database does not know.
    private(set) var strays = 0

    private struct LinkKey: Hashable {
        let message: Int64
        let link: Int
    }

    init(_ rules: CountingRules, reach: AddressReach) {
        self.rules = rules
        self.reach = reach
    }

    mutating func add(_ hit: Hit, in database: Database) throws {
        guard var copy = try take(hit.copy, in: database) else {
            strays += 1
            return
        }
        defer { copies[copy.copy] = copy }
        let mode = copy.privacy(by: rules.privacy)
        guard mode.counts else { return }
        var (context, indices) = try copy.context(around: hit.at, window: rules.judge.rules.window, in: database)
        if let domain = copy.domain { context.addressDomains = reach.note(hit.address, domain: domain, at: hit.at) }
        let assessment = rules.judge.assess(hit, context: context)
        let judged = assessment.hit
        guard let facts = facts(of: hit, judged).kept(in: mode) else {
            try database.countAggregate(judged, of: copy)
            return
        }
        let event = try database.insertEvent(judged, facts, copy, rules: rules.judge.rules.version)
        copy.add(KnownHit(event: event, hit: judged))
        try count(judged, of: copy, in: database)
        try apply(assessment.changes.map { (indices[$0.index], $0.verdict) }, to: &copy, in: database)
    }

    /// A proxy's place is not the person's, and a provider's machines are in its proxy's network.
    private func facts(of hit: Hit, _ judged: JudgedHit) -> HitFacts {
        let isElsewhere = judged.verdict.actor == .proxy || !judged.signs.isDisjoint(with: [.aside, .relayed])
        return HitFacts(
            address: String(decoding: hit.address, as: UTF8.self),
            agent: String(decoding: hit.userAgent, as: UTF8.self),
            place: isElsewhere ? nil : rules.place(hit.address), network: judged.network,
            signs: judged.signs)
    }

    /// Judges a copy's hits again: something was learnt of it, or the rules are newer.
    ///
    /// - Parameter reads: what became of a hit's signs, read anew where its address and agent are kept.
    mutating func rejudge(
        _ copy: Int64, hits known: [KnownHit], in database: Database, reads: (KnownHit) throws -> JudgedHit = { $0.hit }
    ) throws -> Int {
        guard !known.isEmpty, var tally = try take(copy, in: database) else { return 0 }
        let hits = try known.map(reads)
        let verdicts = rules.judge.rejudge(hits, context: tally.context)
        var changed = zip(known, hits).map { KnownHit(event: $0.event, hit: $1) }
        for change in verdicts { changed[change.index].hit.verdict = change.verdict }
        let changes = zip(known, changed).filter { $0.hit.verdict != $1.hit.verdict }.map { (old: $0, new: $1) }
        try replace(changes, of: &tally, in: database)
        copies[copy] = tally
        return changes.count
    }

    func write(to database: Database) throws {
        var campaigns: [Int64: CampaignTally] = [:]
        for copy in copies.values {
            try copy.write(to: database, window: rules.judge.rules.window)
            if let campaign = copy.campaign { campaigns[campaign, default: CampaignTally()].add(copy) }
        }
        for contact in contacts.values { try contact.write(to: database) }
        for (campaign, tally) in campaigns { try tally.write(to: database, campaign: campaign) }
        for link in links.values { try link.write(to: database) }
    }

    /// Out of the dictionary, so that its arrays are changed in place.
    private mutating func take(_ copy: Int64, in database: Database) throws -> CopyTally? {
        try copies.removeValue(forKey: copy) ?? CopyTally(copy: copy, in: database)
    }

    // MARK: Counting

    private mutating func count(_ hit: JudgedHit, of copy: CopyTally, in database: Database) throws {
        guard hit.isCounted else { return }
        let clicks = hit.kind == .click ? try database.addClick(of: hit.link, copy: copy.copy) : 0
        if hit.kind == .click {
            links[LinkKey(message: copy.message, link: hit.link), default: LinkTally(copy: copy, link: hit.link)]
                .add(at: hit.at, isFirst: clicks == 1)
        }
        guard let contact = copy.contact else { return }
        var tally = try contactTally(contact, in: database)
        if hit.kind == .click {
            tally.addClick(clicks, at: hit.at)
        } else {
            tally.addOpen(copy.after.opens, at: hit.at)
        }
        contacts[contact] = tally
    }

    private mutating func takeBack(_ hit: JudgedHit, of copy: CopyTally, in database: Database) throws {
        guard hit.kind == .click, hit.isCounted else { return }
        let isLast = try database.takeBackClick(of: hit.link, copy: copy.copy) == 0
        links[LinkKey(message: copy.message, link: hit.link), default: LinkTally(copy: copy, link: hit.link)]
            .takeBack(isLast: isLast)
    }

    private func contactTally(_ contact: Int64, in database: Database) throws -> ContactTally {
        try contacts[contact] ?? ContactTally(contact: contact, rule: rules.engagement, in: database)
    }

    // MARK: Other verdicts

    /// Other verdicts on hits that the copy's tally knows, by their places there.
    private mutating func apply(
        _ changes: [(index: Int, verdict: Actor.Verdict)], to copy: inout CopyTally, in database: Database
    ) throws {
        guard !changes.isEmpty else { return }
        var pairs: [(old: KnownHit, new: KnownHit)] = []
        for change in changes {
            var changed = copy.known[change.index]
            changed.hit.verdict = change.verdict
            pairs.append((copy.known[change.index], changed))
        }
        try replace(pairs, of: &copy, in: database)
        for change in changes { copy.setVerdict(change.verdict, ofKnown: change.index) }
    }

    /// Moves all counters from the old verdicts to the new.
    private mutating func replace(
        _ changes: [(old: KnownHit, new: KnownHit)], of copy: inout CopyTally, in database: Database
    ) throws {
        // Another reason for the same is no news of the contact.
        let changesCounts = changes.contains { $0.hit.isCounted != $1.hit.isCounted }
        let history = copy.contact == nil || !changesCounts ? nil : try history(of: copy, in: database)
        for (old, new) in changes {
            try database.setVerdict(new.hit.verdict, of: new.event)
            copy.replace(old.hit, by: new.hit)
            guard old.hit.kind == .click, old.hit.isCounted != new.hit.isCounted else { continue }
            if old.hit.isCounted {
                try takeBack(old.hit, of: copy, in: database)
            } else {
                let isFirst = try database.addClick(of: new.hit.link, copy: copy.copy) == 1
                links[
                    LinkKey(message: copy.message, link: new.hit.link),
                    default: LinkTally(copy: copy, link: new.hit.link)
                ].add(at: new.hit.at, isFirst: isFirst)
            }
        }
        if let contact = copy.contact, let history {
            var tally = try contactTally(contact, in: database)
            tally.replace(history, by: try self.history(of: copy, in: database))
            contacts[contact] = tally
        }
    }

    private func history(of copy: CopyTally, in database: Database) throws -> EngagementHistory {
        try EngagementHistory(ofCopy: copy.copy, rule: rules.engagement, in: database)
    }
}

extension JudgedHit {
    /// Machines weigh nothing.
    fileprivate var isCounted: Bool { verdict.actor != .machine }
}

extension Database {
    fileprivate func insertEvent(
        _ hit: JudgedHit, _ facts: HitFacts, _ copy: CopyTally, rules: Int
    ) throws -> Int64 {
        try cachedStatement(
            sql: """
                INSERT INTO events
                    (at, kind, message, copy, delivery, contact, link, ip, country, region, city, user_agent,
                    actor, actor_reason, signs, network, rules)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                """
        ).execute(arguments: [
            hit.at, hit.kind == .click ? "click" : "open", copy.message, copy.copy, copy.delivery, copy.contact,
            hit.kind == .click ? hit.link : nil, facts.address, facts.place?.country, facts.place?.region,
            facts.place?.city, facts.agent, hit.verdict.actor.rawValue, hit.verdict.reason, facts.signs.rawValue,
            facts.network?.rawValue, rules,
        ])
        return lastInsertedRowID
    }

    fileprivate func setVerdict(_ verdict: Actor.Verdict, of event: Int64) throws {
        try cachedStatement(sql: "UPDATE events SET actor = $1, actor_reason = $2 WHERE event = $3")
            .execute(arguments: [verdict.actor.rawValue, verdict.reason, event])
        guard verdict.actor == .proxy else { return }
        try cachedStatement(sql: "UPDATE events SET country = NULL, region = NULL, city = NULL WHERE event = $1")
            .execute(arguments: [event])
    }

    /// How often the copy's link was clicked, this click included.
    fileprivate func addClick(of link: Int, copy: Int64) throws -> Int {
        try Int.fetchOne(
            cachedStatement(
                sql: """
                    INSERT INTO clicked_links (copy, link) VALUES ($1, $2)
                    ON CONFLICT (copy, link) DO UPDATE SET clicks = clicked_links.clicks + 1 RETURNING clicks
                    """), arguments: [copy, link]) ?? 1
    }

    /// How often the copy's link was clicked without a click that was counted and is not any more.
    fileprivate func takeBackClick(of link: Int, copy: Int64) throws -> Int {
        let clicks = try Int.fetchOne(
            cachedStatement(
                sql: "UPDATE clicked_links SET clicks = clicks - 1 WHERE copy = $1 AND link = $2 RETURNING clicks"),
            arguments: [copy, link])
        if clicks == 0 {
            try cachedStatement(sql: "DELETE FROM clicked_links WHERE copy = $1 AND link = $2")
                .execute(arguments: [copy, link])
        }
        return clicks ?? 0
    }
}

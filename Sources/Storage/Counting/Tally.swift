// Counting: many hits become one change for each row that shows a number.

internal import GRDB
internal import Judging
internal import Privacy
internal import Sealing
internal import Words

/// The hits of one transaction, judged, written as events, and summed by copy, message, contact, campaign and link.
///
/// Events are written as they come, and so is how often a link was clicked, because both are asked of the database; sums are
/// written at the end.
struct Tally {
    let rules: CountingRules
    private let reach: AddressReach
    private let repeats = HitRepeats()
    private var copies: [Int64: CopyTally] = [:]
    private var contacts: [Int64: ContactTally] = [:]
    private var links: [LinkKey: LinkTally] = [:]

    private struct LinkKey: Hashable {
        let message: Int64
        let link: Int
    }

    init(_ rules: CountingRules, reach: AddressReach) {
        self.rules = rules
        self.reach = reach
    }

    /// Adds a hit; false where its copy is not known.
    mutating func add(_ hit: Hit, in database: Database) throws -> Bool {
        guard var copy = try take(hit.copy, in: database) else { return false }
        defer { copies[copy.copy] = copy }
        try add(hit, on: &copy, in: database)
        return true
    }

    private mutating func add(_ hit: Hit, on copy: inout CopyTally, in database: Database) throws {
        let mode = copy.privacy(by: rules.privacy)
        guard mode.counts else { return }
        if copy.isFull { return copy.addUnkept(hit) }
        var (context, near) = try copy.context(around: hit, rules.judge.rules, in: database)
        if let domain = copy.domain { context.addressDomains = reach.note(hit.address, domain: domain, at: hit.at) }
        context.own = try copy.own(hit, by: rules, in: database)
        let assessment = rules.judge.assess(hit, context: context)
        let judged = assessment.hit
        guard let facts = facts(of: hit, judged).kept(in: mode) else {
            try database.countAggregate(judged, of: copy)
            return
        }
        let changes = assessment.changes.map { change in
            var changed = near[change.index]
            changed.hit.verdict = change.verdict
            return Change(old: near[change.index], new: changed)
        }
        let likeness = rules.likenesses.likeness(of: hit)
        let place = try database.place(of: judged, likeness: likeness, copy: copy.copy, repeats)
        // As a rule a hit comes as the last, and moves no other.
        let isSimple =
            place.movesNone && !changes.contains(where: \.isMove)
            && (place.isRepeat || !judged.verdict.actor.counts || copy.contact == nil || copy.isLatest(hit.at))
        let isRepeat = place.isRepeat || !isSimple
        let event = try database.insertEvent(
            judged, facts, copy, likeness: likeness, isRepeat: isRepeat, rules: rules.judge.rules.version)
        let known = KnownHit(event: event, hit: judged, likeness: likeness, isRepeat: isRepeat)
        if isSimple {
            copy.add(known)
            if case .repeating(let first) = place { try database.addRepeat(of: first, at: hit.at) }
            try count(known, of: copy, in: database)
            try replace(changes, of: &copy, in: database)
        } else {
            // It has a row and counts for nothing yet: as a repeat.
            let history = try copy.contact == nil ? nil : self.history(of: copy, in: database)
            copy.add(known)
            try replace(changes, with: known, of: &copy, since: history, in: database)
        }
    }

    /// What has become of a hit that was there.
    private struct Change {
        let old: KnownHit
        var new: KnownHit

        /// Whether it is another's now, and so with others.
        var isMove: Bool { old.hit.verdict.actor != new.hit.verdict.actor }
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
        var changed = known
        for index in hits.indices { changed[index].hit = hits[index] }
        for change in verdicts { changed[change.index].hit.verdict = change.verdict }
        let changes = zip(known, changed).filter { $0.hit.verdict != $1.hit.verdict }.map { Change(old: $0, new: $1) }
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
        // Once for all of a message's copies: a gateway may have scanned hundreds of them.
        for message in Set(copies.values.filter(\.hasTakenBack).map(\.message)) {
            try database.writeOpenTimes(ofMessage: message)
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

    /// A hit that is the last of its copy.
    private mutating func count(_ known: KnownHit, of copy: CopyTally, in database: Database) throws {
        guard known.isCounted else { return }
        let hit = known.hit
        let clicks = hit.kind == .click ? try countClick(hit, of: copy, in: database) : 0
        guard let contact = copy.contact else { return }
        var tally = try contactTally(contact, in: database)
        if hit.kind == .click {
            tally.addClick(clicks, at: hit.at)
        } else {
            tally.addOpen(copy.after.opens, at: hit.at)
        }
        contacts[contact] = tally
    }

    /// Returns how often its link was clicked in this copy.
    private mutating func countClick(_ hit: JudgedHit, of copy: CopyTally, in database: Database) throws -> Int {
        let clicks = try database.addClick(of: hit.link, copy: copy.copy)
        links[LinkKey(message: copy.message, link: hit.link), default: LinkTally(copy: copy, link: hit.link)]
            .add(at: hit.at, isFirst: clicks == 1)
        return clicks
    }

    private mutating func takeBackClick(_ hit: JudgedHit, of copy: CopyTally, in database: Database) throws {
        let isLast = try database.takeBackClick(of: hit.link, copy: copy.copy) == 0
        links[LinkKey(message: copy.message, link: hit.link), default: LinkTally(copy: copy, link: hit.link)]
            .takeBack(at: hit.at, isLast: isLast)
    }

    private func contactTally(_ contact: Int64, in database: Database) throws -> ContactTally {
        try contacts[contact] ?? ContactTally(contact: contact, rule: rules.engagement, in: database)
    }

    // MARK: Other verdicts

    /// Moves all counters from the old verdicts to the new, and from what were events to what are.
    ///
    /// - Parameters:
    ///   - new: a hit that has its row, as a repeat, and is to find its place.
    ///   - old: what the copy told of its contact before; read where it is nil and asked for.
    private mutating func replace(
        _ changes: [Change], with new: KnownHit? = nil, of copy: inout CopyTally, since old: EngagementHistory? = nil,
        in database: Database
    ) throws {
        guard new != nil || !changes.isEmpty else { return }
        // Another reason for the same is no news of the contact.
        let isMoved = new != nil || changes.contains(where: \.isMove)
        let before = try copy.contact == nil || !isMoved ? nil : old ?? history(of: copy, in: database)
        for change in changes { try database.setVerdict(change.new.hit.verdict, of: change.new.event) }
        for change in isMoved ? try regrouped(changes, with: new, of: copy.copy, in: database) : changes {
            copy.replace(change.old, by: change.new)
            let hit = change.new.hit
            switch (hit.kind, change.old.isCounted, change.new.isCounted) {
            case (.click, true, false): try takeBackClick(hit, of: copy, in: database)
            case (.click, false, true): _ = try countClick(hit, of: copy, in: database)
            default: break
            }
        }
        if let contact = copy.contact, let before {
            var tally = try contactTally(contact, in: database)
            tally.replace(before, by: try history(of: copy, in: database))
            contacts[contact] = tally
        }
    }

    /// Returns the changes, and what else is an event now or none any more because of them.
    private func regrouped(
        _ changes: [Change], with new: KnownHit?, of copy: Int64, in database: Database
    ) throws -> [Change] {
        var starts: [Int64: Int64] = [:]
        for hit in changes.filter(\.isMove).map(\.old) + (new.map { [$0] } ?? []) {
            guard let likeness = hit.likeness else { continue }
            starts[likeness] = min(starts[likeness] ?? hit.hit.at, hit.hit.at)
        }
        var all = changes
        let places = Dictionary(uniqueKeysWithValues: changes.enumerated().map { ($1.new.event, $0) })
        for (likeness, start) in starts {
            for old in try database.regroup(likeness, of: copy, from: start, repeats) {
                if let place = places[old.event] {
                    all[place].new.isRepeat.toggle()
                } else {
                    var new = old
                    new.isRepeat.toggle()
                    all.append(Change(old: old, new: new))
                }
            }
        }
        return all
    }

    private func history(of copy: CopyTally, in database: Database) throws -> EngagementHistory {
        try EngagementHistory(ofCopy: copy.copy, rule: rules.engagement, in: database)
    }
}

extension Database {
    fileprivate func insertEvent(
        _ hit: JudgedHit, _ facts: HitFacts, _ copy: CopyTally, likeness: Int64, isRepeat: Bool, rules: Int
    ) throws -> Int64 {
        try cachedStatement(
            sql: """
                INSERT INTO events
                    (at, kind, message, copy, delivery, contact, link, ip, country, region, city, user_agent,
                    actor, actor_reason, signs, network, rules, likeness, is_repeat)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
                """
        ).execute(arguments: [
            hit.at, hit.kind, copy.message, copy.copy, copy.delivery, copy.contact,
            hit.kind == .click ? hit.link : nil, facts.address, facts.place?.country, facts.place?.region,
            facts.place?.city, facts.agent, hit.verdict.actor, hit.verdict.reason, facts.signs.rawValue,
            facts.network?.rawValue, rules, likeness, isRepeat,
        ])
        return lastInsertedRowID
    }

    fileprivate func setVerdict(_ verdict: ActorVerdict, of event: Int64) throws {
        try cachedStatement(sql: "UPDATE events SET actor = $1, actor_reason = $2 WHERE event = $3")
            .execute(arguments: [verdict.actor, verdict.reason, event])
        guard verdict.actor == .proxy else { return }
        try cachedStatement(sql: "UPDATE events SET country = NULL, region = NULL, city = NULL WHERE event = $1")
            .execute(arguments: [event])
    }

    /// Returns how often the copy's link was clicked, this click included.
    fileprivate func addClick(of link: Int, copy: Int64) throws -> Int {
        try Int.fetchOne(
            cachedStatement(
                sql: """
                    INSERT INTO clicked_links (copy, link) VALUES ($1, $2)
                    ON CONFLICT (copy, link) DO UPDATE SET clicks = clicked_links.clicks + 1 RETURNING clicks
                    """), arguments: [copy, link]) ?? 1
    }

    /// Returns how often the copy's link was clicked without a click that was counted and is not any more.
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

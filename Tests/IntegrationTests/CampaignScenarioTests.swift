// A campaign's whole life through a real Postfix: two hundred recipients, and what each of them, their mail providers, their
// gateways and their hosts do. Every figure that Backstamp shows is the story's own count.
//
// Who does what stands in Support/CampaignCast.swift. The count is CampaignLedger's, which knows no code of Backstamp's.

import Foundation
import Testing

@Suite struct CampaignScenarioTests {
    @Test func everyFigureIsTheStorysOwnCount() throws {
        #expect(CampaignCast.personas.reduce(0) { $0 + $1.count } == 200)
        let world = try CampaignWorld()

        // Morning: everything leaves. Gateways look at it before it is delivered, others and hasty people just after.
        try world.send(CampaignMail.morning)
        for address in CampaignMail.banned {
            let reply = try world.replyToBanned(address)
            #expect(reply.hasPrefix("550 5.7.1 <\(address)>"), "\(reply)")
        }
        #expect(world.endGreylisting())
        #expect(world.waitForDeliveries(of: CampaignMail.morning))

        // Later, not within ten seconds of a scan: the others look, click, answer, leave and complain.
        sleep(11)
        try world.playLater(CampaignMail.morning)

        // Evening: who has left the list gets no more of it. What our people quote and what they only send on.
        #expect(try world.areLeaversKnown())
        try world.redirect(CampaignMail.redirected)
        try world.send(CampaignMail.evening)
        #expect(world.waitForDeliveries(of: CampaignMail.all))
        try world.playLater(CampaignMail.evening)
        try world.endRetries()
        #expect(world.stage.mishaps == [])

        // All that is told of this day.
        try world.waitUntilTold()
        try world.learnNumbers()
        let rows = CampaignTimeline.withoutSeconds(try world.rows("SELECT * FROM crm_timeline"))
        let names = Dictionary(uniqueKeysWithValues: world.numbers.messages.map { ($1, $0) })
        let timeline = CampaignTimeline(world.events, in: rows, mails: names)
        expectNone(timeline.differences)

        let tables = CampaignTables(
            ledger: CampaignLedger(CampaignMail.all, timeline.events), numbers: world.numbers)
        try expectHeadline(world)
        try expectViews(world, tables, timeline: rows)
        try expectContacts(world, tables)
        try expectReports(world, tables)
        #expect(try world.sandbox.databaseFaults() == "")
    }

    /// One mail of each persona, and all those that are not the spring campaign's.
    private static let examples = CampaignMail.all.filter { $0.campaign != "spring" || $0.name.hasSuffix("1") }
}

// MARK: - What is told

extension CampaignScenarioTests {
    /// As anybody can add it up from the list of personas.
    private func expectHeadline(_ world: CampaignWorld) throws {
        let figures = try #require(try world.rows("SELECT * FROM crm_campaigns WHERE campaign = 'spring'").first)
        let expected = [
            "sent": 200, "delivered": 177, "opened": 116, "clicked": 54, "hard_bounced": 8, "soft_bounced": 13,
            "unsubscribed": 9, "complained": 3, "replied": 7, "machine_opens": 35, "machine_clicks": 95,
        ]
        expectNone(
            CampaignRow("spring", expected.mapValues { .int($0) }).differences(
                from: figures.filter { expected[$0.key] != nil }))
    }

    /// All columns of all views, but of contacts, whose scores fade while they are read.
    private func expectViews(_ world: CampaignWorld, _ tables: CampaignTables, timeline: [[String: Any]]) throws {
        let events = tables.timeline(CampaignTimeline.sorted(tables.ledger.events, world.numbers))
        expectNone(events.differences(from: CampaignTimeline.sorted(timeline)))
        let mails = CampaignMail.all
        let views: [(String, [CampaignRow])] = [
            ("crm_messages ORDER BY message", tables.messages),
            ("crm_deliveries ORDER BY delivery", mails.flatMap(tables.deliveries)),
            ("crm_links ORDER BY message, link", mails.flatMap(tables.links)),
            ("crm_campaigns ORDER BY campaign", ["spring", "welcome"].map(tables.campaign)),
            (
                "crm_campaign_links ORDER BY campaign, clicks DESC, unique_clicks DESC, url",
                ["spring", "welcome"].flatMap(tables.campaignLinks)
            ),
            ("crm_campaign_hours ORDER BY campaign, hour", ["spring", "welcome"].flatMap(tables.campaignHours)),
            ("crm_campaign_domains ORDER BY campaign, domain", ["spring", "welcome"].flatMap(tables.campaignDomains)),
            ("crm_domain_days ORDER BY day, domain, event, class, reason", tables.domainDays),
            ("crm_suppressions ORDER BY address", tables.suppressions),
            ("crm_retries ORDER BY recipient", tables.retries),
            ("crm_alarms ORDER BY campaign, reason", tables.alarms),
        ]
        for (view, expected) in views {
            #expect(!expected.isEmpty)
            expectNone(expected.differences(from: try world.rows("SELECT * FROM \(view)")), view)
        }
    }

    /// By address, and by score.
    private func expectContacts(_ world: CampaignWorld, _ tables: CampaignTables) throws {
        let addresses = tables.ledger.addresses
        let start = CampaignStage.now
        let view = try world.rows("SELECT * FROM crm_contacts ORDER BY address")
        let time = start...CampaignStage.now
        let expected = addresses.map { tables.contact($0, at: time, withKey: true) }
        expectNone(expected.differences(from: view), "crm_contacts")

        for sort in ["address", "score"] {
            let start = CampaignStage.now
            let report = try world.report("contacts", "--sort", sort, "--limit", "1000")
            let time = start...CampaignStage.now
            // Equal scores are in the order of addresses.
            let order =
                sort == "address"
                ? addresses
                : addresses.sorted {
                    let (one, other) = (tables.ledger.score(of: $0, at: start), tables.ledger.score(of: $1, at: start))
                    return (other, $0) < (one, $1)
                }
            expectNone(order.map { tables.contact($0, at: time) }.differences(from: report), "contacts by \(sort)")
        }
        let warm = addresses.count { tables.ledger.score(of: $0, at: start) >= 25 }
        #expect(try world.report("contacts", "--min-score", "25", "--limit", "1000").count == warm && warm > 0)
    }

    private func expectReports(_ world: CampaignWorld, _ tables: CampaignTables) throws {
        for campaign in ["spring", "welcome"] {
            expectNone([tables.campaignReport(campaign)].differences(from: try world.report("campaign", campaign)))
        }
        let lists: [(String, [String])] = [
            ("newest", ["welcome", "spring"]), ("campaign", ["spring", "welcome"]), ("sent", ["spring", "welcome"]),
            ("open_rate", ["welcome", "spring"]), ("click_rate", ["welcome", "spring"]),
            ("bounce_rate", ["spring", "welcome"]), ("unsubscribe_rate", ["spring", "welcome"]),
        ]
        for (sort, names) in lists {
            let expected = names.map { tables.campaignReport($0, isListed: true) }
            expectNone(
                expected.differences(from: try world.report("campaigns", "--sort", sort)), "campaigns by \(sort)")
        }
        for (number, mail) in Self.examples.enumerated() {
            // Each is known by three names.
            let names = [
                mail.messageID, tables.numbers.queueIDs[mail.name], tables.numbers.messages[mail.name]?.description,
            ]
            let report = try world.report("message", names[number % 3] ?? "")
            expect(report, tables.messageReport(mail), timeline: tables.ledger.events(of: mail), tables)
            guard let address = mail.only?.address else { continue }
            let start = CampaignStage.now
            let contact = try world.report("contact", address)
            let expected = tables.contact(address, at: start...CampaignStage.now)
            expect(contact, expected, timeline: tables.ledger.events(of: address), tables)
        }
    }

    /// One object with a timeline.
    private func expect(
        _ report: [[String: Any]], _ expected: CampaignRow, timeline: [CampaignEvent], _ tables: CampaignTables
    ) {
        let reported = CampaignTimeline.withoutSeconds(report.first?["timeline"] as? [[String: Any]] ?? [])
        let object = report.map { $0.filter { $0.key != "timeline" } }
        expectNone([expected].differences(from: object))
        let events = tables.timeline(CampaignTimeline.sorted(timeline, tables.numbers))
        expectNone(events.differences(from: CampaignTimeline.sorted(reported)))
        let times = reported.compactMap { $0["at"] as? String }
        #expect(
            times == times.sorted() && ["sent", "suppressed"].contains(reported.first?["event"] as? String),
            "\(expected.name)")
    }

    /// A test that shows the first of what is wrong, which may be much.
    private func expectNone(_ differences: [String], _ place: String = "") {
        #expect(differences.isEmpty, "\(place)\n\(differences.prefix(20).joined(separator: "\n"))")
    }
}

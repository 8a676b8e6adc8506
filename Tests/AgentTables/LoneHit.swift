package import Judging
package import Words

/// The first and only hit of a copy, an hour after the delivery: nothing tells who it was but the hit itself.
package enum LoneHit {
    private static let deliveredAt: Int64 = 1_700_000_000_000

    package static func verdict(
        on agent: String, _ kind: JudgedHit.Kind, headers: String, by judge: HitJudge
    ) -> ActorVerdict {
        let act: Hit.Act =
            switch kind {
            case .open: .open(OpenToken(copy: 1))
            case .click: .click(ClickToken(copy: 1, link: 1))
            }
        let hit = Hit(
            at: deliveredAt + 3_600_000, act: act, address: Array("198.51.100.7".utf8),
            userAgent: Array(agent.utf8), headers: Array(headers.utf8))
        let context = HitContext(sentAt: deliveredAt - 2_000, deliveredAt: deliveredAt)
        return judge.assess(hit, context: context).hit.verdict
    }
}

extension AgentTable {
    /// Those that are taken for a machine's where a person looks or clicks, with the fields that browsers send.
    package func falseMachines(by judge: HitJudge) -> [String] {
        agents.filter { agent in
            [(JudgedHit.Kind.open, Self.image), (.click, Self.page)].contains { kind, headers in
                LoneHit.verdict(on: agent, kind, headers: headers, by: judge).actor == .machine
            }
        }
    }

    /// Those that are taken for a person's where they fetch a picture or a link, with the fields that robots send.
    package func missedMachines(by judge: HitJudge) -> [String] {
        agents.filter { agent in
            [JudgedHit.Kind.open, .click].contains { kind in
                LoneHit.verdict(on: agent, kind, headers: Self.robot, by: judge).actor == .human
            }
        }
    }

    /// Of a hundred.
    package func share(_ mistaken: [String]) -> Double { Double(mistaken.count) / Double(agents.count) * 100 }

    private static let language = "accept-encoding: gzip, deflate, br\naccept-language: en-GB,en;q=0.9\n"
    private static let image = "accept: image/avif,image/webp,*/*;q=0.8\n" + language
    private static let page = "accept: text/html,application/xhtml+xml,*/*;q=0.8\n" + language
    private static let robot = "accept: */*\naccept-encoding: gzip\n"
}

@testable import Judging
@testable import Words

/// Requests as fetchers and people really send them, to be judged.
enum Sample {
    static let judge = HitJudge()

    /// When the mail of the tests came to us, and when the recipient's server took it.
    static let sentAt: Int64 = 1_700_000_000_000
    static let deliveredAt = sentAt + 2_000

    static let chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/126.0.0.0 Safari/537.36"
    static let appleMail = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    static let outlook = "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)"

    static let language = "accept-language: en-GB,en;q=0.9\n"
    /// Chrome's, when a link in a mail program is pressed.
    static let navigation =
        "accept: text/html,application/xhtml+xml,*/*;q=0.8\naccept-encoding: gzip, deflate, br\n" + language
        + "sec-fetch-dest: document\nsec-fetch-mode: navigate\nsec-fetch-site: none\nsec-fetch-user: ?1\n"
    /// The same by a browser that does not tell.
    static let plainNavigation =
        "accept: text/html,application/xhtml+xml\naccept-encoding: gzip, deflate, br\n" + language
    /// Chrome's for an image of a webmail.
    static let image =
        "accept: image/avif,image/webp,*/*;q=0.8\naccept-encoding: gzip, deflate, br\n" + language
        + "sec-fetch-dest: image\nsec-fetch-mode: no-cors\nsec-fetch-site: cross-site\n"

    /// A hit some milliseconds after the delivery.
    static func hit(
        _ after: Int64, link: Int? = nil, agent: String = chrome, headers: String? = nil, from: String = "198.51.100.7"
    ) -> Hit {
        Hit(
            at: deliveredAt + after,
            act: link.map { .click(ClickToken(copy: 1, link: $0)) } ?? .open(OpenToken(copy: 1)),
            address: Array(from.utf8), userAgent: Array(agent.utf8),
            headers: Array((headers ?? (link == nil ? image : plainNavigation)).utf8))
    }

    static var context: HitContext { HitContext(sentAt: sentAt, deliveredAt: deliveredAt) }

    /// Judges hits in the order they are given, each with those before, and what that changes: as the database does it.
    static func fold(_ hits: [Hit], _ context: HitContext = context, by judge: HitJudge = judge) -> [JudgedHit] {
        var judged: [JudgedHit] = []
        for hit in hits {
            let near = judged.indices.filter { abs(judged[$0].at - hit.at) <= judge.rules.window }
            var context = context
            context.recent = near.map { judged[$0] }
            let new = judge.assess(hit, context: context)
            for change in new.changes { judged[near[change.index]].verdict = change.verdict }
            judged.append(new.hit)
        }
        return judged
    }

    static func actors(_ hits: [Hit], _ context: HitContext = context) -> [Actor] {
        fold(hits, context).map(\.verdict.actor)
    }
}

/// A reproducible source of chance (Steele and others, SplitMix64, OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

extension HitJudge {
    /// The verdict on a hit, with what is known now.
    func judge(_ hit: Hit, context: HitContext) -> ActorVerdict { assess(hit, context: context).hit.verdict }
}

/// The numbers by which hits are judged. Times in milliseconds.
///
/// Grounds have points, and a hit with `threshold` points is a machine's. What is certain by itself has that many and
/// more, so that no sign of a person outweighs it. Sources are those of `reference/machine-signals.md`; where those
/// give a weight in words (weak, strong, certain), the points are ours.
package struct JudgeRules: Sendable {
    /// Kept with each verdict, and counted up with each change of numbers, patterns or rules.
    package var version = 3

    package var threshold = 100

    /// Clocks of hosts differ by this much.
    package var clockTolerance: Int64 = 500
    /// The time after its delivery within which a hit is strongly or weakly suspect; never alone, for people read fast.
    package var verySoon: Int64 = 5_000
    package var soon: Int64 = 60_000
    /// The same where only the time of sending is known (Mautic 7.1: 2 s).
    package var verySoonAfterSending: Int64 = 2_000

    /// Different links of a copy within this time: few are suspect (Marketo's proximity filter), many are a scan
    /// (mautic#16263: 23 hits in 15 s).
    package var burstTime: Int64 = 10_000
    package var fewLinks = 3
    package var manyLinks = 5
    /// The time before and after a burst within which a hit from a network of the burst is suspect.
    package var nearBurstTime: Int64 = 120_000

    /// Networks that one recipient's copy is hit from within this time (mautic#16263).
    package var networksTime: Int64 = 120_000
    package var manyNetworks = 3

    /// Looks at a copy within `window`: a person makes no more. Whoever has seen a URL can ask for it as often as he likes.
    package var manyLooks = 100

    /// Domains hit by one address in ten minutes (SendGrid's guidance). Phones share addresses, so never alone.
    package var manyDomains = 10

    /// Chromium engines of before autumn 2017, and Microsoft's own engine, ended in 2021: few have them, scanners do.
    package var oldestLivingChrome = 60
    package var deadEdges = 12...18

    package var points = Points()

    package struct Points: Sendable {
        package var beforeDelivery = 200
        package var verySoon = 60
        package var soon = 20
        package var burst = 200
        package var fewLinks = 60
        package var nearBurst = 80
        package var networks = 110
        /// More than all others: what is said of a crowd's hits is no other with each hit that joins it.
        package var manyLooks = 300
        package var manyDomains = 50
        package var gatewayNetwork = 60
        package var noLanguage = 30
        package var oldProtocol = 15
        /// Nobody sees anything that way: no browser asks so for a person.
        package var head = 100
        package var noAgent = 40
        package var stranger = 30
        package var pixelAsPage = 50
        /// The points of what the agent's words suggest, whatever it is. With any sign of a browser that is none it is
        /// enough; with a look within the minute it is not.
        package var suspectAgent = 70
        /// A person pressed something: programs that drive a browser can say so as well.
        package var pressed = -20
    }

    package init() {}

    /// The distance from a hit of others whose verdict it may change.
    package var reach: Int64 { max(burstTime + max(nearBurstTime, burstTime), networksTime) }

    /// The distance from a hit of others that may have a part in its verdict or in one that it changes.
    ///
    /// Of these the `manyLooks` nearest before it and after it are enough. What lies behind more than those is one of too many
    /// looks already, and so is every hit within whose reach it is.
    package var window: Int64 { 2 * reach }
}

extension JudgeRules.Points {
    /// The points of those signs that count only with others.
    var weakSigns: [(sign: HitSigns, points: Int)] {
        [
            (.noLanguage, noLanguage), (.oldProtocol, oldProtocol), (.head, head), (.noAgent, noAgent),
            (.stranger, stranger), (.pixelAsPage, pixelAsPage), (.gatewayNetwork, gatewayNetwork),
            (.manyDomains, manyDomains), (.robotWord, suspectAgent), (.contact, suspectAgent),
            (.oldEngine, suspectAgent), (.oddAgent, suspectAgent), (.noBrowser, suspectAgent),
        ]
    }
}

package import Words

/// A hit with its verdict and what is needed to judge it again: what the database keeps of it.
package struct JudgedHit: Sendable, Equatable {
    package enum Kind: Sendable {
        case open, click
    }

    /// Milliseconds since 1970, UTC.
    package var at: Int64
    package var kind: Kind
    /// The link's number; 0 where it is no click.
    package var link: Int
    /// The network; nil where its address was none.
    package var network: SourceNetwork?
    package var signs: HitSigns
    package var verdict: ActorVerdict

    package init(
        at: Int64, kind: Kind, link: Int, network: SourceNetwork?, signs: HitSigns, verdict: ActorVerdict
    ) {
        self.at = at
        self.kind = kind
        self.link = link
        self.network = network
        self.signs = signs
        self.verdict = verdict
    }

    /// Whether its link counts among those of a burst.
    var isClick: Bool { kind == .click && !signs.contains(.aside) }
}
